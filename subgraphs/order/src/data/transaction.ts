import { retryTransient } from '@floodgate/platform/database'
import type { Prisma, PrismaClient } from '#prisma'

/** The client inside a transaction; the client itself will do where one statement is all. */
export type Transaction = Prisma.TransactionClient

/**
 * Runs `work` in a transaction at READ COMMITTED (the client's connections have it so), again when it lost to a concurrent one. At that level every statement
 * sees what was committed before it, so that what is read behind a lock is true.
 */
export function inTransaction<T>(
  prisma: PrismaClient,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return retryTransient(() =>
    prisma.$transaction(work, {
      maxWait: 5_000,
      timeout: 15_000,
    }),
  )
}
