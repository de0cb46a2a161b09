import { mkdirSync } from 'node:fs'
import { ensureServers } from './binaries.ts'
import { checkOwnDatabase, checkOwnRedis } from './own-servers.ts'
import { startPrivateMariaDb, type PrivateMariaDb } from './private-mariadb.ts'
import { startPrivateRedis, type PrivateRedis } from './private-redis.ts'
import type { PrivateServerOptions } from './private-server.ts'
import { databaseVariable, subgraphNames, type SubgraphName } from './topology.ts'

/** The databases and the Redis that a stack uses, private or of the user's own. */
export interface Servers {
  databaseUrls: Record<SubgraphName, string>
  redisUrl: string
  /** Null where the user's own servers are used. */
  mariadb: PrivateMariaDb | null
  redis: PrivateRedis | null
  stop: () => Promise<void>
}

/** Starts a private MariaDB and Redis side by side. */
export function startPrivateServers(options: PrivateServerOptions): Promise<Servers> {
  return startServers(options, {})
}

/**
 * Starts the private servers that `DATABASE_URL_<SUBGRAPH>` and `REDIS_URL` in `env` do not replace.
 * @throws UserError when a server of the user's own refuses
 */
export async function startServers(
  options: PrivateServerOptions,
  env: NodeJS.ProcessEnv,
): Promise<Servers> {
  const ownDatabases = subgraphNames.filter((name) => env[databaseVariable(name)])
  const ownRedis = env.REDIS_URL
  for (const name of ownDatabases) await checkOwnDatabase(name, env)
  if (ownRedis) await checkOwnRedis(ownRedis)

  const needsMariaDb = ownDatabases.length < subgraphNames.length
  const source = needsMariaDb || !ownRedis ? await ensureServers() : null
  mkdirSync(options.directory, { recursive: true, mode: 0o700 })
  const [mariadb, redis] = await settleBoth(
    source && needsMariaDb ? startPrivateMariaDb(source, options) : null,
    source && !ownRedis ? startPrivateRedis(source, options) : null,
  )
  const urlOf = (name: SubgraphName): string =>
    env[databaseVariable(name)] ?? mariadb?.databaseUrl(name) ?? ''
  return {
    databaseUrls: {
      user: urlOf('user'),
      catalog: urlOf('catalog'),
      order: urlOf('order'),
      seckill: urlOf('seckill'),
    },
    redisUrl: ownRedis ?? redis?.redisUrl ?? '',
    mariadb,
    redis,
    stop: async () => {
      await Promise.all([mariadb?.close(), redis?.service.stop()])
    },
  }
}

/** Waits for both; when one fails, stops the other before saying so. */
async function settleBoth(
  mariadb: Promise<PrivateMariaDb> | null,
  redis: Promise<PrivateRedis> | null,
): Promise<[PrivateMariaDb | null, PrivateRedis | null]> {
  const [first, second] = await Promise.allSettled([mariadb, redis])
  if (first.status === 'fulfilled' && second.status === 'fulfilled') {
    return [first.value, second.value]
  }
  if (first.status === 'fulfilled') await first.value?.close()
  if (second.status === 'fulfilled') await second.value?.service.stop()
  throw first.status === 'rejected' ? first.reason : (second as PromiseRejectedResult).reason
}
