import type { Order as OrderRow, PrismaClient } from '#prisma'
import { awaitsPayment, type Order, type OrderStatus } from '../domain/order.ts'
import type { StockState } from '../domain/place-order.ts'
import type { Transaction } from './transaction.ts'

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

/** An order that nobody else changes until the transaction ends. */
export type LockedOrder = Order & {
  /** Where an ordinary order stands with its stock; null for an order of a sale. */
  readonly stockState: StockState | null
  /** The sale's ticket whose unit it holds, if it is of a sale. */
  readonly ticketId: string | null
  readonly eventId: string | null
  readonly ticketQuantity: number | null
}

// The ids travel as one JSON text, so that the statement is the same for every batch; see tickets.ts.
const LOCK = `SELECT o.id, o.user_id AS userId, o.status, o.version, o.total_amount AS totalAmount, o.currency,
    o.refunded_amount AS refundedAmount, o.payment_due_at AS paymentDueAt, o.created_at AS createdAt,
    o.updated_at AS updatedAt, o.ticket_id AS ticketId, o.event_id AS eventId, o.ticket_quantity AS ticketQuantity,
    p.stock_state AS stockState
  FROM JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS t
  STRAIGHT_JOIN orders AS o ON o.id = t.id LEFT JOIN order_placement AS p ON p.order_id = o.id
  FOR UPDATE`

/**
 * Locks orders in the order of their ids, whoever asks, so that two who lock many never wait for each other in a circle.
 * @returns those that there are, in that order
 */
export async function lockOrders(tx: Transaction, ids: Iterable<string>): Promise<LockedOrder[]> {
  const sorted = [...new Set(ids)].sort()
  type Row = OrderColumns & Omit<LockedOrder, keyof Order>
  const rows = await tx.$queryRawUnsafe<Row[]>(LOCK, JSON.stringify(sorted))
  return rows.map((row) => {
    const { stockState, ticketId, eventId, ticketQuantity } = row
    return { ...toOrder(row), stockState, ticketId, eventId, ticketQuantity }
  })
}

/** As `lockOrders`, for one. */
export async function lockOrder(tx: Transaction, id: string): Promise<LockedOrder | null> {
  const [order] = await lockOrders(tx, [id])
  return order ?? null
}

export async function findOrders(tx: Transaction, ids: readonly string[]): Promise<Order[]> {
  const rows = await tx.order.findMany({ where: { id: { in: [...ids] } } })
  return rows.map(toOrder)
}

/** What is wanted of a list of orders: all that is given must fit. */
export interface OrderFilter {
  readonly userId?: string | undefined
  readonly statuses?: readonly OrderStatus[] | undefined
  readonly createdFrom?: Date | undefined
  /** Before this time. */
  readonly createdUntil?: Date | undefined
  readonly productId?: string | undefined
  readonly eventId?: string | undefined
  /** Has a line of this merchant's, or of the shop's own. */
  readonly merchantId?: string | undefined
}

/** Orders, newest first, one more than `first` if there are more. */
export async function listOrders(
  prisma: PrismaClient,
  { userId, statuses, createdFrom, createdUntil, productId, eventId, merchantId }: OrderFilter,
  page: { first: number; after: string | undefined },
): Promise<Order[]> {
  const rows = await prisma.order.findMany({
    where: {
      ...(userId !== undefined && { userId }),
      ...(statuses && { status: { in: [...statuses] } }),
      ...(eventId !== undefined && { eventId }),
      AND: [
        ...(productId !== undefined ? [{ items: { some: { productId } } }] : []),
        ...(merchantId !== undefined
          ? [{ items: { some: { OR: [{ merchantId }, { merchantId: null }] } } }]
          : []),
      ],
      createdAt: {
        ...(createdFrom && { gte: createdFrom }),
        ...(createdUntil && { lt: createdUntil }),
      },
      ...(page.after !== undefined && { id: { lt: page.after } }),
    },
    orderBy: { id: 'desc' },
    take: page.first + 1,
  })
  return rows.map(toOrder)
}

const CHANGE_STATUS = `UPDATE orders AS o
  JOIN JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS t ON o.id = t.id
  SET o.status = ?, o.payment_due_at = IF(?, o.payment_due_at, NULL), o.version = o.version + 1, o.updated_at = ?
  WHERE FIND_IN_SET(o.status, ?)`

/**
 * The one statement that changes a status.
 * @returns how many orders changed
 */
export function changeStatus(
  tx: Transaction,
  ids: readonly string[],
  { from, to }: { readonly from: readonly OrderStatus[]; readonly to: OrderStatus },
  now: Date,
): Promise<number> {
  // Once paid or closed there is nothing due; a declined payment leaves the time as it was.
  const staysDue = awaitsPayment(to) ? 1 : 0
  const batch = JSON.stringify(ids)
  return tx.$executeRawUnsafe(CHANGE_STATUS, batch, to, staysDue, now, from.join(','))
}

/** Makes a change beside the status visible to those who follow the order: its version grows by one. */
export async function bumpVersion(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.$executeRaw`UPDATE orders SET version = version + 1, updated_at = ${now} WHERE id = ${id}`
}

/** Counts what was given back of an order, in minor units of its currency. */
export async function addRefunded(tx: Transaction, id: string, amount: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE orders SET refunded_amount = refunded_amount + ${amount} WHERE id = ${id}`
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
