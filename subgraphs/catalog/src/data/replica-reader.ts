import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@floodgate/platform/logging'
import { Gauge, type Registry } from '@floodgate/platform/metrics'
import { readReplicas } from '@prisma/extension-read-replicas'
import type { PrismaClient } from '#prisma'
import type { ReadClient, ReadDatabase } from './databases.ts'

/** Reads from replicas that are up and not far behind, from the primary where there are none. */
export interface ReplicaReader extends ReadDatabase {
  /** Looks how far behind each replica is. */
  check(): Promise<void>
  /** Replicas that are read. */
  readonly healthy: number
  start(): void
  close(): Promise<void>
}

export interface ReplicaReaderOptions {
  readonly primary: PrismaClient
  readonly replicas: readonly PrismaClient[]
  readonly metrics: Registry
  readonly logger: Logger
  /** A replica that is further behind is left out. @default 5_000 */
  readonly maxLagMs?: number
  /** @default 1_000 */
  readonly intervalMs?: number
  /** A replica that does not answer in this time is down. @default 1_000 */
  readonly timeoutMs?: number
}

export function createReplicaReader(options: ReplicaReaderOptions): ReplicaReader {
  const { primary, replicas, metrics, logger, maxLagMs = 5_000 } = options
  const { intervalMs = 1_000, timeoutMs = 1_000 } = options
  const gauge = new Gauge({
    name: 'floodgate_catalog_replicas_healthy',
    help: 'Replicas of the database that are up and not far behind',
    registers: [metrics],
  })
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  let healthy: readonly PrismaClient[] = []
  let reader: (() => ReadClient) | undefined

  function use(clients: readonly PrismaClient[]): void {
    gauge.set(clients.length)
    if (clients.length === healthy.length && clients.every((client) => healthy.includes(client)))
      return
    logger.info({ healthy: clients.length, of: replicas.length }, 'replicas that are read')
    healthy = clients
    const extended =
      clients.length === 0 ? undefined : primary.$extends(readReplicas({ replicas: [...clients] }))
    reader = extended && (() => extended.$replica() as unknown as ReadClient)
  }

  async function check(): Promise<void> {
    if (replicas.length === 0) return
    await primary.$executeRaw`
      INSERT INTO replication_heartbeat (id, beat_at) VALUES (1, NOW(3))
      ON DUPLICATE KEY UPDATE beat_at = VALUES(beat_at)`.catch((err: unknown) =>
      logger.warn({ err }, 'replicas: no heartbeat'),
    )
    const lags = await Promise.all(replicas.map((replica) => lagOf(replica, timeoutMs)))
    use(replicas.filter((_, at) => (lags[at] ?? Infinity) <= maxLagMs))
  }

  async function run(): Promise<void> {
    do await check()
    while (await delay(intervalMs, true, { signal: stopping.signal }).catch(() => false))
  }

  return {
    check,
    get healthy() {
      return healthy.length
    },
    async read(work) {
      if (!reader) return work(primary)
      try {
        return await work(reader())
      } catch (err) {
        // A replica died since the last look: whoever asks need not know.
        logger.warn({ err }, 'replicas: read from the primary instead')
        const result = await work(primary)
        void check()
        return result
      }
    },
    start() {
      if (replicas.length > 0) running ??= run()
    },
    async close() {
      stopping.abort()
      await running
    },
  }
}

/** Milliseconds since the newest heartbeat that came through; infinite for a replica that does not answer. */
async function lagOf(replica: PrismaClient, timeoutMs: number): Promise<number> {
  const limit = new AbortController()
  const late = delay(timeoutMs, Infinity, { signal: limit.signal }).catch(() => Infinity)
  const asked = replica.$queryRaw<{ lag: unknown }[]>`
    SELECT TIMESTAMPDIFF(MICROSECOND, beat_at, NOW(3)) / 1000 AS lag FROM replication_heartbeat WHERE id = 1`
    .then(([row]) => (row === undefined ? Infinity : Number(row.lag)))
    .catch(() => Infinity)
  try {
    return await Promise.race([asked, late])
  } finally {
    limit.abort()
  }
}
