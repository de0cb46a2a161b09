import { type Order as OrderRow, Prisma, type PrismaClient } from '#prisma'
import { awaitsPayment, type Order, type OrderStatus } from '../domain/order.ts'
import { type Transaction } from './transaction.ts'

/** @throws Error when a row contradicts the state machine, which the conditional updates rule out */
export function toOrder(row: OrderRow): Order {
  const { id, userId, version, totalAmount, currency, createdAt, updatedAt, paymentDueAt } = row
  const facts = { id, userId, version, totalAmount, currency, createdAt, updatedAt }
  const status = row.status as OrderStatus
  if (!awaitsPayment(status)) return { ...facts, status, paymentDueAt: null }
  if (paymentDueAt === null) throw new Error(`order ${id} awaits payment but has no due time`)
  return { ...facts, status, paymentDueAt }
}

export async function findOrder(tx: Transaction, id: string): Promise<Order | null> {
  const row = await tx.order.findUnique({ where: { id } })
  return row && toOrder(row)
}

/** The order, and nobody else changes it until the transaction ends. */
export async function lockOrder(tx: Transaction, id: string): Promise<Order | null> {
  await tx.$queryRaw`SELECT id FROM orders WHERE id = ${id} FOR UPDATE`
  return findOrder(tx, id)
}

/** A buyer's orders, newest first, one more than `first` if there are more. */
export async function listOrders(
  prisma: PrismaClient,
  userId: string,
  page: { first: number; after: string | undefined },
): Promise<Order[]> {
  const rows = await prisma.order.findMany({
    where: { userId, ...(page.after !== undefined && { id: { lt: page.after } }) },
    orderBy: { id: 'desc' },
    take: page.first + 1,
  })
  return rows.map(toOrder)
}

/** An order under lock, and the sale whose unit it holds. */
export interface LockedOrder {
  readonly id: string
  readonly version: number
  readonly ticketId: string | null
  readonly eventId: string | null
  readonly ticketQuantity: number | null
}

/**
 * Locks those of the orders that are in one of the statuses, in the order of their ids, so that two who lock many never
 * wait for each other in a circle.
 * @param dueBy only those whose payment is due by then
 */
export function lockOrders(
  tx: Transaction,
  ids: readonly string[],
  statuses: readonly OrderStatus[],
  dueBy?: Date,
): Promise<LockedOrder[]> {
  const due = dueBy ? Prisma.sql`AND payment_due_at <= ${dueBy}` : Prisma.empty
  return tx.$queryRaw<LockedOrder[]>`
    SELECT id, version, ticket_id AS ticketId, event_id AS eventId, ticket_quantity AS ticketQuantity
    FROM orders WHERE id IN (${Prisma.join([...ids])}) AND status IN (${Prisma.join([...statuses])}) ${due}
    ORDER BY id FOR UPDATE`
}

/**
 * The one statement that changes a status.
 * @returns how many orders changed
 */
export function changeStatus(
  tx: Transaction,
  ids: readonly string[],
  from: readonly OrderStatus[],
  to: OrderStatus,
  now: Date,
): Promise<number> {
  // Once paid or closed there is nothing due; a declined payment leaves the time as it was.
  const due = awaitsPayment(to) ? Prisma.empty : Prisma.sql`payment_due_at = NULL,`
  return tx.$executeRaw`
    UPDATE orders SET status = ${to}, ${due} version = version + 1, updated_at = ${now}
    WHERE id IN (${Prisma.join([...ids])}) AND status IN (${Prisma.join([...from])})`
}

/** Makes a change beside the status visible to those who follow the order. */
export async function bumpVersion(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.$executeRaw`UPDATE orders SET version = version + 1, updated_at = ${now} WHERE id = ${id}`
}

/** Orders whose payment is overdue, the longest first. */
export async function findOverdue(
  prisma: PrismaClient,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM orders WHERE status IN ('PENDING', 'PAYMENT_FAILED') AND payment_due_at <= ${now}
    ORDER BY payment_due_at LIMIT ${limit}`
  return rows.map(({ id }) => id)
}
