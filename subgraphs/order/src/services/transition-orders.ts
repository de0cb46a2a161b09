import { orderChanges } from '@floodgate/contracts/order'
import { settleTickets } from '@floodgate/contracts/seckill'
import { release } from '../data/allotments.ts'
import { type Transaction } from '../data/transaction.ts'
import { changeStatus, type LockedOrder, lockOrders } from '../data/orders.ts'
import { tellAll } from '../data/outbox.ts'
import { changeStockState } from '../data/place-order.ts'
import { type Transition, type TransitionName, TRANSITIONS } from '../domain/order.ts'

/**
 * Changes the status of those of the orders that may so change, and does in the same transaction all that follows:
 * units go back to the fence, the sale and everybody else are told. Of two transitions that race for an order, one wins.
 * @param dueBy only orders whose payment is due by then
 * @returns the ids of the orders that changed
 */
export async function transitionOrders(
  tx: Transaction,
  name: TransitionName,
  ids: readonly string[],
  now: Date,
  dueBy?: Date,
): Promise<string[]> {
  const transition: Transition = TRANSITIONS[name]
  const orders = await lockOrders(tx, ids, transition.from, dueBy)
  if (orders.length === 0) return []
  const changing = orders.map(({ id }) => id)
  const changed = await changeStatus(tx, changing, transition.from, transition.to, now)
  if (changed !== orders.length) throw new Error('orders changed in spite of their locks')
  if (transition.releases !== null) await releaseUnits(tx, orders, transition.releases, now)
  await moveStockOn(tx, orders, transition, now)
  const changes = orders.map(({ id, version }) => ({
    orderId: id,
    version: version + 1,
    change: transition.change,
    at: now.getTime(),
  }))
  await tellAll(tx, orderChanges, changes, (some) => ({ changes: some }))
  return changing
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
