import type { AcceptedTicket } from '@floodgate/contracts/seckill'
import type { OrderStatus } from '../domain/order.ts'
import type { Allotment } from './allotments.ts'
import type { Transaction } from './transaction.ts'

// A batch travels as one JSON text: the statement is the same for every size, so that it is prepared once, and it costs
// the client less than a placeholder per value. JSON_TABLE cuts off what is too long for its own columns, so they are
// wider than the table's: then the table judges, as with any INSERT.
const IDS = `JSON_TABLE(?, '$[*]' COLUMNS (
  ticket_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$'))`

const FIND_VERDICTS = `
  SELECT o.ticket_id AS ticketId, o.id AS orderId, o.status, NULL AS reason
  FROM ${IDS} AS t STRAIGHT_JOIN orders AS o ON o.ticket_id = t.ticket_id
  UNION ALL
  SELECT r.ticket_id, NULL, NULL, r.reason
  FROM ${IDS} AS t STRAIGHT_JOIN ticket_rejection AS r ON r.ticket_id = t.ticket_id`

const INSERT_ORDERS = `INSERT INTO orders (id, user_id, status, version, total_amount, currency, payment_due_at,
    ticket_id, event_id, ticket_sequence, ticket_quantity, ticket_idempotency_key, created_at, updated_at)
  SELECT t.id, t.user_id, 'PENDING', 1, t.quantity * ?, ?, ?, t.ticket_id, ?, t.sequence, t.quantity, t.idempotency_key, ?, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    id VARCHAR(64) PATH '$.orderId', user_id VARCHAR(64) PATH '$.userId', ticket_id VARCHAR(64) PATH '$.ticketId',
    sequence BIGINT PATH '$.sequence', quantity BIGINT PATH '$.quantity',
    idempotency_key VARCHAR(1024) PATH '$.idempotencyKey' ERROR ON ERROR)) AS t`

const INSERT_ITEMS = `INSERT INTO order_item (order_id, line, product_id, product_name, quantity, unit_amount, currency)
  SELECT t.id, 1, ?, ?, t.quantity, ?, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (id VARCHAR(64) PATH '$.orderId', quantity BIGINT PATH '$.quantity')) AS t`

// Tickets of an unknown sale have no fence to wait at, so two workers may refuse the same one at once.
const INSERT_REJECTIONS = `INSERT INTO ticket_rejection (ticket_id, event_id, reason, created_at)
  SELECT t.ticket_id, ?, t.reason, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    ticket_id VARCHAR(64) PATH '$.ticketId', reason VARCHAR(1024) PATH '$.reason')) AS t
  ON DUPLICATE KEY UPDATE ticket_id = ticket_rejection.ticket_id`

/** What became of a ticket: an order, or the reason why there is none. */
export type TicketVerdict =
  | { readonly ticketId: string; readonly orderId: string; readonly status: OrderStatus }
  | { readonly ticketId: string; readonly orderId: null; readonly reason: string }

/** The verdicts on those of the tickets that were judged before. */
export function findVerdicts(
  tx: Transaction,
  ticketIds: readonly string[],
): Promise<TicketVerdict[]> {
  const ids = JSON.stringify(ticketIds)
  return tx.$queryRawUnsafe<TicketVerdict[]>(FIND_VERDICTS, ids, ids)
}

export type OrderedTicket = AcceptedTicket & { readonly orderId: string }

/** Writes the orders of tickets that the fence admitted, each with its one item. */
export async function insertOrders(
  tx: Transaction,
  allotment: Allotment,
  tickets: readonly OrderedTicket[],
  times: { readonly now: Date; readonly paymentDueAt: Date },
): Promise<void> {
  const { eventId, unitAmount, currency, productId, productName } = allotment
  const { now, paymentDueAt } = times
  const batch = JSON.stringify(tickets)
  await tx.$executeRawUnsafe(
    INSERT_ORDERS,
    unitAmount,
    currency,
    paymentDueAt,
    eventId,
    now,
    now,
    batch,
  )
  await tx.$executeRawUnsafe(INSERT_ITEMS, productId, productName, unitAmount, currency, batch)
}

export async function insertRejections(
  tx: Transaction,
  eventId: string,
  rejected: readonly { readonly ticketId: string; readonly reason: string }[],
  now: Date,
): Promise<void> {
  await tx.$executeRawUnsafe(INSERT_REJECTIONS, eventId, now, JSON.stringify(rejected))
}

/** A ticket of the fence's books. */
export interface FencedTicketRow {
  readonly ticketId: string
  readonly userId: string
  readonly orderId: string
  readonly quantity: number
  readonly sequence: number
  readonly idempotencyKey: string
  readonly status: OrderStatus
}

/** Where a page of the books begins: behind this ticket. Sequence numbers may repeat after a lost Redis. */
export interface FencePosition {
  readonly sequence: number
  readonly orderId: string
}

/** A sale's tickets that have an order, by sequence. */
export function listFenced(
  tx: Transaction,
  eventId: string,
  limit: number,
  { sequence, orderId }: FencePosition,
): Promise<FencedTicketRow[]> {
  return tx.$queryRaw<FencedTicketRow[]>`
    SELECT ticket_id AS ticketId, user_id AS userId, id AS orderId, ticket_quantity AS quantity,
      ticket_sequence AS sequence, ticket_idempotency_key AS idempotencyKey, status
    FROM orders
    WHERE event_id = ${eventId} AND ticket_sequence >= ${sequence}
      AND (ticket_sequence > ${sequence} OR id > ${orderId})
    ORDER BY ticket_sequence, id LIMIT ${limit}`
}
