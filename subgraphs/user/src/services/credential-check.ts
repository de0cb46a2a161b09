import type { LoginThrottle } from '../data/login-throttle.ts'
import type { PersonalData } from '../data/personal-data.ts'
import type { Account } from '../domain/user.ts'
import type { PasswordHasher } from '../hashing/password-hasher.ts'
import type { Caller, SecurityLog } from './security-log.ts'

export type CheckOutcome =
  | { readonly kind: 'right'; readonly account: Account }
  | { readonly kind: 'invalid-credentials' }
  | Throttled

export interface Throttled {
  readonly kind: 'throttled'
  readonly retryAfterMs: number
}

/**
 * Whether a password is an account's, within what the throttle allows: the one way in which a password is ever checked.
 * @param name what was tried, when it is nobody's
 */
export type CheckCredentials = (
  account: Account | null,
  name: string,
  password: string,
  caller: Caller,
) => Promise<CheckOutcome>

export interface CheckOptions {
  readonly throttle: LoginThrottle
  readonly passwords: PasswordHasher
  readonly personal: PersonalData
  readonly log: SecurityLog
}

/** The same steps, in the same time, whether there is such an account or not. */
export function createCredentialCheck(options: CheckOptions): CheckCredentials {
  const { throttle, passwords, personal, log } = options
  return async (account, name, password, caller) => {
    const userId = account?.user.id ?? null
    const { clientIp } = caller
    const attempt = await throttle.begin({
      account: userId ?? `?${personal.emailIndex(name)}`,
      networkTag: clientIp === undefined ? undefined : personal.networkTag(clientIp),
    })
    if (attempt.kind === 'wait') {
      await log.record('LOGIN_THROTTLED', caller, { userId })
      return { kind: 'throttled', retryAfterMs: attempt.retryAfterMs }
    }
    const matches = await passwords.verify(account?.passwordHash ?? null, password)
    if (!account || !matches || account.user.disabled) {
      await log.record('LOGIN_FAILED', caller, { userId })
      return { kind: 'invalid-credentials' }
    }
    await attempt.succeeded()
    return { kind: 'right', account }
  }
}
