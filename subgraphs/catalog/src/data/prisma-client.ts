import { createMariaDbAdapter } from '@floodgate/platform/database'
import { PrismaClient } from '#prisma'

/**
 * Whoever creates a client disconnects it.
 * @param onStatement is told each SQL statement that is sent
 */
export function createPrismaClient(url: string, onStatement?: (sql: string) => void): PrismaClient {
  const options = {
    adapter: createMariaDbAdapter(url),
    errorFormat: 'minimal',
    // As long as the pool lets any request wait for a connection.
    transactionOptions: { maxWait: 5_000, timeout: 10_000 },
  } as const
  if (!onStatement) return new PrismaClient(options)
  const client = new PrismaClient({ ...options, log: [{ emit: 'event', level: 'query' }] })
  client.$on('query', ({ query }) => onStatement(query))
  return client
}
