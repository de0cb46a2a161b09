import { createConnection, type Socket } from 'node:net'
import { AbstractConnector, Cluster, Redis } from 'ioredis'
import type { Logger } from './logging.ts'

export type RedisClient = Redis | Cluster

export interface RedisOptionsOf {
  /**
   * - `commands`: requests; fails after 3 retries rather than hang.
   * - `blocking`: BullMQ workers and blocking reads; retries for ever.
   * - `subscriber`: pub/sub; a connection of its own, subscribes again after a reconnect.
   */
  readonly purpose: 'commands' | 'blocking' | 'subscriber'
  readonly logger: Logger
  /**
   * Sends the commands of one turn of the event loop in one write: fewer system calls in a server under load.
   * @default false
   */
  readonly coalesceWrites?: boolean
}

/**
 * One code path to one Redis server (`redis://`, `rediss://`) or a cluster (`redis-cluster://host:port,host:port`).
 * Whoever creates a client closes it with `closeRedis`.
 */
export function createRedis(url: string, options: RedisOptionsOf): RedisClient {
  const { purpose, logger, coalesceWrites = false } = options
  const maxRetriesPerRequest = purpose === 'commands' ? 3 : null
  const enableAutoPipelining = coalesceWrites
  const client = url.startsWith('redis-cluster:')
    ? createClusterClient(url, purpose, { maxRetriesPerRequest, enableAutoPipelining })
    : new Redis(url, {
        maxRetriesPerRequest,
        enableAutoPipelining,
        autoPipeliningIgnoredCommands: SENT_AT_ONCE,
        retryStrategy: reconnectDelayMs,
      })
  client.on('error', (err: Error) => logger.warn({ err: err.message }, 'redis connection'))
  return client
}

/** Commands that hold a turn's work already: they need not wait for its end a second time. */
const SENT_AT_ONCE = ['mget']

const reconnectDelayMs = (attempt: number) => Math.min(attempt * 50, 1_000)

interface Node {
  readonly host: string
  readonly port: number
}

function createClusterClient(
  url: string,
  purpose: RedisOptionsOf['purpose'],
  {
    maxRetriesPerRequest,
    enableAutoPipelining,
  }: { maxRetriesPerRequest: number | null; enableAutoPipelining: boolean },
): RedisClient {
  const { username, password } = new URL(url.replace(/,.*$/, ''))
  const nodes = nodesOf(url)
  const redisOptions = {
    maxRetriesPerRequest,
    ...(username && { username }),
    ...(password && { password: decodeURIComponent(password) }),
  }
  if (purpose === 'subscriber') {
    // Each node hears all that is published. A `Cluster` changes nodes without a word, and hints lost meanwhile
    // would stay unnoticed; one connection says `ready` whenever it is back, on whichever node.
    const Connector = rotating(nodes)
    return new Redis({ ...redisOptions, Connector, retryStrategy: reconnectDelayMs })
  }
  return new Cluster([...nodes], {
    retryDelayOnFailover: 200,
    maxRedirections: 32,
    clusterRetryStrategy: reconnectDelayMs,
    enableAutoPipelining,
    redisOptions,
  })
}

function nodesOf(url: string): readonly Node[] {
  return url
    .replace(/^redis-cluster:\/\/([^@]*@)?/, '')
    .replace(/\/.*$/, '')
    .split(',')
    .map((node) => {
      const [host, port] = node.split(':')
      return { host: host ?? '127.0.0.1', port: Number(port ?? 6379) }
    })
}

/** ioredis's own default. */
const DISCONNECT_TIMEOUT_MS = 2_000

/** Connects to the first node, and each time again to the next. */
function rotating(nodes: readonly Node[]) {
  let attempts = 0
  return class RotatingConnector extends AbstractConnector {
    constructor() {
      super(DISCONNECT_TIMEOUT_MS)
    }

    override connect(): Promise<Socket> {
      const { host, port } = nodes[attempts % nodes.length] ?? { host: '127.0.0.1', port: 6379 }
      attempts += 1
      this.connecting = true
      const socket = createConnection({ host, port })
      socket.once('error', (error) => (this.firstError = error))
      this.stream = socket
      return Promise.resolve(socket)
    }
  }
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
