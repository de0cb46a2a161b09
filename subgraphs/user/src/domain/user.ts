import type { Identity, Role } from '@floodgate/platform/identity'
import { hasRole, isStaff } from '@floodgate/platform/authorization'

/** An account, without its password. */
export interface User {
  readonly id: string
  readonly username: string
  /** Empty once the account is deleted. */
  readonly email: string
  readonly emailVerified: boolean
  readonly roles: readonly Role[]
  /** Whether logins are refused. */
  readonly disabled: boolean
  readonly createdAt: Date
}

/** What a login is checked against. */
export interface Account {
  readonly user: User
  /** Null once the account is deleted. */
  readonly passwordHash: string | null
  /** Grows with every change of password, roles or state. */
  readonly credentialsVersion: number
}

function isSelf(viewer: Identity, userId: string): boolean {
  return viewer.kind === 'user' && viewer.userId === userId
}

/** Whether the viewer may look an account up by its id. */
export function maySeeAccount(viewer: Identity, userId: string): boolean {
  return isSelf(viewer, userId) || isStaff(viewer)
}

/** Whether the viewer may see the id and username of an account that another object led to. */
export function maySeeUsername(viewer: Identity): boolean {
  return viewer.kind !== 'anonymous'
}

/** An account's email and whether it may log in. */
export function maySeePrivateFacts(viewer: Identity, userId: string): boolean {
  return isSelf(viewer, userId) || hasRole(viewer, 'ADMIN')
}

/** Who runs the shop is nobody's business but theirs: it would name the accounts worth attacking. */
export function maySeeRoles(viewer: Identity, userId: string): boolean {
  return isSelf(viewer, userId) || isStaff(viewer) || viewer.kind === 'service'
}
