import { type User } from './domain/user.ts'

/** What resolvers of `User` get. */
export interface UserModel extends User {
  /** This very request registered the account or gave its password: it sees all that its owner sees. */
  readonly isOwners?: boolean
}
