import { setTimeout as delay } from 'node:timers/promises'
import { UserError } from '../../scripts/lib/terminal.ts'
import { cpuBetween, cpuByRole } from '../lib/cpu-time.ts'
import type { LoadGenerator } from '../lib/load-generator.ts'
import type { LoadResult } from '../lib/load-plan.ts'
import type { CpuByProcess, Target } from './target.ts'

export interface Sample {
  /** Orders that were paid when the sending ended, over the time until then. */
  readonly ordersPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly cpuMillisPerOrder: CpuByProcess
  /** Orders that were placed and whose payment was accepted: all of them were paid in the end. */
  readonly orders: number
  /** From the last answer until every order was paid and its stock sold. */
  readonly drainSeconds: number
}

export interface LoadSize {
  readonly connections: number
  readonly seconds: number
}

const DRAIN_LIMIT_MS = 60_000
const LOOK_MS = 100

/** Orders for a while, and waits until all that was ordered is paid. */
export async function measureOrders(
  generator: LoadGenerator,
  target: Target,
  productIds: readonly string[],
  size: LoadSize,
): Promise<Sample> {
  const before = await target.countPaid()
  let atEnd = before
  let cpuStart: CpuByProcess = {}
  const wanted = Math.ceil(target.ordersPerSecond * size.seconds)
  const load = await generator.run(
    { ...target.plan(productIds, wanted), ...size },
    {
      beforeStart: () => {
        cpuStart = cpuByRole(target.pids())
      },
      whenSendingEnds: async () => {
        atEnd = await target.countPaid()
      },
    },
  )
  const orders = acceptedOf(target, load)
  const drainStart = performance.now()
  await drain(target, before.orders + orders)
  const used = cpuBetween(cpuStart, cpuByRole(target.pids()))
  const perOrder = Object.entries(used).map(([name, ms]) => [name, ms / orders])
  return {
    ordersPerSecond: (atEnd.orders - before.orders) / ((atEnd.at - load.startedAt) / 1_000),
    p50Ms: load.p50Ms,
    p99Ms: load.p99Ms,
    cpuMillisPerOrder: Object.fromEntries(perOrder) as CpuByProcess,
    orders,
    drainSeconds: (performance.now() - drainStart) / 1_000,
  }
}

/** @throws UserError when anything but paid orders was answered: there is enough of everything */
function acceptedOf({ name }: Target, { counts, lateCounts, unexpected }: LoadResult): number {
  const refused = (counts.refused ?? 0) + (lateCounts.refused ?? 0)
  if (unexpected !== null || refused > 0) {
    throw new UserError(`${name} answered unexpectedly: ${unexpected ?? `${refused} refusals`}`)
  }
  return (counts.paid ?? 0) + (lateCounts.paid ?? 0)
}

/** @throws UserError when orders are missing at the limit, or there are too many */
async function drain(target: Target, expected: number): Promise<void> {
  const deadline = performance.now() + DRAIN_LIMIT_MS
  for (;;) {
    const { orders } = await target.countPaid()
    if (orders === expected && (await target.isAtRest())) return
    if (orders > expected || performance.now() > deadline) {
      throw new UserError(`${target.name} has ${orders} paid orders where ${expected} were placed`)
    }
    await delay(LOOK_MS)
  }
}
