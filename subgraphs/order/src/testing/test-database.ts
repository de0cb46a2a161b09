import { fileURLToPath } from 'node:url'
import type { PrismaClient } from '#prisma'
import { migrate } from '../../../../scripts/lib/migrate.ts'
import { createScratchDatabase } from '../../../../scripts/testing/scratch-database.ts'
import { createPrismaClient } from '../data/prisma-client.ts'

const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/order/migrations', import.meta.url))

export interface TestDatabase {
  readonly prisma: PrismaClient
  close(): Promise<void>
}

/** An order database of one's own: expiry and the relay work on all that a database holds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const scratch = await createScratchDatabase()
  await migrate(scratch.url, MIGRATIONS)
  const prisma = createPrismaClient(scratch.url, 20)
  return {
    prisma,
    async close() {
      await prisma.$disconnect()
      await scratch.drop()
    },
  }
}
