import type { User } from './domain/user.ts'

/** What resolvers of `User` get. */
export interface UserModel extends User {
  /** This very request registered the account or proved to be its owner's: it sees all that its owner sees. */
  readonly isOwners?: boolean
}

export type { Address as AddressModel } from './domain/address.ts'
export type { SecurityEvent as SecurityEventModel } from './domain/security-event.ts'
export type { OwnSession as SessionModel } from './services/session-service.ts'
