import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createReadThroughCache } from '../../subgraphs/catalog/src/cache/read-through-cache.ts'
import { createRedisGuard } from '../../subgraphs/catalog/src/cache/redis-guard.ts'

const READERS = 1_000
const CACHES = 4

/** Readers of one key that has expired, over caches with connections of their own. @returns database reads */
export async function countStampedeReads(redisUrl: string): Promise<number> {
  const logger = createLogger({ name: 'bench', level: 'warn' })
  const clients = Array.from({ length: CACHES }, () =>
    createRedis(redisUrl, { purpose: 'commands', logger }),
  )
  let loads = 0
  const caches = clients.map((redis) =>
    createReadThroughCache<string>({
      ...{ redis, name: 'bench:stampede', guard: createRedisGuard({ logger, timeoutMs: 5_000 }) },
      codec: { encode: (text) => text, decode: (text) => text },
      reads: { count: () => undefined },
      load: (keys) => {
        loads += 1
        return Promise.resolve(new Map(keys.map((key) => [key, 'value'])))
      },
    }),
  )
  await Promise.all(clients.map((client) => client.ping()))
  await Promise.all(
    Array.from({ length: READERS }, async (_, at) => caches[at % CACHES]?.getMany(['key'])),
  )
  await Promise.all(clients.map(closeRedis))
  return loads
}
