import type { PrismaClient } from '#prisma'

/** What every use case that changes something needs. */
export interface ServiceDependencies {
  readonly prisma: PrismaClient
  /** Tells the outbox relay that something was committed. Never fails: the relay also looks by itself. */
  readonly wakeRelay: () => void
  readonly now: () => Date
}
