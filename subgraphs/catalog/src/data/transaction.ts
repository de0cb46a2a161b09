import { retryTransient } from '@floodgate/platform/database'
import { Prisma, type PrismaClient } from '#prisma'

/** The client inside a transaction. */
export type Transaction = Prisma.TransactionClient

/** At this level every statement sees what was committed before it, so that what is read behind a lock is true. */
const READ_COMMITTED = {
  isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted,
} as const

/** Runs `work` in a transaction, again when it lost to a concurrent one. */
export function inTransaction<T>(
  prisma: PrismaClient,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return retryTransient(() => prisma.$transaction(work, READ_COMMITTED))
}
