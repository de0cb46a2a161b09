import type { Logger } from '@floodgate/platform/logging'
import type { SessionStore } from '@floodgate/platform/session-store'

export interface WatchedSession {
  readonly tokenHash: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** Tells of sessions that end while somebody's connection or stream rests on them. */
export interface SessionWatch {
  /** Calls `onEnded` once, when the session has expired or is revoked. The returned function calls it off. */
  watch(session: WatchedSession, onEnded: () => void): () => void
  /** A hint: it is not believed but checked, since anybody may publish. */
  hint(tokenHash: string): void
  /** Hints may have been missed. */
  checkAll(): void
  close(): void
}

export interface SessionWatchOptions {
  readonly sessions: Pick<SessionStore, 'areOpen'>
  readonly logger: Logger
  /** How late a revocation without a hint is noticed. @default 10000 */
  readonly checkEveryMs?: number | undefined
}

interface Watched {
  readonly expiresAt: number
  readonly listeners: Set<() => void>
}

const EXPIRY_EVERY_MS = 1_000
/** Sessions that are checked in one round trip. */
const BATCH = 1_000

export function createSessionWatch(options: SessionWatchOptions): SessionWatch {
  const { sessions, logger, checkEveryMs = 10_000 } = options
  const watched = new Map<string, Watched>()

  function end(tokenHash: string): void {
    const found = watched.get(tokenHash)
    watched.delete(tokenHash)
    for (const listener of found?.listeners ?? []) listener()
  }

  async function check(tokenHashes: readonly string[]): Promise<void> {
    for (let i = 0; i < tokenHashes.length; i += BATCH) {
      const batch = tokenHashes.slice(i, i + BATCH)
      const open = await sessions.areOpen(batch)
      for (const [j, tokenHash] of batch.entries()) if (open[j] === false) end(tokenHash)
    }
  }

  /** Whoever can't be checked keeps its connection: requests are checked on their own. */
  function checkLater(tokenHashes: readonly string[]): void {
    if (tokenHashes.length === 0) return
    check(tokenHashes).catch((err: unknown) => logger.warn({ err }, 'sessions can not be checked'))
  }

  function expire(): void {
    const now = Date.now()
    for (const [tokenHash, { expiresAt }] of watched) if (expiresAt <= now) end(tokenHash)
  }

  const checkAll = () => checkLater([...watched.keys()])
  const timers = [setInterval(expire, EXPIRY_EVERY_MS), setInterval(checkAll, checkEveryMs)]

  return {
    watch({ tokenHash, expiresAt }, onEnded) {
      const found = watched.get(tokenHash) ?? { expiresAt, listeners: new Set() }
      watched.set(tokenHash, found)
      found.listeners.add(onEnded)
      return () => {
        found.listeners.delete(onEnded)
        if (found.listeners.size === 0 && watched.get(tokenHash) === found)
          watched.delete(tokenHash)
      }
    },
    hint: (tokenHash) => checkLater(watched.has(tokenHash) ? [tokenHash] : []),
    checkAll,
    close() {
      for (const timer of timers) clearInterval(timer)
      watched.clear()
    },
  }
}
