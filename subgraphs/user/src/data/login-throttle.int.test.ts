import { newId } from '@floodgate/platform/identifier'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLoginThrottle, type LoginThrottle } from './login-throttle.ts'

let redis: RedisClient
let throttle: LoginThrottle
beforeAll(() => {
  const logger = createLogger({ name: 'test', level: 'silent' })
  redis = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  throttle = createLoginThrottle(redis)
})
afterAll(() => closeRedis(redis))

const newTag = () => newId('msg').slice(-16)

async function fail(account: string, networkTag: string, times: number): Promise<number[]> {
  const waits: number[] = []
  for (let i = 0; i < times; i += 1) {
    const attempt = await throttle.begin({ account, networkTag })
    waits.push(attempt.kind === 'wait' ? attempt.retryAfterMs : 0)
  }
  return waits
}
async function succeed(account: string, networkTag: string): Promise<boolean> {
  const attempt = await throttle.begin({ account, networkTag })
  if (attempt.kind === 'wait') return false
  await attempt.succeeded()
  return true
}
/** As if the delay were over. */
const endDelay = (key: string) => redis.hset(`floodgate:login:${key}`, 'until', 0)

describe('the login throttle', () => {
  it('delays an account after five failures, twice as long each time, up to 15 minutes', async () => {
    const [account, tag] = [newId('usr'), newTag()]
    expect(await fail(account, tag, 6)).toEqual([0, 0, 0, 0, 0, 0])
    const delays: number[] = []
    for (let i = 0; i < 14; i += 1) {
      delays.push(...(await fail(account, tag, 1)))
      await endDelay(`account:${account}`)
      await fail(account, tag, 1)
    }
    expect(delays[0]).toBeGreaterThan(900)
    expect(delays[1]).toBeGreaterThan(1_900)
    expect(delays[2]).toBeGreaterThan(3_900)
    expect(delays.at(-1)).toBeGreaterThan(890_000)
    expect(Math.max(...delays)).toBeLessThanOrEqual(900_000)
  })

  it('lets no more through when they come at once', async () => {
    const [account, networkTag] = [newId('usr'), newTag()]
    const attempts = await Promise.all(
      Array.from({ length: 50 }, () => throttle.begin({ account, networkTag })),
    )
    expect(attempts.filter(({ kind }) => kind === 'checked')).toHaveLength(6)
  })

  it('does not shut an account out of a network that it used before', async () => {
    const [account, home] = [newId('usr'), newTag()]
    expect(await succeed(account, home)).toBe(true)
    for (let i = 0; i < 20; i += 1) await fail(account, newTag(), 1)
    expect(await succeed(account, newTag())).toBe(false)
    expect(await succeed(account, home)).toBe(true)
  })

  it('counts failures from a known network, too', async () => {
    const [account, home] = [newId('usr'), newTag()]
    await succeed(account, home)
    expect((await fail(account, home, 7)).at(-1)).toBeGreaterThan(0)
  })

  it('delays a network that tries many accounts, whatever succeeds in between', async () => {
    const [own, tag] = [newId('usr'), newTag()]
    for (let i = 0; i < 101; i += 1) {
      await fail(newId('usr'), tag, 1)
      if (i % 10 === 0) await succeed(own, tag)
    }
    expect((await fail(newId('usr'), tag, 1))[0]).toBeGreaterThan(0)
  })

  it('has no limit on logins that are right', async () => {
    const tag = newTag()
    for (let i = 0; i < 150; i += 1) expect(await succeed(newId('usr'), tag)).toBe(true)
  })
})
