import { networkOf } from '@floodgate/platform/network-address'
import type { RouterContext } from '../context.ts'
import { rateLimited } from '../errors.ts'
import type { CompiledOperation } from '../executor/compiled-operation.ts'
import type { Limit, LimitTable } from './limit-table.ts'
import { classesOf } from './operation-classes.ts'
import type { TokenBuckets } from './token-buckets.ts'

type Caller = Pick<RouterContext, 'identity' | 'clientIp' | 'forResponse'>

export interface RateLimiter {
  /**
   * Undefined at once where no limit applies.
   * @throws GraphQLError RATE_LIMITED
   */
  check(operation: CompiledOperation, caller: Caller): Promise<void> | undefined
}

export interface RateLimiterOptions {
  readonly table: LimitTable
  readonly buckets: TokenBuckets
  readonly observe: RateObserver
}

export interface RateObserver {
  limited(operationClass: string): void
  /** The buckets were out of reach, and the operation let through. */
  unchecked(): void
}

interface Claim {
  readonly operationClass: string
  readonly limit: Limit
  readonly by: 'user' | 'address'
  readonly count: number
}

/** Limits operations by what they do and who asks for them. Lets them through while the buckets are out of reach. */
export function createRateLimiter({ table, buckets, observe }: RateLimiterOptions): RateLimiter {
  const claims = new WeakMap<CompiledOperation, readonly Claim[]>()

  function claimsOf(compiled: CompiledOperation): readonly Claim[] {
    let found = claims.get(compiled)
    if (!found) claims.set(compiled, (found = claimsUnder(table, compiled)))
    return found
  }

  async function takeAll(wanted: readonly (Claim & { who: string })[], caller: Caller) {
    // Sent in one tick, so in one write.
    const waits = await Promise.all(
      wanted.map(({ operationClass, by, who, limit, count }) =>
        buckets.take(`floodgate:rate:${operationClass}:${by}:${who}`, limit, count),
      ),
    )
    if (waits.includes(undefined)) observe.unchecked()
    const longest = Math.max(...waits.map((wait) => wait ?? 0))
    if (longest === 0) return
    observe.limited(wanted[waits.indexOf(longest)]?.operationClass ?? '')
    const seconds = String(Math.ceil(longest / 1_000))
    ;(caller.forResponse.headers ??= new Map()).set('retry-after', [seconds])
    throw rateLimited(longest)
  }

  return {
    check(compiled, caller) {
      const wanted = claimsOf(compiled).flatMap((claim) => {
        const who = nameOf(caller, claim.by)
        return who === undefined ? [] : [{ ...claim, who }]
      })
      return wanted.length === 0 ? undefined : takeAll(wanted, caller)
    },
  }
}

function claimsUnder(table: LimitTable, { operation }: CompiledOperation): readonly Claim[] {
  return classesOf(operation, table).flatMap(({ of: { name, perUser, perAddress }, count }) => [
    ...(perUser ? [{ operationClass: name, limit: perUser, by: 'user' as const, count }] : []),
    ...(perAddress
      ? [{ operationClass: name, limit: perAddress, by: 'address' as const, count }]
      : []),
  ])
}

function nameOf({ identity, clientIp }: Caller, by: Claim['by']): string | undefined {
  if (by === 'user') return identity.kind === 'user' ? identity.userId : undefined
  return clientIp === undefined ? undefined : networkOf(clientIp)
}
