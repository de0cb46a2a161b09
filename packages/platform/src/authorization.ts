import { AppError } from './errors.ts'
import type { Identity, Role, UserIdentity } from './identity.ts'

/** @throws AppError UNAUTHENTICATED */
export function requireUser(identity: Identity): UserIdentity {
  if (identity.kind === 'user') return identity
  throw new AppError('UNAUTHENTICATED')
}

/** @throws AppError UNAUTHENTICATED, or FORBIDDEN when the account has none of the roles */
export function requireRole(identity: Identity, ...roles: readonly Role[]): UserIdentity {
  const user = requireUser(identity)
  if (roles.some((role) => user.roles.includes(role))) return user
  throw new AppError('FORBIDDEN')
}

/** For operations that only another subgraph may call. @throws AppError FORBIDDEN */
export function requireService(identity: Identity): void {
  if (identity.kind !== 'service') throw new AppError('FORBIDDEN')
}

export function hasRole(identity: Identity, ...roles: readonly Role[]): boolean {
  return identity.kind === 'user' && roles.some((role) => identity.roles.includes(role))
}

/** MERCHANT and ADMIN: those who run the shop. */
export function isStaff(identity: Identity): boolean {
  return hasRole(identity, 'MERCHANT', 'ADMIN')
}
