import { randomUUID } from 'node:crypto'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { createSessionStore, type SessionStore } from '@floodgate/platform/session-store'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestRouter, type TestRouter } from './testing/test-router.ts'

let redis: RedisClient
let sessions: SessionStore
let router: TestRouter

beforeAll(async () => {
  const logger = createLogger({ name: 'test', level: 'silent' })
  redis = createRedis(testRedisUrl(), { purpose: 'commands', logger })
  sessions = createSessionStore(redis)
  router = await startTestRouter({ sessions })
})
afterAll(async () => {
  await router.close()
  await closeRedis(redis)
})

const newUser = () => ({ id: `usr_${randomUUID()}`, roles: ['CUSTOMER'] as const })

describe('sessions in Redis', () => {
  it('let a request in until they are closed', async () => {
    const user = newUser()
    const { token, sessionId } = await sessions.open(user)
    expect(await router.query('{ whoami }', { token })).toEqual({ data: { whoami: user.id } })
    await sessions.close(sessionId)
    expect(await router.query('{ whoami }', { token })).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    })
  })

  it('let a subscription in until they are closed', async () => {
    const user = newUser()
    const { token, sessionId } = await sessions.open(user)
    router.feed.put({
      id: user.id,
      status: 'QUEUED',
      version: 1,
      buyerId: user.id,
      productId: null,
    })
    const client = router.client({ Authorization: `Bearer ${token}` })
    const query = 'subscription { mine { id } }'
    const first = client.iterate({ query })
    expect((await first.next()).value).toEqual({ data: { mine: { id: user.id } } })
    await sessions.close(sessionId)
    await expect(client.iterate({ query }).next()).rejects.toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ])
    await first.return?.()
  })

  it('are UNAVAILABLE while Redis is away, and anonymous requests go on', async () => {
    const logger = createLogger({ name: 'test', level: 'silent' })
    // Port 1 is reserved and nothing listens there.
    const away = createRedis('redis://127.0.0.1:1', { purpose: 'commands', logger })
    const alone = await startTestRouter({ sessions: createSessionStore(away) })
    const token = 'A'.repeat(43)
    expect(await alone.query('{ whoami }', { token })).toMatchObject({
      errors: [{ extensions: { code: 'UNAVAILABLE' } }],
    })
    expect(await alone.query('{ whoami }')).toEqual({ data: { whoami: 'anonymous' } })
    const refused = alone.client({ token }).iterate({ query: 'subscription { mine { id } }' })
    await expect(refused.next()).rejects.toMatchObject({ code: 1013 })
    await alone.close()
    await closeRedis(away)
  })
})
