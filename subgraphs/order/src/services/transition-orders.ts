import { orderChanges } from '@floodgate/contracts/order'
import { settleTickets } from '@floodgate/contracts/seckill'
import { release } from '../data/allotments.ts'
import { insertHistory } from '../data/order-history.ts'
import { bumpVersion, changeStatus, type LockedOrder, lockOrders } from '../data/orders.ts'
import { tellAll } from '../data/outbox.ts'
import { changeStockState } from '../data/place-order.ts'
import type { Transaction } from '../data/transaction.ts'
import {
  type OrderStatus,
  type Transition,
  type TransitionName,
  TRANSITIONS,
} from '../domain/order.ts'
import type { Cause, HistoryEvent } from '../domain/order-history.ts'

/**
 * Changes the status of those of the orders that may so change, and does in the same transaction all that follows: the
 * history says who did it and why, units go back to the fence, the sale and everybody else are told. Of two transitions that
 * race for an order, one wins.
 * @param dueBy only orders whose payment is due by then
 * @returns the ids of the orders that changed
 */
export async function transitionOrders(
  tx: Transaction,
  name: TransitionName,
  ids: Iterable<string>,
  cause: Cause,
  dueBy?: Date,
): Promise<string[]> {
  const orders = await lockOrders(tx, ids)
  const due = orders.filter(
    ({ paymentDueAt }) => !dueBy || (paymentDueAt !== null && paymentDueAt <= dueBy),
  )
  return (await transitionLocked(tx, name, due, cause)).map(({ id }) => id)
}

/**
 * As `transitionOrders`, for orders that the transaction has locked.
 * @returns those that changed, as they are now
 */
export async function transitionLocked(
  tx: Transaction,
  name: TransitionName,
  locked: readonly LockedOrder[],
  cause: Cause,
): Promise<LockedOrder[]> {
  const transition: Transition = TRANSITIONS[name]
  const orders = locked.filter(({ status }) => transition.from.includes(status))
  if (orders.length === 0) return []
  const ids = orders.map(({ id }) => id)
  const changed = await changeStatus(tx, ids, transition, cause.now)
  if (changed !== orders.length) throw new Error('orders changed in spite of their locks')
  if (transition.releases !== null) await releaseUnits(tx, orders, transition.releases, cause.now)
  await moveStockOn(tx, orders, transition, cause.now)
  await publish(tx, transition.change, orders, cause, transition.to)
  return orders.map((order) => advanced(order, transition.to, cause.now))
}

/** Writes into an order's history what happened beside its status, and tells of it. The order is under lock. */
export async function noteOnOrder(
  tx: Transaction,
  event: HistoryEvent,
  order: LockedOrder,
  cause: Cause,
): Promise<void> {
  await bumpVersion(tx, order.id, cause.now)
  await publish(tx, event, [order], cause)
}

function advanced(order: LockedOrder, status: OrderStatus, updatedAt: Date): LockedOrder {
  const version = order.version + 1
  const due = order.paymentDueAt
  if (status !== 'PENDING' && status !== 'PAYMENT_FAILED') {
    return { ...order, status, version, updatedAt, paymentDueAt: null }
  }
  if (due === null) throw new Error(`order ${order.id} awaits payment but has no due time`)
  return { ...order, status, version, updatedAt, paymentDueAt: due }
}

async function publish(
  tx: Transaction,
  event: HistoryEvent,
  orders: readonly LockedOrder[],
  { actor, reason, now }: Cause,
  becomes?: OrderStatus,
): Promise<void> {
  const entries = orders.map(({ id, version, status, refundedAmount }) => ({
    orderId: id,
    version: version + 1,
    event,
    status: becomes ?? status,
    refundedAmount,
  }))
  await insertHistory(tx, entries, { actor, reason: reason ?? null, at: now })
  const changes = orders.map(({ id, userId, version }) => ({
    ...{ orderId: id, userId, version: version + 1, change: event, at: now.getTime() },
  }))
  await tellAll(tx, orderChanges, changes, (some) => ({ changes: some }))
}

/** Ordinary orders: what the catalog is to be told of their stock now, by whoever keeps reservations. */
async function moveStockOn(
  tx: Transaction,
  orders: readonly LockedOrder[],
  { to, releases }: Transition,
  now: Date,
): Promise<void> {
  const ids = orders.filter(({ stockState }) => stockState !== null).map(({ id }) => id)
  if (ids.length === 0) return
  if (releases !== null) {
    const from = ['RESERVING', 'RESERVED', 'CONFIRMING', 'CONFIRMED'] as const
    await changeStockState(tx, ids, from, 'RELEASING', now)
  } else if (to === 'PAID') {
    await changeStockState(tx, ids, ['RESERVED'], 'CONFIRMING', now)
  }
}

async function releaseUnits(
  tx: Transaction,
  orders: readonly LockedOrder[],
  reason: string,
  now: Date,
): Promise<void> {
  const held = orders.flatMap(({ id, ticketId, eventId, ticketQuantity }) =>
    ticketId !== null && eventId !== null && ticketQuantity !== null
      ? [{ orderId: id, ticketId, eventId, quantity: ticketQuantity }]
      : [],
  )
  const bySale = [...Map.groupBy(held, ({ eventId }) => eventId)]
  // Fences, too, are always locked in the same order.
  bySale.sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [eventId, tickets] of bySale) {
    const units = tickets.reduce((sum, { quantity }) => sum + quantity, 0)
    await release(tx, eventId, units, now)
    const settlements = tickets.map(({ ticketId, orderId }) => ({
      ticketId,
      outcome: 'EXPIRED' as const,
      orderId,
      reason,
    }))
    await tellAll(tx, settleTickets, settlements, (some) => ({ eventId, settlements: some }))
  }
}
