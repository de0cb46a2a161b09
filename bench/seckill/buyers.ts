import { readFileSync, writeFileSync } from 'node:fs'
import { newId } from '@floodgate/platform/identifier'
import type { RedisClient } from '@floodgate/platform/redis'
import { createSessionStore } from '@floodgate/platform/session-store'
import { inParallel } from '../lib/in-parallel.ts'
import type { BuyerRange } from './target.ts'

export interface Buyer {
  userId: string
  sessionId: string
  /** Empty for a buyer without a session in Redis. */
  token: string
}

/**
 * Makes customers, the first `sessions` of them with a session as a login opens it. Passwords are left out:
 * hashing them would take longer than the benchmark.
 */
export async function createBuyers(
  redis: RedisClient,
  counts: { buyers: number; sessions: number },
): Promise<Buyer[]> {
  const store = createSessionStore(redis)
  const ids = Array.from({ length: counts.buyers }, () => newId('usr'))
  const withSession = await inParallel(ids.slice(0, counts.sessions), 128, async (userId) => {
    const { sessionId, token } = await store.open({ id: userId, roles: ['CUSTOMER'] })
    return { userId, sessionId, token }
  })
  const withoutSession = ids
    .slice(counts.sessions)
    .map((userId) => ({ userId, sessionId: newId('ses'), token: '' }))
  return [...withSession, ...withoutSession]
}

/** The load generator reads the buyers from a file: they would be a heavy message. */
export function writeBuyers(path: string, buyers: readonly Buyer[]): void {
  const lines = buyers.map(({ userId, sessionId, token }) => `${userId} ${sessionId} ${token}`)
  writeFileSync(path, lines.join('\n'), { mode: 0o600 })
}

export function readBuyers(path: string, { from, count }: BuyerRange): Buyer[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .slice(from, from + count)
  return lines.map((line) => {
    const [userId = '', sessionId = '', token = ''] = line.split(' ')
    return { userId, sessionId, token }
  })
}
