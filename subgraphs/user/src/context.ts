import { type Identity, type SignedRequest } from '@floodgate/platform/identity'
import { createUserLoader, type UserLoader } from './data/user-loader.ts'
import { type UserRepository } from './data/user-repository.ts'
import { type AccountService } from './services/account-service.ts'

/** What resolvers work with: who asks, the use cases, and this request's loaders. */
export interface Context {
  readonly identity: Identity
  readonly accounts: AccountService
  readonly users: UserLoader
}

export interface ContextOptions {
  readonly accounts: AccountService
  readonly users: UserRepository
}

export function createContextFactory({ accounts, users }: ContextOptions) {
  return ({ identity }: SignedRequest): Context => ({
    identity,
    accounts,
    users: createUserLoader(users),
  })
}
