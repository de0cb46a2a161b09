import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTokenBuckets } from './token-buckets.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const SLOW = { burst: 5, intervalMs: 60_000 }
let redis: RedisClient

async function connectTo(url: string): Promise<RedisClient> {
  const client = createRedis(url, { purpose: 'commands', logger, coalesceWrites: true })
  await client.ping()
  return client
}

beforeAll(async () => {
  redis = await connectTo(testRedisUrl())
})
afterAll(() => closeRedis(redis))

/** Redis behind a line that a test can make dead without its being closed. */
async function startLine() {
  const { hostname, port } = new URL(testRedisUrl())
  const ends: Socket[] = []
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    ends.push(client, upstream)
    client.on('error', () => undefined).pipe(upstream)
    upstream.on('error', () => undefined).pipe(client)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    die: () => ends.forEach((end) => end.unpipe().pause()),
    close() {
      for (const end of ends) end.destroy()
      server.close()
    },
  }
}

describe('createTokenBuckets', () => {
  it('gives what the bucket holds, to all who ask for it together', async () => {
    const key = `test:rate:${randomUUID()}`
    const [one, other] = [createTokenBuckets(redis), createTokenBuckets(redis)]
    const waits = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? one : other).take(key, SLOW, 1)),
    )
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5)
    for (const wait of waits.filter((each) => each !== 0)) {
      expect(wait).toBeGreaterThan(55_000)
      expect(wait).toBeLessThanOrEqual(60_000)
    }
  })

  it('counts several at once, never more than the bucket holds', async () => {
    const key = `test:rate:${randomUUID()}`
    const buckets = createTokenBuckets(redis)
    expect(await buckets.take(key, SLOW, 3)).toBe(0)
    expect(await buckets.take(key, SLOW, 3)).toBeGreaterThan(0)
    expect(await buckets.take(key, SLOW, 2)).toBe(0)
    expect(await buckets.take(`${key}:other`, SLOW, 1_000)).toBe(0)
    expect(await buckets.take(`${key}:other`, SLOW, 1)).toBeGreaterThan(0)
  })

  it('grants another after the wait that it told', async () => {
    const key = `test:rate:${randomUUID()}`
    const quick = { burst: 1, intervalMs: 50 }
    const buckets = createTokenBuckets(redis)
    await buckets.take(key, quick, 1)
    const wait = (await buckets.take(key, quick, 1)) ?? 0
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(50)
    await vi.waitFor(async () => expect(await buckets.take(key, quick, 1)).toBe(0), { interval: 5 })
  })

  it('forgets a bucket once it is full', async () => {
    const key = `test:rate:${randomUUID()}`
    await createTokenBuckets(redis).take(key, SLOW, 2)
    const lives = await redis.pttl(key)
    expect(lives).toBeGreaterThan(110_000)
    expect(lives).toBeLessThanOrEqual(120_000)
  })

  it('does not ask again for a bucket that it knows to be empty', async () => {
    const key = `test:rate:${randomUUID()}`
    const own = await connectTo(testRedisUrl())
    const buckets = createTokenBuckets(own)
    expect(await buckets.take(key, SLOW, 5)).toBe(0)
    expect(await buckets.take(key, SLOW, 1)).toBeGreaterThan(0)
    await closeRedis(own)
    expect(await buckets.take(key, SLOW, 1)).toBeGreaterThan(0)
  })

  it('does not know while Redis is away, and says so soon', async () => {
    const line = await startLine()
    const own = await connectTo(line.url)
    const buckets = createTokenBuckets(own)
    expect(await buckets.take(`test:rate:${randomUUID()}`, SLOW, 1)).toBe(0)
    line.die()
    const startedAt = performance.now()
    expect(await buckets.take(`test:rate:${randomUUID()}`, SLOW, 1)).toBeUndefined()
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    own.disconnect()
    expect(await buckets.take(`test:rate:${randomUUID()}`, SLOW, 1)).toBeUndefined()
    line.close()
  })
})
