import { createMariaDbAdapter } from '@floodgate/platform/database'
import { PrismaClient } from '#prisma'

/** Whoever creates it disconnects it. Its transactions are READ COMMITTED. */
export function createPrismaClient(url: string, connectionLimit = 10): PrismaClient {
  // A fuller error format would quote queries and their values into the logs.
  return new PrismaClient({
    adapter: createMariaDbAdapter(url, { connectionLimit, readCommitted: true }),
    errorFormat: 'minimal',
  })
}

/** For readiness checks. @throws when the server does not answer */
export async function pingDatabase(prisma: PrismaClient): Promise<void> {
  await prisma.$queryRaw`SELECT 1`
}
