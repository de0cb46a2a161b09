import { setTimeout as delay } from 'node:timers/promises'
import { UserError } from '../../scripts/lib/terminal.ts'
import { cpuByRole } from '../lib/cpu-time.ts'
import type { LoadGenerator } from '../lib/load-generator.ts'
import type { LoadResult } from '../lib/load-plan.ts'
import { cpuMillisPer1000, type Reading } from './cost.ts'
import type { BuyerRange, OrderCount, RoleCpu, SaleUnderTest, Target } from './target.ts'

export interface AcceptSample {
  acceptedPerSecond: number
  persistedPerSecondWhileAccepting: number
  p50Ms: number
  p99Ms: number
  cpuMillisPer1000: RoleCpu
  /** Purchases accepted, and how many of them were orders when the measurement ended. */
  accepted: number
  persisted: number
  /** From the last answer until every order was written and settled, or given up. */
  drainSeconds: number
}

export interface LoadSize {
  connections: number
  seconds: number
}

/** What a sale may have at most. */
export const LARGEST_QUOTA = 1_000_000

/** Sells for a while, and waits until what was sold is written. */
export async function measureAccepting(
  generator: LoadGenerator,
  target: Target,
  size: LoadSize,
): Promise<AcceptSample> {
  const sale = await target.openSale(LARGEST_QUOTA)
  let start: RoleCpu | undefined
  let atEnd: OrderCount | undefined
  let sendingEnded: Reading | undefined
  const readCpu = (): RoleCpu => cpuByRole(target.pids())
  const load = await generator.run(
    { ...sale.plan(buyersFor(target, size)), ...size },
    {
      beforeStart: () => {
        start = readCpu()
      },
      whenSendingEnds: async () => {
        const cpu = readCpu()
        atEnd = await sale.countOrders()
        sendingEnded = { orders: atEnd.orders, cpu }
      },
    },
  )
  if (!start || !atEnd || !sendingEnded) throw new Error('the load ended before it began')
  const accepted = outcomesOf(target, load).accepted ?? 0
  const drainStart = performance.now()
  const persisted = await drain(sale, accepted, target)
  const end = { orders: persisted, cpu: readCpu() }
  await sale.discard()
  return {
    acceptedPerSecond: (load.counts.accepted ?? 0) / load.seconds,
    persistedPerSecondWhileAccepting: persistedPerSecond(atEnd, load),
    p50Ms: load.p50Ms,
    p99Ms: load.p99Ms,
    cpuMillisPer1000: cpuMillisPer1000(accepted, start, sendingEnded, end),
    accepted,
    persisted,
    drainSeconds: (performance.now() - drainStart) / 1_000,
  }
}

const buyersFor = ({ requestsPerSecond }: Target, { seconds }: LoadSize): BuyerRange => ({
  from: 0,
  count: Math.ceil(requestsPerSecond * seconds),
})

function persistedPerSecond({ orders, at }: OrderCount, { startedAt }: LoadResult): number {
  return orders / ((at - startedAt) / 1_000)
}

/** How fast the many are turned away, of whom a flash sale has most. */
export async function measureSoldOut(
  generator: LoadGenerator,
  target: Target,
  size: LoadSize,
): Promise<number> {
  const sale = await target.openSale(1)
  const load = await generator.run({ ...sale.plan(buyersFor(target, size)), ...size })
  await drain(sale, outcomesOf(target, load).accepted ?? 0, target)
  return (load.counts.soldOut ?? 0) / load.seconds
}

/** All answers, those on time and those after. @throws UserError when one was of an unexpected kind */
export function outcomesOf(
  { name }: Pick<Target, 'name'>,
  { counts, lateCounts, unexpected }: LoadResult,
): Record<string, number> {
  if (unexpected !== null) throw new UserError(`${name} answered unexpectedly: ${unexpected}`)
  const entries = Object.entries(counts).map(([kind, count]) => [
    kind,
    count + (lateCounts[kind] ?? 0),
  ])
  return Object.fromEntries(entries) as Record<string, number>
}

/**
 * Waits until every accepted purchase is an order, and every ticket settled.
 * @returns the orders
 * @throws UserError when there are more orders than purchases, or fewer in the end
 */
export async function drain(
  sale: SaleUnderTest,
  accepted: number,
  {
    name,
    drainLimitSeconds,
    mayLeaveWork,
  }: Pick<Target, 'name' | 'drainLimitSeconds' | 'mayLeaveWork'>,
): Promise<number> {
  const deadline = performance.now() + drainLimitSeconds * 1_000
  let last: OrderCount | undefined
  for (;;) {
    const now = await sale.countOrders()
    if (now.orders > accepted) {
      throw new UserError(`${name} wrote ${now.orders} orders for ${accepted} accepted purchases`)
    }
    if (now.orders === accepted && (await sale.isSettled())) return now.orders
    if (performance.now() >= deadline) {
      if (mayLeaveWork) return now.orders
      throw new UserError(
        `${name} accepted ${accepted} purchases, and ${drainLimitSeconds} s later had written and settled ${now.orders}`,
      )
    }
    await delay(nextLookMs(now, last, accepted))
    last = now
  }
}

/** When it is likely done, by the rate so far: looking more often would burden the database under test. */
function nextLookMs(now: OrderCount, last: OrderCount | undefined, accepted: number): number {
  if (!last || now.at <= last.at) return 50
  const perMs = (now.orders - last.orders) / (now.at - last.at)
  return perMs > 0 ? Math.min(1_000, Math.max(20, (accepted - now.orders) / perMs)) : 100
}
