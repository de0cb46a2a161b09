import { createBatcher } from '@floodgate/platform/batcher'
import { crashPoint } from '@floodgate/platform/crash-point'
import { retryTransient } from '@floodgate/platform/database'
import { takeOrderedLines } from '../data/cart.ts'
import {
  changeStockState,
  findPlacements,
  lockReserving,
  type Placement,
  recordShortLines,
} from '../data/place-order.ts'
import type { Catalog, Reservation, ReservationVerdict } from '../data/place-order-catalog.ts'
import { inTransaction, type Transaction } from '../data/transaction.ts'
import type { ShortLine } from '../domain/place-order.ts'
import { SYSTEM } from '../domain/order-history.ts'
import type { ServiceDependencies } from './dependencies.ts'
import { transitionOrders } from './transition-orders.ts'

/** An order that is written, and waits for its units. */
export type OrderToReserve = Reservation & { readonly fromCart: boolean }

/** What became of an order's reservation. */
export type ReservedOrder = Pick<Placement, 'orderId' | 'stockState' | 'shortLines'>

export interface OrderReserver {
  /**
   * Asks the catalog for the order's units and records what it said: RESERVED, or the order is cancelled. Safe to repeat
   * at any point, and by several at once. Orders that come at the same time share their calls and transactions.
   * @returns the placement as it is then
   * @throws AppError UNAVAILABLE when the catalog is out of reach: the order may hold units, and stays RESERVING
   */
  reserve(order: OrderToReserve): Promise<ReservedOrder>
}

const BATCH = 64

export function createOrderReserver(
  deps: ServiceDependencies & { readonly catalog: Catalog },
): OrderReserver {
  const { prisma, catalog, now, wakeRelay } = deps

  async function reserveBatch(orders: readonly OrderToReserve[]): Promise<ReservedOrder[]> {
    const unique = [...new Map(orders.map((order) => [order.orderId, order])).values()]
    const verdicts = await catalog.reserve(unique.map(({ orderId, items }) => ({ orderId, items })))
    crashPoint('place.after-reserve')
    if (await markReserved(unique, verdicts)) {
      crashPoint('place.after-mark')
      return orders.map(reservedPlacement)
    }
    const placements = await inTransaction(prisma, async (tx) => {
      await record(tx, unique, verdicts, now())
      const found = await findPlacements(
        tx,
        unique.map(({ orderId }) => orderId),
      )
      crashPoint('place.before-mark-commit')
      return found
    })
    crashPoint('place.after-mark')
    if (verdicts.some(({ kind }) => kind !== 'reserved')) wakeRelay()
    return orders.map(({ orderId }) => {
      const placement = placements.get(orderId)
      if (!placement) throw new Error(`order ${orderId} was not placed`)
      return placement
    })
  }

  /**
   * The usual case in one statement: all have their units, and none of them was decided meanwhile.
   * @returns whether that was so; what it changed all the same is looked at again
   */
  async function markReserved(
    orders: readonly OrderToReserve[],
    verdicts: readonly ReservationVerdict[],
  ): Promise<boolean> {
    const isUsual =
      verdicts.every(({ kind }) => kind === 'reserved') && orders.every((one) => !one.fromCart)
    if (!isUsual) return false
    const ids = orders.map(({ orderId }) => orderId)
    const marked = await retryTransient(() =>
      changeStockState(prisma, ids, ['RESERVING'], 'RESERVED', now()),
    )
    return marked === ids.length
  }

  return { reserve: createBatcher(reserveBatch, { limit: BATCH }) }
}

const reservedPlacement = ({ orderId }: OrderToReserve): ReservedOrder => ({
  orderId,
  stockState: 'RESERVED',
  shortLines: null,
})

/** Only what still waits is decided: another attempt may have done so, or the order been cancelled meanwhile. */
async function record(
  tx: Transaction,
  orders: readonly OrderToReserve[],
  verdicts: readonly ReservationVerdict[],
  now: Date,
): Promise<void> {
  const waiting = new Set(
    await lockReserving(
      tx,
      orders.map(({ orderId }) => orderId),
    ),
  )
  const decided = orders.flatMap((order, at) => {
    const verdict = verdicts[at]
    return verdict && waiting.has(order.orderId) ? [{ order, verdict }] : []
  })
  const reserved = decided.filter(({ verdict }) => verdict.kind === 'reserved')
  if (reserved.length > 0) {
    const ids = reserved.map(({ order }) => order.orderId)
    await changeStockState(tx, ids, ['RESERVING'], 'RESERVED', now)
    const ofCarts = reserved.filter(({ order }) => order.fromCart)
    if (ofCarts.length > 0) {
      await takeOrderedLines(
        tx,
        ofCarts.map(({ order }) => order.orderId),
        now,
      )
    }
  }
  for (const { order, verdict } of decided) {
    const lines = shortLinesOf(order, verdict)
    if (lines.length > 0) await recordShortLines(tx, order.orderId, lines)
  }
  for (const kind of ['short', 'not-for-sale', 'released'] as const) {
    const refused = decided.filter(({ verdict }) => verdict.kind === kind)
    if (refused.length === 0) continue
    // Also tells the catalog to release: an attempt that we know nothing of may have been given the units.
    await transitionOrders(
      tx,
      'reject',
      refused.map(({ order }) => order.orderId),
      { actor: SYSTEM.stock, reason: REASONS[kind], now },
    )
  }
}

const REASONS = {
  short: 'There was not enough in stock.',
  'not-for-sale': 'A product was taken off sale.',
  released: 'There was not enough in stock.',
} as const

/** What is kept of a refusal. */
function shortLinesOf(
  { items }: OrderToReserve,
  verdict: ReservationVerdict,
): readonly ShortLine[] {
  switch (verdict.kind) {
    case 'short':
      return verdict.lines
    case 'not-for-sale':
      return items
        .filter(({ productId }) => verdict.productIds.includes(productId))
        .map(({ productId, quantity: requested }) => ({
          ...{ productId, requested, available: 0, withdrawn: true },
        }))
    case 'reserved':
    case 'released':
      return []
  }
}
