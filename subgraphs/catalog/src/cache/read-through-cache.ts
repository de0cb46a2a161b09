import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { createCoalescedGet } from '@floodgate/platform/coalesced-get'
import type { RedisClient } from '@floodgate/platform/redis'
import { type CacheEntry, type Codec, decodeEntry, encodeEntry, jittered } from './cache-entry.ts'
import type { CacheReads } from './cache-metrics.ts'
import { loadCacheScripts } from './cache-scripts.ts'
import type { RedisGuard } from './redis-guard.ts'

/** Reads by key, from Redis where it can. Never fails because of Redis. */
export interface ReadThroughCache<V> {
  /** In the order of the keys; null for what does not exist. */
  getMany(keys: readonly string[]): Promise<(V | null)[]>
  /** To be called when keys changed: nobody keeps what was read before. @throws when Redis is away */
  forget(keys: readonly string[]): Promise<void>
}

export interface ReadThroughCacheOptions<V> {
  readonly redis: RedisClient
  readonly guard: RedisGuard
  /** The beginning of its Redis keys, such as `catalog:product`. */
  readonly name: string
  readonly codec: Codec<V>
  /** Reads from the database, all keys in one statement; what is missing in the answer does not exist. */
  readonly load: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>
  readonly reads: CacheReads
  /** @default an hour; a tenth more or less */
  readonly ttlMs?: number
  /** For what does not exist. @default a minute; a tenth more or less */
  readonly missingTtlMs?: number
  /** How long an entry that is no longer fresh is served while one reader looks again. @default 60_000 */
  readonly staleMs?: number
  /** How long a loader may take until another one loads. @default 3_000 */
  readonly leaseMs?: number
}

interface Claims<V> {
  readonly mine: readonly string[]
  readonly found: readonly (readonly [key: string, value: V | null])[]
}

/** What the script `claim` answers to whom it lets load. */
const CLAIMED = 1
const JITTER = 0.1
/** Between two looks of those who wait for another process's loader. */
const LOOK_MS = 10

/**
 * Of all readers of a key that is not there, in all processes, the one that gets the lease loads it. The others wait for the
 * entry, or are served the one that is no longer fresh.
 */
export function createReadThroughCache<V>(
  options: ReadThroughCacheOptions<V>,
): ReadThroughCache<V> {
  const { redis, guard, name, codec, load, reads } = options
  const { ttlMs = 3_600_000, missingTtlMs = 60_000, staleMs = 60_000, leaseMs = 3_000 } = options
  const scripts = loadCacheScripts(redis)
  const get = createCoalescedGet(redis)
  const entryKey = (key: string) => `{${name}:${key}}`
  const leaseKey = (key: string) => `${entryKey(key)}:lease`
  const underWay = new Map<string, Promise<V | null>>()

  const read = (keys: readonly string[]) =>
    guard(async () => {
      const texts = await Promise.all(keys.map((key) => get(entryKey(key))))
      return texts.map((text) => decodeEntry(text, codec))
    })

  /** What this process is to load, which is all without Redis; and what others have loaded meanwhile. */
  async function claim(keys: readonly string[], token: string): Promise<Claims<V>> {
    const now = Date.now()
    const answers = await guard(() =>
      Promise.all(
        keys.map((key) => scripts.claim([entryKey(key), leaseKey(key)], [token, leaseMs, now])),
      ),
    )
    if (answers === undefined) return { mine: keys, found: [] }
    return {
      mine: keys.filter((_, at) => answers[at] === CLAIMED),
      found: keys.flatMap((key, at) => {
        const text = answers[at]
        const entry = typeof text === 'string' ? decodeEntry(text, codec) : undefined
        return entry ? [[key, entry.value] as const] : []
      }),
    }
  }

  async function loadAndKeep(
    keys: readonly string[],
    token: string,
  ): Promise<ReadonlyMap<string, V>> {
    const found = await load(keys)
    await guard(() =>
      Promise.all(
        keys.map((key) => {
          const value = found.get(key) ?? null
          const lifeMs = jittered(value === null ? missingTtlMs : ttlMs, JITTER)
          const text = encodeEntry({ value, freshUntil: Date.now() + lifeMs }, codec)
          return scripts.fill([entryKey(key), leaseKey(key)], [token, text, lifeMs + staleMs])
        }),
      ),
    )
    return found
  }

  /** Loads what nobody else loads, and waits for the rest. */
  async function obtain(
    keys: readonly string[],
    stale: ReadonlyMap<string, CacheEntry<V>>,
  ): Promise<ReadonlyMap<string, V | null>> {
    const token = randomUUID()
    const results = new Map<string, V | null>()
    const deadline = performance.now() + leaseMs
    for (let rest = keys; ;) {
      const late = performance.now() >= deadline
      const { mine, found } = late ? { mine: rest, found: [] } : await claim(rest, token)
      for (const [key, value] of found) results.set(key, value)
      const loaded = mine.length > 0 ? await loadAndKeep(mine, token) : undefined
      for (const key of mine) results.set(key, loaded?.get(key) ?? null)
      rest = rest.filter((key) => !results.has(key))
      for (const key of rest) {
        const known = stale.get(key)
        if (known) results.set(key, known.value)
      }
      rest = rest.filter((key) => !results.has(key))
      if (rest.length === 0) return results
      await delay(LOOK_MS)
    }
  }

  /** Those who ask in this process for what is being obtained already wait for that. */
  async function share(keys: readonly string[], stale: ReadonlyMap<string, CacheEntry<V>>) {
    const fresh = keys.filter((key) => !underWay.has(key))
    if (fresh.length > 0) {
      const obtaining = obtain(fresh, stale)
      for (const key of fresh) {
        const one = obtaining
          .then((results) => results.get(key) ?? null)
          .finally(() => underWay.delete(key))
        // Whoever waits is told; a failure that nobody waits for is nobody's.
        one.catch(() => undefined)
        underWay.set(key, one)
      }
    }
    const values = await Promise.all(keys.map(async (key) => underWay.get(key)))
    return new Map(keys.map((key, at) => [key, values[at] ?? null]))
  }

  return {
    async getMany(keys) {
      const entries = await read(keys)
      const now = Date.now()
      const stale = new Map<string, CacheEntry<V>>()
      const wanted = keys.filter((key, at) => {
        const entry = entries?.[at]
        if (entry && entry.freshUntil <= now) stale.set(key, entry)
        return !entry || entry.freshUntil <= now
      })
      reads.count(entries === undefined, keys.length - wanted.length, stale.size, wanted.length)
      const obtained = wanted.length > 0 ? await share([...new Set(wanted)], stale) : undefined
      return keys.map((key, at) =>
        obtained?.has(key) ? (obtained.get(key) ?? null) : (entries?.[at]?.value ?? null),
      )
    },
    async forget(keys) {
      await Promise.all(keys.map((key) => redis.del(entryKey(key), leaseKey(key))))
    },
  }
}
