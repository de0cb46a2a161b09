import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { followRevocations } from '@floodgate/platform/session-revocations'
import {
  createSessionStore,
  SESSION_REVOKED_CHANNEL,
  type SessionStore,
  tokenHashOf,
} from '@floodgate/platform/session-store'
import { hintChannelName } from '@floodgate/platform/pubsub'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import type { FormattedExecutionResult } from 'graphql'
import { createClient } from 'graphql-sse'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestRouter, type TestRouter } from './testing/test-router.ts'

const NEVER_MS = 3_600_000
const logger = createLogger({ name: 'test', level: 'silent' })

let redis: RedisClient
let subscriber: RedisClient
let sessions: SessionStore
/** Hears of revocations alone, and looks alone. */
let told: TestRouter
let looking: TestRouter

beforeAll(async () => {
  redis = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  subscriber = createRedis(testRedisUrl(), { purpose: 'subscriber', logger })
  sessions = createSessionStore(redis)
  told = await startTestRouter({
    sessions,
    revocations: (listener) => followRevocations(subscriber, listener),
    sessionCheckMs: NEVER_MS,
  })
  looking = await startTestRouter({ sessions, sessionCheckMs: 50 })
})
afterAll(async () => {
  await told.close()
  await looking.close()
  await closeRedis(subscriber)
  await closeRedis(redis)
})

type Results = AsyncIterableIterator<FormattedExecutionResult>

const MINE = { query: 'subscription { mine { id } }' }
const ENDED = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }

/** A subscription of a new user over each protocol, both under way. */
async function openBoth(router: TestRouter) {
  const id = `usr_${randomUUID()}`
  router.feed.put({ id, status: 'QUEUED', version: 1, buyerId: id, productId: null })
  const { token, sessionId } = await sessions.open({ id, roles: ['CUSTOMER'] })
  const socket = router.client({ token }).iterate(MINE) as Results
  const headers = { authorization: `Bearer ${token}` }
  const stream = createClient({ url: router.url, retryAttempts: 0, headers }).iterate(
    MINE,
  ) as Results
  const first = { data: { mine: { id } } }
  expect((await socket.next()).value).toEqual(first)
  expect((await stream.next()).value).toEqual(first)
  return { id, token, sessionId, socket, stream }
}

async function expectClosed(
  router: TestRouter,
  { id, socket, stream }: Awaited<ReturnType<typeof openBoth>>,
): Promise<void> {
  await expect(socket.next()).rejects.toMatchObject({ code: 4403 })
  expect((await stream.next()).value).toMatchObject(ENDED)
  expect(await stream.next()).toMatchObject({ done: true })
  await expect.poll(() => router.feed.followers(id)).toBe(0)
}

describe('a session that is ended in Redis', () => {
  it('closes what rests on it at once, and nothing else', async () => {
    const [ended, kept] = [await openBoth(told), await openBoth(told)]
    await sessions.close(ended.sessionId)
    await expectClosed(told, ended)
    told.feed.put({ id: kept.id, status: 'OK', version: 2, buyerId: kept.id, productId: null })
    const again = { data: { mine: { id: kept.id } } }
    expect((await kept.socket.next()).value).toEqual(again)
    expect((await kept.stream.next()).value).toEqual(again)
    await sessions.close(kept.sessionId)
    await expectClosed(told, kept)
  })

  it('is noticed by looking where no word of it comes', async () => {
    const open = await openBoth(looking)
    await sessions.close(open.sessionId)
    await expectClosed(looking, open)
  })

  it('is noticed when the connection is back that would have told', async () => {
    const open = await openBoth(told)
    if (!(subscriber instanceof Redis)) throw new Error('not with a cluster')
    subscriber.disconnect()
    await once(subscriber, 'end')
    await sessions.close(open.sessionId)
    expect(told.feed.followers(open.id)).toBeGreaterThan(0)
    await subscriber.connect()
    await expectClosed(told, open)
    // And it is listened to again.
    const next = await openBoth(told)
    await sessions.close(next.sessionId)
    await expectClosed(told, next)
  })

  it('is not what a stranger says on the channel', async () => {
    const open = await openBoth(told)
    const other = await openBoth(told)
    const channel = hintChannelName(SESSION_REVOKED_CHANNEL)
    for (const word of [tokenHashOf(open.token), '', 'nonsense']) await redis.publish(channel, word)
    await sessions.close(other.sessionId)
    await expectClosed(told, other)
    expect(told.feed.followers(open.id)).toBeGreaterThan(0)
    await sessions.close(open.sessionId)
    await expectClosed(told, open)
  })
})

describe('areOpen', () => {
  it('tells of many sessions in their order', async () => {
    const opened = await Promise.all(
      Array.from({ length: 30 }, () => sessions.open({ id: `usr_${randomUUID()}`, roles: [] })),
    )
    for (const { sessionId } of opened.filter((_, i) => i % 3 === 0))
      await sessions.close(sessionId)
    const hashes = opened.map(({ token }) => tokenHashOf(token))
    expect(await sessions.areOpen(hashes)).toEqual(opened.map((_, i) => i % 3 !== 0))
  })
})
