import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from './identifier.ts'
import { createLogger } from './logging.ts'
import { closeRedis, createRedis, type RedisClient } from './redis.ts'
import { createSessionStore, type SessionStore } from './session-store.ts'
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

it('does not store the token', async () => {
  const { token } = await sessions.open(user)
  const keys = await redis.keys('floodgate:session:*')
  const values = await Promise.all(keys.map((key) => redis.get(key)))
  expect([...keys, ...values].join('\n')).not.toContain(token)
})

it.each(['', 'x', '*', 'a'.repeat(100_000)])('does not find %j', async (token) => {
  expect(await sessions.find(token)).toBeNull()
})
