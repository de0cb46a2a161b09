import { createMariaDbAdapter } from '@floodgate/platform/database'
import { PrismaClient } from '#prisma'

/** The caller disconnects it. */
export function createPrismaClient(databaseUrl: string): PrismaClient {
  return new PrismaClient({ adapter: createMariaDbAdapter(databaseUrl) })
}
