export const SECURITY_EVENT_KINDS = [
  'REGISTERED',
  'LOGIN_SUCCEEDED',
  'LOGIN_FAILED',
  'LOGIN_THROTTLED',
  'LOGGED_OUT',
  'SESSIONS_REVOKED',
  'PASSWORD_CHANGED',
  'PASSWORD_RESET_REQUESTED',
  'PASSWORD_RESET',
  'EMAIL_VERIFIED',
  'ACCOUNT_DISABLED',
  'ACCOUNT_ENABLED',
  'ROLES_CHANGED',
  'DATA_EXPORTED',
  'DELETION_REQUESTED',
  'ACCOUNT_DELETED',
] as const

export type SecurityEventKind = (typeof SECURITY_EVENT_KINDS)[number]

/** Something that happened to an account, or was tried. */
export interface SecurityEvent {
  readonly id: string
  readonly kind: SecurityEventKind
  readonly at: Date
  readonly userId: string | null
  readonly actorId: string | null
  /** A keyed hash of the network address. */
  readonly networkTag: string | null
  readonly requestId: string | null
  readonly detail: string | null
}
