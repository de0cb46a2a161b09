import { loadScripts } from '@floodgate/platform/lua'
import type { RedisClient } from '@floodgate/platform/redis'
import { LRUCache } from 'lru-cache'
import type { Limit } from './limit-table.ts'

/** Token buckets that all routers share. */
export interface TokenBuckets {
  /**
   * Takes tokens, no more than the bucket holds.
   * @returns milliseconds to wait, 0 when they were taken; undefined when it could not be found out in time
   */
  take(key: string, limit: Limit, count: number): Promise<number | undefined>
}

/** A limit is not worth more of a client's time. */
const LONGEST_WAIT_MS = 100

/** Buckets that are remembered as empty. */
const EMPTY_BUCKETS = 50_000

interface Empty {
  readonly until: number
  readonly count: number
}

/** In Redis, by its clock. A bucket that was found empty is not asked for again until it has enough: a flood costs no calls. */
export function createTokenBuckets(redis: RedisClient): TokenBuckets {
  const script = loadScripts(redis, new URL('lua/', import.meta.url)).get('take')
  if (!script) throw new Error('There is no script `take`')
  const empty = new LRUCache<string, Empty>({ max: EMPTY_BUCKETS })

  function knownWait(key: string, count: number): number {
    const known = empty.get(key)
    return known && count >= known.count ? known.until - performance.now() : 0
  }

  return {
    async take(key, { burst, intervalMs }, wanted) {
      const count = Math.min(wanted, burst)
      const known = knownWait(key, count)
      if (known > 0) return Math.ceil(known)
      if (redis.status !== 'ready') return undefined
      const wait = await inTime(script([key], [burst, intervalMs, count]))
      if (typeof wait !== 'number') return undefined
      if (wait > 0) empty.set(key, { until: performance.now() + wait, count })
      return wait
    },
  }
}

/** Undefined when there is no answer in time, or a failure. */
function inTime(answer: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_WAIT_MS, undefined)
    answer.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer))
  })
}
