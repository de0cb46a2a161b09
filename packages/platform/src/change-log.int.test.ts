import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type ChangeAnnouncer,
  type ChangeFollower,
  createChangeAnnouncer,
  followChanges,
} from './change-log.ts'
import { createLogger } from './logging.ts'
import { createHintBus, type HintBus } from './pubsub.ts'
import { closeRedis, createRedis, type RedisClient } from './redis.ts'
import { testRedisUrl } from './testing/servers.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
let redis: RedisClient
let subscriber: RedisClient
let hints: HintBus
const followers: ChangeFollower[] = []

beforeAll(() => {
  redis = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  subscriber = createRedis(testRedisUrl(), { purpose: 'subscriber', logger })
  hints = createHintBus({ publisher: redis, subscriber, logger })
})
afterEach(() => {
  for (const follower of followers.splice(0)) follower.close()
})
afterAll(async () => {
  await hints.close()
  await closeRedis(subscriber)
  await closeRedis(redis)
})

async function followedLog(pollMs?: number) {
  const name = `test:changes:${randomUUID()}`
  const seen: string[] = []
  const lost = vi.fn(() => void seen.splice(0))
  const announcer: ChangeAnnouncer = createChangeAnnouncer({ redis, logger, name })
  const follower = followChanges({
    ...{ redis, hints, logger, name },
    ...(pollMs !== undefined && { pollMs }),
    onChanges: (tags) => void seen.push(...tags),
    onLost: lost,
  })
  followers.push(follower)
  await vi.waitFor(() => expect(follower.isCurrent(1_000)).toBe(true))
  return { name, seen, lost, announcer, follower }
}

describe('the log of changes', () => {
  it('brings every change to its followers, in order, each batch once', async () => {
    const { seen, announcer } = await followedLog()
    announcer.announce(['Product:1'])
    announcer.announce(['Product:2', 'Product:3'])
    announcer.announce(['Product:2'])
    await vi.waitFor(() => expect(seen).toEqual(['Product:1', 'Product:2', 'Product:3']))
    announcer.announce(['Product'])
    await vi.waitFor(() => expect(seen.at(-1)).toBe('Product'))
  })

  it('reads what comes in thousands', async () => {
    const { seen, name } = await followedLog()
    const ids = Array.from({ length: 2_500 }, (_, i) => `Product:${i}`)
    await Promise.all(ids.map((id) => redis.xadd(name, '*', 'tags', id)))
    await hints.publish(name)
    await vi.waitFor(() => expect(seen).toEqual(ids))
  })

  it('does without hints', async () => {
    const { seen, name } = await followedLog(20)
    await redis.xadd(name, '*', 'tags', 'Product:1')
    await vi.waitFor(() => expect(seen).toEqual(['Product:1']))
  })

  it('says that changes were lost when the log does not reach back to the last one read', async () => {
    const { seen, lost, name } = await followedLog(20)
    await redis.xadd(name, '*', 'tags', 'Product:1')
    await vi.waitFor(() => expect(seen).toEqual(['Product:1']))
    expect(lost).toHaveBeenCalledTimes(1)
    await redis
      .multi()
      .xadd(name, '*', 'tags', 'Product:2')
      .xadd(name, '*', 'tags', 'Product:3')
      .xtrim(name, 'MAXLEN', 1)
      .exec()
    await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(2))
    await redis.xadd(name, '*', 'tags', 'Product:4')
    await vi.waitFor(() => expect(seen).toEqual(['Product:4']))
  })

  it('is not current while the log can not be read', async () => {
    const { follower, name } = await followedLog(20)
    await redis.del(name)
    await redis.set(name, 'no stream')
    await vi.waitFor(() => expect(follower.isCurrent(100)).toBe(false))
    await redis.del(name)
    await vi.waitFor(() => expect(follower.isCurrent(100)).toBe(true))
  })
})
