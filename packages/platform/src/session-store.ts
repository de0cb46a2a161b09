import { hash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { createCoalescedGet } from './coalesced-get.ts'
import { newId } from './identifier.ts'
import { ROLES, type Role } from './identity.ts'
import { type RedisClient } from './redis.ts'

const sessionSchema = z.object({
  sessionId: z.string(),
  userId: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
})

export type Session = z.infer<typeof sessionSchema>

/** Opened by the user subgraph, looked up by the router at every request. */
export interface SessionStore {
  /** The token is shown once; only its SHA-256 is stored. */
  open(user: { id: string; roles: readonly Role[] }): Promise<Session & { token: string }>
  /** Null when the token is unknown, expired or revoked. */
  find(token: string): Promise<Session | null>
  /** Ends a session; safe to repeat. */
  close(sessionId: string): Promise<void>
}

const LIFETIME_SECONDS = 24 * 60 * 60
const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/

const tokenKey = (tokenHash: string) => `floodgate:session:token:${tokenHash}`
const idKey = (sessionId: string) => `floodgate:session:id:${sessionId}`
const hashOf = (token: string) => hash('sha256', token, 'base64url')

/** Sessions of 24 hours in Redis, by the hash of a 256-bit random token. */
export function createSessionStore(redis: RedisClient, now: () => number = Date.now): SessionStore {
  const get = createCoalescedGet(redis)
  return {
    async open(user) {
      const token = randomBytes(32).toString('base64url')
      const session: Session = {
        sessionId: newId('ses'),
        userId: user.id,
        roles: [...user.roles],
        expiresAt: now() + LIFETIME_SECONDS * 1_000,
      }
      const tokenHash = hashOf(token)
      await redis.set(idKey(session.sessionId), tokenHash, 'EX', LIFETIME_SECONDS)
      await redis.set(tokenKey(tokenHash), JSON.stringify(session), 'EX', LIFETIME_SECONDS)
      return { ...session, token }
    },
    async find(token) {
      if (!TOKEN_PATTERN.test(token)) return null
      const stored = await get(tokenKey(hashOf(token)))
      return stored === null ? null : sessionSchema.parse(JSON.parse(stored))
    },
    async close(sessionId) {
      const tokenHash = await redis.get(idKey(sessionId))
      if (tokenHash !== null) await redis.del(tokenKey(tokenHash))
      await redis.del(idKey(sessionId))
    },
  }
}
