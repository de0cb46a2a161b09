import { type Order as OrderRow, Prisma, type PrismaClient } from '#prisma'
import { awaitsPayment, type Order, type OrderStatus } from '../domain/order.ts'
import { type StockState } from '../domain/place-order.ts'
import { type Transaction } from './transaction.ts'

type OrderColumns = Pick<
  OrderRow,
  | 'id'
  | 'userId'
  | 'status'
  | 'version'
  | 'totalAmount'
  | 'currency'
  | 'refundedAmount'
  | 'paymentDueAt'
  | 'createdAt'
  | 'updatedAt'
>

/** @throws Error when a row contradicts the state machine, which the conditional updates rule out */
export function toOrder(row: OrderColumns): Order {
  const { paymentDueAt, ...facts } = factsOf(row)
  const status = row.status as OrderStatus
  if (!awaitsPayment(status)) return { ...facts, status, paymentDueAt: null }
  if (paymentDueAt === null) {
    throw new Error(`order ${row.id} awaits payment but has no due time`)
  }
  return { ...facts, status, paymentDueAt }
}

function factsOf(row: OrderColumns) {
  const { id, userId, version, totalAmount, currency, refundedAmount } = row
  const { createdAt, updatedAt, paymentDueAt } = row
  return {
    ...{ id, userId, version, totalAmount, currency, refundedAmount },
    ...{ createdAt, updatedAt, paymentDueAt },
  }
}

export async function findOrder(tx: Transaction, id: string): Promise<Order | null> {
  const row = await tx.order.findUnique({ where: { id } })
  return row && toOrder(row)
}

/** What an order is for, in the order of its lines. */
export function findItems(
  prisma: PrismaClient,
  orderId: string,
): Promise<{ productId: string; quantity: number }[]> {
  return prisma.orderItem.findMany({
    where: { orderId },
    orderBy: { line: 'asc' },
    select: { productId: true, quantity: true },
  })
}

/** The order, and nobody else changes it until the transaction ends. */
export async function lockOrder(tx: Transaction, id: string): Promise<Order | null> {
  const [order] = await lockOrdersById(tx, [id])
  return order ?? null
}

/** An order under lock, and where its stock stands: null for an order of a sale. */
export type OrderWithStock = Order & { readonly stockState: StockState | null }

/** As `lockOrder`, for many, which are locked in the order of their ids. */
export async function lockOrdersById(
  tx: Transaction,
  ids: readonly string[],
): Promise<OrderWithStock[]> {
  const rows = await tx.$queryRaw<(OrderColumns & { stockState: StockState | null })[]>`
    SELECT id, orders.user_id AS userId, status, version, total_amount AS totalAmount, currency,
      refunded_amount AS refundedAmount, payment_due_at AS paymentDueAt, created_at AS createdAt,
      orders.updated_at AS updatedAt, stock_state AS stockState
    FROM orders LEFT JOIN order_placement ON order_id = id
    WHERE id IN (${Prisma.join([...ids])}) ORDER BY id FOR UPDATE`
  return rows.map((row) => ({ ...toOrder(row), stockState: row.stockState }))
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
  readonly userId: string
  readonly version: number
  readonly refundedAmount: number
  readonly ticketId: string | null
  readonly eventId: string | null
  readonly ticketQuantity: number | null
  /** Where an ordinary order stands with its stock; null for an order of a sale. */
  readonly stockState: StockState | null
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
    SELECT id, orders.user_id AS userId, version, refunded_amount AS refundedAmount, ticket_id AS ticketId,
      event_id AS eventId, ticket_quantity AS ticketQuantity, stock_state AS stockState
    FROM orders LEFT JOIN order_placement ON order_id = id
    WHERE id IN (${Prisma.join([...ids])}) AND status IN (${Prisma.join([...statuses])}) ${due}
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

/** Makes a change beside the status visible to those who follow the order: its version grows by one. */
export async function bumpVersion(
  tx: Transaction,
  id: string,
  { now, refunded = 0 }: { readonly now: Date; readonly refunded?: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE orders SET version = version + 1, refunded_amount = refunded_amount + ${refunded}, updated_at = ${now}
    WHERE id = ${id}`
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
