import { createBatcher } from '@floodgate/platform/batcher'
import { createCoalescedGet } from '@floodgate/platform/coalesced-get'
import type { RedisClient } from '@floodgate/platform/redis'
import type { Balance } from '../data/stock-repository.ts'
import type { CacheReads } from './cache-metrics.ts'
import { loadCacheScripts } from './cache-scripts.ts'
import type { RedisGuard } from './redis-guard.ts'

/** Copies of stock balances in Redis, for all who only look. What is sold is decided by the balances themselves. */
export interface StockMirror {
  /** Units by product; from the database where Redis has no copy or is away. */
  read(productIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Copies balances again that have changed. Never fails. */
  refresh(productIds: readonly string[]): Promise<void>
  /** Makes copies again, whatever they say now. @throws when Redis is away */
  replace(productIds: readonly string[]): Promise<void>
  /** What the copies say, without looking further. @throws when Redis is away */
  peek(productIds: readonly string[]): Promise<ReadonlyMap<string, Copy>>
}

export interface Copy {
  readonly revision: bigint
  readonly available: number
}

export interface StockMirrorOptions {
  readonly redis: RedisClient
  readonly guard: RedisGuard
  /** From the primary. */
  readonly readBalances: (productIds: readonly string[]) => Promise<readonly Balance[]>
  readonly reads: CacheReads
  /** Should every refresh of a product be lost, its copy is true again after this long. @default 30_000 */
  readonly ttlMs?: number
}

const keyOf = (productId: string) => `catalog:stock:${productId}`

/** Refreshes of one batch. */
const LIMIT = 200

export function createStockMirror(options: StockMirrorOptions): StockMirror {
  const { redis, guard, readBalances, reads, ttlMs = 30_000 } = options
  const { mirror } = loadCacheScripts(redis)
  const get = createCoalescedGet(redis)

  const peek = async (productIds: readonly string[]) => {
    const texts = await Promise.all(productIds.map((id) => get(keyOf(id))))
    const copies = productIds.flatMap((id, at) => {
      const [revision, units] = texts[at]?.split(':') ?? []
      if (revision === undefined || units === undefined) return []
      return [[id, { revision: BigInt(revision), available: Number(units) }] as const]
    })
    return new Map(copies)
  }

  async function copy(productIds: readonly string[]): Promise<readonly Balance[]> {
    const balances = await readBalances(productIds)
    await guard(() =>
      Promise.all(
        balances.map(({ productId, available, revision }) =>
          mirror([keyOf(productId)], [String(revision), available, ttlMs]),
        ),
      ),
    )
    return balances
  }

  const copyTogether = createBatcher<readonly string[], readonly Balance[]>(
    async (wanted) => {
      const balances = await copy([...new Set(wanted.flat())])
      return wanted.map(() => balances)
    },
    { limit: LIMIT },
  )

  return {
    peek,
    async read(productIds) {
      const copies = await guard(() => peek(productIds))
      const missing = productIds.filter((id) => !copies?.has(id))
      reads.count(copies === undefined, productIds.length - missing.length, 0, missing.length)
      const balances = missing.length > 0 ? await copyTogether(missing) : []
      return new Map([
        ...[...(copies ?? [])].map(([id, { available }]) => [id, available] as const),
        ...balances.map(({ productId, available }) => [productId, available] as const),
      ])
    },
    async replace(productIds) {
      await Promise.all(productIds.map((id) => redis.del(keyOf(id))))
      await copyTogether(productIds)
    },
    async refresh(productIds) {
      // A copy that is missed here ends with its time, or at the product's next change.
      await copyTogether(productIds).catch(() => undefined)
    },
  }
}
