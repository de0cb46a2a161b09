import { Redis } from 'ioredis'
import { canQuery, connectionReason, describeDatabaseUrl } from './database-connection.ts'
import { UserError } from './terminal.ts'
import { databaseVariable, type SubgraphName } from './topology.ts'

/** @throws UserError naming the variable when the database can't be used */
export async function checkOwnDatabase(name: SubgraphName, env: NodeJS.ProcessEnv): Promise<void> {
  const variable = databaseVariable(name)
  const url = env[variable] ?? ''
  if (!URL.canParse(url) || !/^(mysql|mariadb):\/\/[^/]+\/[^/]+/.test(url)) {
    throw new UserError(`${variable} must look like mysql://user:password@host:3306/database.`)
  }
  try {
    await canQuery(url)
  } catch (error) {
    throw new UserError(
      `The database of ${variable} (${describeDatabaseUrl(url)}) refuses: ${connectionReason(error)}.`,
    )
  }
}

/** @throws UserError when the Redis of REDIS_URL can't be used */
export async function checkOwnRedis(url: string): Promise<void> {
  if (!URL.canParse(url.split(',')[0] ?? '')) {
    throw new UserError('REDIS_URL must look like redis://host:6379.')
  }
  // A cluster's nodes all answer PING; the first speaks for it.
  const redis = new Redis(url.replace('redis-cluster:', 'redis:').split(',')[0] ?? url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: 5_000,
  })
  let lastError: unknown
  redis.on('error', (error) => (lastError = error))
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    const { host } = new URL(url.split(',')[0] ?? url)
    throw new UserError(
      `The Redis of REDIS_URL (${host}) refuses: ${connectionReason(lastError ?? error)}.`,
    )
  } finally {
    redis.disconnect()
  }
}
