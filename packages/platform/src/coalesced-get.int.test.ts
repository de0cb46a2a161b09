import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createCoalescedGet } from './coalesced-get.ts'
import { createLogger } from './logging.ts'
import { closeRedis, createRedis, type RedisClient } from './redis.ts'

const url = process.env.TEST_REDIS_URL ?? ''
const logger = createLogger({ name: 'test', level: 'silent' })
const key = (name: string) => `test:coalesced-get:${process.pid}:${name}`
let redis: RedisClient
beforeAll(() => (redis = createRedis(url, { purpose: 'commands', logger, coalesceWrites: true })))
afterAll(() => closeRedis(redis))

it('gives every caller of a turn the value of its own key, for one command', async () => {
  await redis.mset(key('a'), '1', key('b'), '2')
  const mget = vi.spyOn(redis, 'mget')
  const get = createCoalescedGet(redis)
  const asked = ['a', 'nothing', 'b', 'a'].map((name) => get(key(name)))
  expect(await Promise.all(asked)).toEqual(['1', null, '2', '1'])
  expect(mget).toHaveBeenCalledTimes(1)
  await redis.set(key('a'), '3')
  expect(await get(key('a'))).toBe('3')
  expect(mget).toHaveBeenCalledTimes(2)
})

it('tells every caller that Redis is away', async () => {
  const away = createRedis('redis://127.0.0.1:1', { purpose: 'commands', logger })
  const get = createCoalescedGet(away)
  const outcomes = await Promise.allSettled([get('a'), get('b')])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  away.disconnect()
})
