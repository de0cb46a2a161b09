import type { Progress } from '../lib/progress.ts'
import { percentile, roundTo } from '../lib/statistics.ts'
import type { Shop } from '../seckill/shop.ts'
import { ask } from './ask.ts'
import type { BuyersEvent, BuyersPlan, Purchase } from './buyers.ts'
import { startProgram, stopChild } from './child.ts'
import { splitEvenly } from './open-files.ts'
import type { Settings } from './settings.ts'

export interface OrderTimes {
  /** Purchases that were sent a second, each at its time, and those that were confirmed. */
  readonly ordersPerSecond: number
  readonly orders: number
  /** From when a purchase was due until its answer. */
  readonly purchaseP50Ms: number
  readonly purchaseP99Ms: number
  /** From when a purchase was due until its client was told CONFIRMED. */
  readonly confirmedP50Ms: number
  readonly confirmedP99Ms: number
}

export const buyersNeeded = ({ orders: { perSecond, warmUp, seconds } }: Settings) =>
  warmUp + perSecond * seconds

const START_DELAY_MS = 300

/** Buyers with a session and a socket each, who buy at their times, whatever the answers take, and wait for their orders. */
export async function measureOrders(
  shop: Shop,
  settings: Settings,
  progress: Progress,
): Promise<OrderTimes> {
  const { perSecond, warmUp } = settings.orders
  const buyers = buyersNeeded(settings)
  const eventId = await shop.openSale(buyers)
  // By turns, so that all of them are busy all the time.
  const counts = splitEvenly(buyers, settings.clientsPerProcess)
  const children = counts.map(() => startProgram('buyers-process.ts'))
  try {
    progress(`${buyers} buyers connect, from ${counts.length} processes`)
    const { routerUrl } = shop.stack
    const common = { routerUrl, eventId, buyersFile: shop.buyersFile, warmUp, perSecond }
    const plans = counts.map((count, from): BuyersPlan => {
      return { ...common, from, count, step: counts.length }
    })
    await Promise.all(
      children.map((child, i) =>
        ask<BuyersEvent, 'prepared'>(child, { type: 'prepare', plan: plans[i] }, 'prepared'),
      ),
    )
    progress(`${warmUp} purchases to warm up`)
    await Promise.all(
      children.map((child) => ask<BuyersEvent, 'warm'>(child, { type: 'warm-up' }, 'warm')),
    )
    progress(`${perSecond} purchases a second, each followed until CONFIRMED`)
    const startsAt = Date.now() + START_DELAY_MS
    const done = await Promise.all(
      children.map((child) => ask<BuyersEvent, 'done'>(child, { type: 'go', startsAt }, 'done')),
    )
    const purchases = done.flatMap((each) => each.purchases)
    return timesOf(purchases, perSecond)
  } finally {
    await Promise.all(children.map(stopChild))
  }
}

function timesOf(purchases: readonly Purchase[], ordersPerSecond: number): OrderTimes {
  const sorted = (name: 'answeredMs' | 'confirmedMs') =>
    purchases.map((purchase) => purchase[name]).sort((a, b) => a - b)
  const [answered, confirmed] = [sorted('answeredMs'), sorted('confirmedMs')]
  return {
    ...{ ordersPerSecond, orders: purchases.length },
    purchaseP50Ms: roundTo(percentile(answered, 0.5), 1),
    purchaseP99Ms: roundTo(percentile(answered, 0.99), 1),
    confirmedP50Ms: roundTo(percentile(confirmed, 0.5), 1),
    confirmedP99Ms: roundTo(percentile(confirmed, 0.99), 1),
  }
}
