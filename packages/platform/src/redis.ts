import { Cluster, Redis } from 'ioredis'
import { type Logger } from './logging.ts'

export type RedisClient = Redis | Cluster

export interface RedisOptionsOf {
  /**
   * - `commands`: requests; fails after 3 retries rather than hang.
   * - `blocking`: BullMQ workers and blocking reads; retries for ever.
   * - `subscriber`: pub/sub; a connection of its own, subscribes again after a reconnect.
   */
  readonly purpose: 'commands' | 'blocking' | 'subscriber'
  readonly logger: Logger
}

/**
 * One code path to one Redis server (`redis://`, `rediss://`) or a cluster (`redis-cluster://host:port,host:port`).
 * Whoever creates a client closes it with `closeRedis`.
 */
export function createRedis(url: string, { purpose, logger }: RedisOptionsOf): RedisClient {
  const maxRetriesPerRequest = purpose === 'commands' ? 3 : null
  const client = url.startsWith('redis-cluster:')
    ? createCluster(url, maxRetriesPerRequest)
    : new Redis(url, { maxRetriesPerRequest, retryStrategy: reconnectDelayMs })
  client.on('error', (err: Error) => logger.warn({ err: err.message }, 'redis connection'))
  return client
}

const reconnectDelayMs = (attempt: number) => Math.min(attempt * 50, 1_000)

function createCluster(url: string, maxRetriesPerRequest: number | null): Cluster {
  const { username, password } = new URL(url.replace(/,.*$/, ''))
  const nodes = url
    .replace(/^redis-cluster:\/\/([^@]*@)?/, '')
    .replace(/\/.*$/, '')
    .split(',')
    .map((node) => {
      const [host, port] = node.split(':')
      return { host: host ?? '127.0.0.1', port: Number(port ?? 6379) }
    })
  return new Cluster(nodes, {
    retryDelayOnFailover: 200,
    maxRedirections: 32,
    clusterRetryStrategy: reconnectDelayMs,
    redisOptions: {
      maxRetriesPerRequest,
      ...(username && { username }),
      ...(password && { password: decodeURIComponent(password) }),
    },
  })
}

/** Ends the connection after the commands under way; at once if the server is gone. */
export async function closeRedis(client: RedisClient): Promise<void> {
  if (client.status !== 'ready') return client.disconnect()
  await client.quit().catch(() => client.disconnect())
}

/** For readiness checks. @throws when the server does not answer */
export async function pingRedis(client: RedisClient): Promise<void> {
  await client.ping()
}
