import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from './identifier.ts'
import { createLogger } from './logging.ts'
import { closeRedis, createRedis, type RedisClient } from './redis.ts'
import { hintChannelName } from './pubsub.ts'
import {
  createSessionStore,
  SESSION_REVOKED_CHANNEL,
  type SessionStore,
  tokenHashOf,
} from './session-store.ts'
import { testRedisUrl } from './testing/servers.ts'

let redis: RedisClient
let sessions: SessionStore
const user = { id: newId('usr'), roles: ['CUSTOMER'] as const }

beforeAll(() => {
  redis = createRedis(testRedisUrl(), {
    purpose: 'commands',
    logger: createLogger({ name: 'test', level: 'silent' }),
  })
  sessions = createSessionStore(redis)
})
afterAll(() => closeRedis(redis))

it('finds a session by its token until it is closed', async () => {
  const { token, sessionId } = await sessions.open(user)
  expect(await sessions.find(token)).toMatchObject({
    userId: user.id,
    roles: ['CUSTOMER'],
    sessionId,
  })
  await sessions.close(sessionId)
  expect(await sessions.find(token)).toBeNull()
  await sessions.close(sessionId)
})

it('finds what is stored, whatever it found before', async () => {
  const { token } = await sessions.open(user)
  const key = `floodgate:session:token:${tokenHashOf(token)}`
  const found = await sessions.find(token)
  expect(await sessions.find(token)).toEqual(found)
  await redis.set(key, JSON.stringify({ ...found, roles: ['MERCHANT'] }))
  expect(await sessions.find(token)).toEqual({ ...found, roles: ['MERCHANT'] })
  await redis.set(key, JSON.stringify({ ...found, expiresAt: Date.now() }))
  expect(await sessions.find(token)).toBeNull()
  await redis.del(key)
  expect(await sessions.find(token)).toBeNull()
})

it('does not store the token', async () => {
  const { token } = await sessions.open(user)
  const keys = await redis.keys('floodgate:session:*')
  const isList = (key: string) => key.startsWith('floodgate:session:user:')
  const values = await Promise.all(
    keys.map(async (key) =>
      isList(key) ? JSON.stringify(await redis.hgetall(key)) : redis.get(key),
    ),
  )
  expect([...keys, ...values].join('\n')).not.toContain(token)
})

it.each(['', 'x', '*', 'a'.repeat(100_000)])('does not find %j', async (token) => {
  expect(await sessions.find(token)).toBeNull()
})

const HOUR = 60 * 60 * 1_000
const newUser = () => ({ id: newId('usr'), roles: ['CUSTOMER'] as const })
const millisecondsLeft = (token: string) =>
  redis.pttl(`floodgate:session:token:${tokenHashOf(token)}`)

describe('the life of a session', () => {
  it('is 24 hours, and begins anew when it is used after the first one', async () => {
    let time = Date.now()
    const store = createSessionStore(redis, () => time)
    const { token } = await store.open(newUser())
    await redis.pexpire(`floodgate:session:token:${tokenHashOf(token)}`, 5 * HOUR)
    await store.find(token)
    expect(await millisecondsLeft(token)).toBeLessThanOrEqual(5 * HOUR)
    time += 2 * HOUR
    await store.find(token)
    await vi.waitFor(async () => expect(await millisecondsLeft(token)).toBeGreaterThan(23 * HOUR))
  })

  it('ends after 30 days, however much it is used', async () => {
    let time = Date.now()
    const store = createSessionStore(redis, () => time)
    const { token, expiresAt } = await store.open(newUser())
    time = expiresAt - 2 * HOUR
    expect(await store.find(token)).not.toBeNull()
    await vi.waitFor(async () =>
      expect(await millisecondsLeft(token)).toBeLessThanOrEqual(2 * HOUR),
    )
    time = expiresAt
    expect(await store.find(token)).toBeNull()
  })

  it('is not begun anew once it was ended', async () => {
    let time = Date.now()
    const store = createSessionStore(redis, () => time)
    const { token, sessionId } = await store.open(newUser())
    time += 2 * HOUR
    await Promise.all([store.find(token), store.close(sessionId)])
    expect(await store.find(token)).toBeNull()
  })
})

describe('the sessions of an account', () => {
  it('are listed, the newest first, with their labels, until they end', async () => {
    let time = Date.now()
    const store = createSessionStore(redis, () => time)
    const owner = newUser()
    const first = await store.open(owner, 'phone')
    time += 1
    const second = await store.open(owner)
    await store.open(newUser())
    const ids = async () => (await store.list(owner.id)).map(({ sessionId }) => sessionId)
    expect(await store.list(owner.id)).toMatchObject([
      { sessionId: second.sessionId, label: null },
      { sessionId: first.sessionId, label: 'phone', openedAt: first.openedAt },
    ])
    await redis.del(`floodgate:session:token:${tokenHashOf(second.token)}`)
    expect(await ids()).toEqual([first.sessionId])
    await store.close(first.sessionId)
    expect(await ids()).toEqual([])
  })

  it('end together, but for one', async () => {
    const owner = newUser()
    const kept = await sessions.open(owner)
    const others = [await sessions.open(owner), await sessions.open(owner)]
    const foreign = await sessions.open(newUser())
    expect(await sessions.closeAll(owner.id, { except: kept.sessionId })).toBe(2)
    for (const { token } of others) expect(await sessions.find(token)).toBeNull()
    expect(await sessions.find(kept.token)).not.toBeNull()
    expect(await sessions.find(foreign.token)).not.toBeNull()
    expect(await sessions.closeAll(owner.id)).toBe(1)
    expect(await sessions.find(kept.token)).toBeNull()
  })

  it('are a hundred at most: the oldest ends', async () => {
    let time = Date.now()
    const store = createSessionStore(redis, () => time)
    const owner = newUser()
    const oldest = await store.open(owner)
    for (let i = 0; i < 100; i += 1) {
      time += 1
      await store.open(owner)
    }
    expect(await store.find(oldest.token)).toBeNull()
    expect(await store.list(owner.id)).toHaveLength(100)
  })

  it('are spoken of when they are revoked', async () => {
    const logger = createLogger({ name: 'test', level: 'silent' })
    const subscriber = createRedis(testRedisUrl(), { purpose: 'subscriber', logger })
    const heard: string[] = []
    subscriber.on('message', (_channel, message: string) => heard.push(message))
    await subscriber.subscribe(hintChannelName(SESSION_REVOKED_CHANNEL))
    const owner = newUser()
    const [one, two] = [await sessions.open(owner), await sessions.open(owner)]
    await sessions.close(one.sessionId)
    await sessions.closeAll(owner.id)
    const hashes = [one, two].map(({ token }) => tokenHashOf(token))
    await vi.waitFor(() => expect(heard).toEqual(expect.arrayContaining(hashes)))
    await closeRedis(subscriber)
  })
})
