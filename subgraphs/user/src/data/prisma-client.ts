import { createMariaDbAdapter } from '@floodgate/platform/database'
import { PrismaClient } from '#prisma'

/** Whoever creates a client disconnects it. */
export function createPrismaClient(url: string): PrismaClient {
  // A fuller error format may quote the values of a query: emails and password hashes, here.
  return new PrismaClient({ adapter: createMariaDbAdapter(url), errorFormat: 'minimal' })
}
