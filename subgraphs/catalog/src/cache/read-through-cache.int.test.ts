import { newId } from '@floodgate/platform/identifier'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createReadThroughCache, type ReadThroughCacheOptions } from './read-through-cache.ts'
import { createRedisGuard } from './redis-guard.ts'

const logger = createLogger({ name: 'catalog', level: 'silent' })
let clients: RedisClient[]
beforeAll(() => {
  clients = Array.from({ length: 4 }, () =>
    createRedis(testRedisUrl(), { purpose: 'commands', logger }),
  )
})
afterAll(() => Promise.all(clients.map(closeRedis)))

const codec = { encode: (text: string) => text, decode: (text: string) => text }
const reads = { count: () => undefined }

type Options = Partial<ReadThroughCacheOptions<string>> &
  Pick<ReadThroughCacheOptions<string>, 'load' | 'name'>

/** As many caches as processes would have, each with a connection of its own. */
function makeCaches(options: Options) {
  return clients.map((redis) =>
    createReadThroughCache({
      ...{ redis, codec, reads, guard: createRedisGuard({ logger, timeoutMs: 2_000 }) },
      ...options,
    }),
  )
}

const valuesOf = (keys: readonly string[]) => new Map(keys.map((key) => [key, `value of ${key}`]))

it('lets one of 1,000 readers in 4 processes read an expired key', async () => {
  const load = vi.fn((keys: readonly string[]) => Promise.resolve(valuesOf(keys)))
  const name = newId('msg')
  const caches = makeCaches({ load, name })
  await caches[0]?.getMany(['hot'])
  await clients[0]?.del(`{${name}:hot}`)
  load.mockClear()
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, async (_, reader) =>
      caches[reader % caches.length]?.getMany(['hot']),
    ),
  )
  expect(load).toHaveBeenCalledTimes(1)
  expect(answers.every((answer) => answer?.[0] === 'value of hot')).toBe(true)
})

it('serves what is no longer fresh while one reader loads', async () => {
  const loading = Promise.withResolvers<Map<string, string>>()
  const load = vi.fn((keys: readonly string[]) => Promise.resolve(valuesOf(keys)))
  const [first, second] = makeCaches({ load, name: newId('msg'), ttlMs: 1 })
  await first?.getMany(['old'])
  await vi.waitFor(async () => {
    load.mockImplementationOnce(() => loading.promise)
    void first?.getMany(['old'])
    await vi.waitFor(() => expect(load.mock.calls.length).toBeGreaterThan(1))
  })
  expect(await second?.getMany(['old'])).toEqual(['value of old'])
  loading.resolve(new Map([['old', 'new']]))
})

it('remembers what does not exist', async () => {
  const load = vi.fn(() => Promise.resolve(new Map<string, string>()))
  const [first, second] = makeCaches({ load, name: newId('msg') })
  expect(await first?.getMany(['none'])).toEqual([null])
  expect(await second?.getMany(['none', 'none'])).toEqual([null, null])
  expect(load).toHaveBeenCalledTimes(1)
})

it('reads all keys of one question together, in their order', async () => {
  const load = vi.fn((keys: readonly string[]) => Promise.resolve(valuesOf(keys)))
  const [cache] = makeCaches({ load, name: newId('msg') })
  await cache?.getMany(['b'])
  expect(await cache?.getMany(['c', 'b', 'a', 'c'])).toEqual(
    ['c', 'b', 'a', 'c'].map((key) => `value of ${key}`),
  )
  expect(load.mock.calls.map(([keys]) => keys)).toEqual([['b'], ['c', 'a']])
})

it('does not keep what was read before a change', async () => {
  const loading = Promise.withResolvers<Map<string, string>>()
  const load = vi.fn((keys: readonly string[]) => Promise.resolve(valuesOf(keys)))
  load.mockImplementationOnce(() => loading.promise)
  const [first, second] = makeCaches({ load, name: newId('msg') })
  const early = first?.getMany(['key'])
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1))
  await second?.forget(['key'])
  loading.resolve(new Map([['key', 'out of date']]))
  expect(await early).toEqual(['out of date'])
  expect(await second?.getMany(['key'])).toEqual(['value of key'])
})

it('loads again when the one that has the lease is gone', async () => {
  const load = vi.fn((keys: readonly string[]) => Promise.resolve(valuesOf(keys)))
  const name = newId('msg')
  const [cache] = makeCaches({ load, name, leaseMs: 200 })
  await clients[0]?.set(`{${name}:key}:lease`, 'of a process that died', 'PX', 60_000)
  expect(await cache?.getMany(['key'])).toEqual(['value of key'])
})

it('goes to the database without Redis, once for all who ask at once, and soon without trying', async () => {
  const redis = createRedis('redis://127.0.0.1:1', { purpose: 'commands', logger })
  const load = vi.fn((keys: readonly string[]) => Promise.resolve(valuesOf(keys)))
  const guard = createRedisGuard({ logger, timeoutMs: 50, resetMs: 60_000 })
  const cache = createReadThroughCache({ redis, guard, name: newId('msg'), codec, load, reads })
  const answers = await Promise.all(Array.from({ length: 100 }, () => cache.getMany(['key'])))
  expect(answers.every(([value]) => value === 'value of key')).toBe(true)
  expect(load).toHaveBeenCalledTimes(1)
  const asked = vi.spyOn(redis, 'mget')
  expect(await cache.getMany(['key'])).toEqual(['value of key'])
  expect(asked).not.toHaveBeenCalled()
  redis.disconnect()
})

it('fails when the database does', async () => {
  const load = () => Promise.reject(new Error('no database'))
  const [cache] = makeCaches({ load, name: newId('msg') })
  await expect(cache?.getMany(['key'])).rejects.toThrow('no database')
})
