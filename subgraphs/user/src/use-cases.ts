import { createIdempotency } from '@floodgate/platform/idempotency'
import type { Logger } from '@floodgate/platform/logging'
import type { RedisClient } from '@floodgate/platform/redis'
import type { ServiceClient } from '@floodgate/platform/service-client'
import { createSessionStore } from '@floodgate/platform/session-store'
import type { PrismaClient } from '#prisma'
import type { UseCases } from './context.ts'
import { createAccountTokens } from './data/account-tokens.ts'
import { createAddressRepository } from './data/address-repository.ts'
import { createDeletions } from './data/deletions.ts'
import { createLoginThrottle } from './data/login-throttle.ts'
import type { PersonalData } from './data/personal-data.ts'
import { createSecurityEvents } from './data/security-events.ts'
import type { UserRepository } from './data/user-repository.ts'
import type { PasswordHasher } from './hashing/password-hasher.ts'
import type { MailLinks } from './mail/mail.ts'
import type { Mailer } from './mail/mailer.ts'
import { createAccountDeletion } from './services/account-deletion.ts'
import { createAccountService } from './services/account-service.ts'
import { createAddressService } from './services/address-service.ts'
import { createAdministration } from './services/administration.ts'
import type { Background } from './services/background.ts'
import { createCredentialCheck } from './services/credential-check.ts'
import { createDataExport } from './services/data-export.ts'
import { createEmailVerification } from './services/email-verification.ts'
import { createPasswordService } from './services/password-service.ts'
import { createSecurityLog } from './services/security-log.ts'
import { createSessionService } from './services/session-service.ts'

export interface UseCaseDependencies {
  readonly prisma: PrismaClient
  readonly redis: RedisClient
  readonly users: UserRepository
  readonly personal: PersonalData
  readonly passwords: PasswordHasher
  readonly mailer: Mailer
  readonly links: MailLinks
  readonly background: Background
  /** The order subgraph. */
  readonly orders: Pick<ServiceClient, 'request'>
  readonly idempotencySecret: string
  readonly logger: Logger
}

/** Every use case of the subgraph, wired by hand. */
export function createUseCases(dependencies: UseCaseDependencies): UseCases {
  const { prisma, redis, personal } = dependencies
  const events = createSecurityEvents(prisma)
  const log = createSecurityLog(events, personal)
  const store = createSessionStore(redis)
  const idempotency = createIdempotency(redis, dependencies.idempotencySecret)
  const shared = { ...dependencies, sessions: store, tokens: createAccountTokens(prisma), log }
  const check = createCredentialCheck({ ...shared, throttle: createLoginThrottle(redis) })
  const verification = createEmailVerification(shared)
  const sessions = createSessionService(store, personal, log)
  const addresses = createAddressService(createAddressRepository(prisma, personal), idempotency)
  return {
    accounts: createAccountService({ ...shared, check, verification, idempotency }),
    passwords: createPasswordService({ ...shared, check }),
    verification,
    sessions,
    addresses,
    administration: createAdministration(shared.users, store, log),
    deletion: createAccountDeletion({ ...shared, check, deletions: createDeletions(prisma) }),
    exportData: createDataExport({ ...shared, addresses, sessions, events }),
    events,
  }
}
