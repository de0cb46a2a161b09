import { crashPoint } from '@floodgate/platform/crash-point'
import { retryTransient } from '@floodgate/platform/database'
import type { Logger } from '@floodgate/platform/logging'
import type { PrismaClient } from '#prisma'
import { findItems } from '../data/orders.ts'
import { changeStockState, findInStockState } from '../data/place-order.ts'
import type { Catalog } from '../data/place-order-catalog.ts'
import type { StockState } from '../domain/place-order.ts'
import type { OrderReserver } from './place-order-reserver.ts'

/** Takes the steps of orders' sagas that nobody waits for. Any number of processes may do so at once. */
export interface ReservationSettler {
  /** Tells the catalog of orders that were paid, cancelled or refunded. @returns how many */
  settle(): Promise<number>
  /** Goes on with orders whose placing was cut off. @returns how many */
  resume(): Promise<number>
}

const BATCH = 200
/** Longer than a request takes: those under way are left to whoever makes them. */
const CUT_OFF_MS = 2_000

export function createReservationSettler(deps: {
  readonly prisma: PrismaClient
  readonly catalog: Catalog
  readonly reserver: OrderReserver
  readonly now: () => Date
  readonly logger: Logger
}): ReservationSettler {
  const { prisma, catalog, reserver, now, logger } = deps

  const mark = (orderIds: readonly string[], from: StockState, to: StockState) =>
    retryTransient(() => changeStockState(prisma, orderIds, [from], to, now()))

  async function confirm(orderIds: readonly string[]): Promise<void> {
    const confirmed = await catalog.confirm(orderIds)
    crashPoint('reservation.after-catalog')
    const missing = orderIds.filter((id) => !confirmed.includes(id))
    // Stays CONFIRMING, for a person: an order is paid whose units the catalog has given back or never gave.
    if (missing.length > 0) logger.error({ orderIds: missing }, 'paid orders hold no stock')
    if (confirmed.length > 0) {
      await mark(confirmed, 'CONFIRMING', 'CONFIRMED')
    }
  }

  async function release(orderIds: readonly string[]): Promise<void> {
    await catalog.release(orderIds)
    crashPoint('reservation.after-catalog')
    await mark(orderIds, 'RELEASING', 'RELEASED')
  }

  return {
    async settle() {
      const page = { time: now(), limit: BATCH }
      const due = await findInStockState(prisma, ['CONFIRMING', 'RELEASING'], page)
      if (due.length === 0) return 0
      crashPoint('reservation.after-find')
      const idsIn = (state: string) =>
        due.filter(({ stockState }) => stockState === state).map(({ orderId }) => orderId)
      const [paid, ended] = [idsIn('CONFIRMING'), idsIn('RELEASING')]
      if (paid.length > 0) await confirm(paid)
      if (ended.length > 0) await release(ended)
      crashPoint('reservation.after-mark')
      return due.length
    },
    async resume() {
      const page = { time: new Date(now().getTime() - CUT_OFF_MS), limit: BATCH }
      const cutOff = await findInStockState(prisma, ['RESERVING'], page)
      await Promise.all(
        cutOff.map(async ({ orderId, fromCart }) => {
          await reserver.reserve({ orderId, items: await findItems(prisma, orderId), fromCart })
        }),
      )
      return cutOff.length
    },
  }
}
