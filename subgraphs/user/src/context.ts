import type { Identity, SignedRequest } from '@floodgate/platform/identity'
import { createUserLoader, type UserLoader } from './data/user-loader.ts'
import type { SecurityEvents } from './data/security-events.ts'
import type { UserRepository } from './data/user-repository.ts'
import type { AccountDeletion } from './services/account-deletion.ts'
import type { AccountService } from './services/account-service.ts'
import type { AddressService } from './services/address-service.ts'
import type { Administration } from './services/administration.ts'
import type { ExportData } from './services/data-export.ts'
import type { EmailVerification } from './services/email-verification.ts'
import type { PasswordService } from './services/password-service.ts'
import type { Caller } from './services/security-log.ts'
import type { SessionService } from './services/session-service.ts'

export interface UseCases {
  readonly accounts: AccountService
  readonly passwords: PasswordService
  readonly verification: EmailVerification
  readonly sessions: SessionService
  readonly addresses: AddressService
  readonly administration: Administration
  readonly deletion: AccountDeletion
  readonly exportData: ExportData
  readonly events: SecurityEvents
}

/** What resolvers work with: who asks, the use cases, and this request's loaders. */
export interface Context extends UseCases {
  readonly identity: Identity
  readonly caller: Caller
  readonly users: UserLoader
}

export function createContextFactory(users: UserRepository, useCases: UseCases) {
  return (caller: SignedRequest): Context => ({
    ...useCases,
    identity: caller.identity,
    caller,
    users: createUserLoader(users),
  })
}
