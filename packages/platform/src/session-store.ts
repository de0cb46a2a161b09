import { hash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { createBoundedCache } from './bounded-cache.ts'
import { createCoalescedGet } from './coalesced-get.ts'
import { newId } from './identifier.ts'
import { ROLES, type Role } from './identity.ts'
import { hintChannelName } from './pubsub.ts'
import type { RedisClient } from './redis.ts'

const sessionSchema = z.object({
  sessionId: z.string(),
  userId: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** Milliseconds since the epoch. */
  openedAt: z.number(),
  /** When it ends however much it is used; milliseconds since the epoch. */
  expiresAt: z.number(),
})

export type Session = z.infer<typeof sessionSchema>

const listedSchema = z.object({
  tokenHash: z.string(),
  openedAt: z.number(),
  label: z.string().nullable(),
})

/** A session as its owner sees it. */
export interface ListedSession {
  readonly sessionId: string
  readonly openedAt: number
  /** When it ends unless it is used; milliseconds since the epoch. */
  readonly endsAt: number
  /** What was given when it was opened. */
  readonly label: string | null
}

/** Opened by the user subgraph, looked up by the router at every request. */
export interface SessionStore {
  /**
   * The token is shown once; only its SHA-256 is stored.
   * @param label kept as it is, for the list of sessions
   */
  open(
    user: { id: string; roles: readonly Role[] },
    label?: string,
  ): Promise<Session & { token: string; endsAt: number }>
  /** Null when the token is unknown, expired or revoked. */
  find(token: string): Promise<Session | null>
  /** Ends a session; safe to repeat. */
  close(sessionId: string): Promise<void>
  /** An account's sessions, the newest first. */
  list(userId: string): Promise<ListedSession[]>
  /** Ends every session of an account that is open when this is called. @returns how many there were */
  closeAll(userId: string, options?: { except?: string }): Promise<number>
  /** Which of these are not ended, in one round trip. */
  areOpen(tokenHashes: readonly string[]): Promise<boolean[]>
}

/** A hint is published here whenever sessions end before their time; the message is the hash of the token. */
export const SESSION_REVOKED_CHANNEL = 'session-revoked'

const HOUR_MS = 60 * 60 * 1_000
/** A session ends when it was not used for so long. */
const IDLE_MS = 24 * HOUR_MS
/** A session ends after so long at the latest. */
const LIFETIME_MS = 30 * 24 * HOUR_MS
/** A young session has most of its time left anyway: the many that live for a minute cost no renewal. */
const RENEW_AFTER_MS = HOUR_MS
const RENEW_EVERY_MS = HOUR_MS / 6
const REMEMBERED_RENEWALS = 10_000
/** About 25 MB when there are as many. */
const REMEMBERED_SESSIONS = 50_000
/** The oldest end when an account has more. */
const MOST_SESSIONS = 100
const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/

const tokenKey = (tokenHash: string) => `floodgate:session:token:${tokenHash}`
const idKey = (sessionId: string) => `floodgate:session:id:${sessionId}`
const userKey = (userId: string) => `floodgate:session:user:${userId}`

/**
 * What is worked out from a token and from what Redis holds of it, which is asked for at each request all the same. It is found by a
 * hash with this process's own seed, so that how long that takes says nothing of a token.
 */
interface RememberedSession {
  readonly tokenHash: string
  readonly stored: string
  readonly session: Session
}

/** The form in which a token is stored and spoken of. */
export const tokenHashOf = (token: string) => hash('sha256', token, 'base64url')

/** Sessions in Redis by the hash of a 256-bit random token: 24 hours since their last use, 30 days at most. */
export function createSessionStore(redis: RedisClient, now: () => number = Date.now): SessionStore {
  const get = createCoalescedGet(redis)
  const renewals = createBoundedCache<number>(REMEMBERED_RENEWALS)
  const remembered = createBoundedCache<RememberedSession>(REMEMBERED_SESSIONS)

  /** Nobody waits for it: a renewal that is lost is made up by the next request. */
  function renew(tokenHash: string, { openedAt, expiresAt }: Session): void {
    const time = now()
    if (time - openedAt < RENEW_AFTER_MS) return
    if (time - (renewals.get(tokenHash) ?? 0) < RENEW_EVERY_MS) return
    renewals.set(tokenHash, time)
    // Of a key that is gone it does nothing: a session that was ended stays so.
    redis.pexpire(tokenKey(tokenHash), Math.min(IDLE_MS, expiresAt - time)).catch(() => undefined)
  }

  async function end(userId: string, sessionId: string, tokenHash: string): Promise<void> {
    await redis.del(tokenKey(tokenHash))
    await redis.publish(hintChannelName(SESSION_REVOKED_CHANNEL), tokenHash)
    await redis.del(idKey(sessionId))
    await redis.hdel(userKey(userId), sessionId)
  }

  async function entriesOf(userId: string) {
    const stored = Object.entries(await redis.hgetall(userKey(userId)))
    return stored
      .map(([sessionId, text]) => ({ sessionId, ...listedSchema.parse(JSON.parse(text)) }))
      .sort((a, b) => b.openedAt - a.openedAt || (a.sessionId < b.sessionId ? 1 : -1))
  }

  async function list(userId: string): Promise<ListedSession[]> {
    const entries = await entriesOf(userId)
    const left = await Promise.all(entries.map((entry) => redis.pttl(tokenKey(entry.tokenHash))))
    const ended = entries.filter((_, i) => (left[i] ?? 0) < 0)
    if (ended.length > 0) {
      await redis.hdel(userKey(userId), ...ended.map(({ sessionId }) => sessionId))
    }
    return entries.flatMap(({ sessionId, openedAt, label }, i) => {
      const ms = left[i] ?? 0
      return ms < 0 ? [] : [{ sessionId, openedAt, label, endsAt: now() + ms }]
    })
  }

  async function close(sessionId: string): Promise<void> {
    const [tokenHash, userId] = (await redis.get(idKey(sessionId)))?.split(' ') ?? []
    if (tokenHash !== undefined && userId !== undefined) await end(userId, sessionId, tokenHash)
  }

  return {
    async open(user, label) {
      const token = randomBytes(32).toString('base64url')
      const tokenHash = tokenHashOf(token)
      const openedAt = now()
      const expiresAt = openedAt + LIFETIME_MS
      const sessionId = newId('ses')
      const session: Session = {
        ...{ sessionId, userId: user.id, roles: [...user.roles], openedAt, expiresAt },
      }
      const listed = JSON.stringify({ tokenHash, openedAt, label: label ?? null })
      // The token comes last: what `closeAll` does not find yet can't be used yet.
      await redis.set(idKey(sessionId), `${tokenHash} ${user.id}`, 'PX', LIFETIME_MS)
      const isMore = await redis.hset(userKey(user.id), sessionId, listed)
      await redis.pexpire(userKey(user.id), LIFETIME_MS)
      await redis.set(tokenKey(tokenHash), JSON.stringify(session), 'PX', IDLE_MS)
      if (isMore > 0 && (await redis.hlen(userKey(user.id))) > MOST_SESSIONS) {
        for (const old of (await list(user.id)).slice(MOST_SESSIONS)) await close(old.sessionId)
      }
      return { ...session, token, endsAt: openedAt + IDLE_MS }
    },
    async find(token) {
      if (!TOKEN_PATTERN.test(token)) return null
      const known = remembered.get(token)
      const tokenHash = known?.tokenHash ?? tokenHashOf(token)
      const stored = await get(tokenKey(tokenHash))
      if (stored === null) return null
      let session = known?.session
      if (!session || stored !== known?.stored) {
        session = sessionSchema.parse(JSON.parse(stored))
        remembered.set(token, { tokenHash, stored, session })
      }
      if (session.expiresAt <= now()) return null
      renew(tokenHash, session)
      return session
    },
    close,
    async areOpen(tokenHashes) {
      // Sent at once, to whichever nodes of a cluster hold them.
      const found = await Promise.all(tokenHashes.map((each) => redis.exists(tokenKey(each))))
      return found.map((count) => count > 0)
    },
    list,
    async closeAll(userId, { except } = {}) {
      const ending = (await entriesOf(userId)).filter(({ sessionId }) => sessionId !== except)
      for (const { sessionId, tokenHash } of ending) await end(userId, sessionId, tokenHash)
      return ending.length
    },
  }
}
