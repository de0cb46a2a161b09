import { Cluster } from 'ioredis'
import type { RedisClient } from '@floodgate/platform/redis'

/** Bytes that a sale's own keys take in Redis, its overhead for each key included. */
export async function redisBytesOf(redis: RedisClient, eventId: string): Promise<number> {
  if (redis instanceof Cluster) throw new Error('the benchmark measures a single Redis')
  let bytes = 0
  for await (const keys of redis.scanStream({ match: `{seckill:${eventId}}:*`, count: 10_000 })) {
    for (const key of keys as string[]) {
      bytes += Number(await redis.memory('USAGE', key, 'SAMPLES', 0))
    }
  }
  return bytes
}

/** Bytes that Redis has allocated for everything. */
export async function usedMemory(redis: RedisClient): Promise<number> {
  const info = await redis.info('memory')
  return Number(/used_memory:(\d+)/.exec(info)?.[1] ?? 0)
}
