import { retryTransient } from '@floodgate/platform/database'
import type { PrismaClient, Ticket as TicketRow } from '#prisma'
import type { SettledTicket } from '../domain/ticket.ts'

const REASON_MAX = 255

// A batch travels as one JSON text: the statement is the same for every size, so that it is prepared once.
const SAVE = `INSERT INTO ticket (id, event_id, user_id, quantity, sequence, status, version, order_id, reason,
    idempotency_key, accepted_at, settled_at)
  SELECT t.id, t.event_id, t.user_id, t.quantity, t.sequence, t.status, t.version, t.order_id, t.reason,
    t.idempotency_key, t.accepted_at, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    id CHAR(30) PATH '$.id', event_id CHAR(30) PATH '$.eventId', user_id CHAR(30) PATH '$.userId',
    quantity INT PATH '$.quantity', sequence INT PATH '$.sequence', status VARCHAR(9) PATH '$.status',
    version INT PATH '$.version', order_id CHAR(30) PATH '$.orderId', reason VARCHAR(255) PATH '$.reason',
    idempotency_key VARCHAR(128) PATH '$.idempotencyKey', accepted_at DATETIME(3) PATH '$.acceptedAt')) AS t
  ON DUPLICATE KEY UPDATE
    status = IF(VALUES(version) > ticket.version, VALUES(status), ticket.status),
    order_id = IF(VALUES(version) > ticket.version, VALUES(order_id), ticket.order_id),
    reason = IF(VALUES(version) > ticket.version, VALUES(reason), ticket.reason),
    settled_at = IF(VALUES(version) > ticket.version, VALUES(settled_at), ticket.settled_at),
    version = GREATEST(VALUES(version), ticket.version)`

export interface TicketRepository {
  /** Writes settled tickets, each unless a later version of it is there. */
  save(tickets: readonly SettledTicket[], settledAt: Date): Promise<void>
  findByIds(ids: readonly string[]): Promise<SettledTicket[]>
  /** A buyer's settled tickets, newest first, older than `before`. */
  listOf(userId: string, first: number, before: string | undefined): Promise<SettledTicket[]>
  /** A sale's tickets that got no order, by sequence, behind `after`. */
  listFailed(
    eventId: string,
    first: number,
    after: SettledTicket | undefined,
  ): Promise<SettledTicket[]>
}

export function createTicketRepository(prisma: PrismaClient): TicketRepository {
  return {
    async save(tickets, settledAt) {
      if (tickets.length === 0) return
      // In the order of the key, so that two batches which share tickets don't wait for each other in a circle.
      const rows = tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(toRow)
      const batch = JSON.stringify(rows)
      await retryTransient(() => prisma.$executeRawUnsafe(SAVE, settledAt, batch))
    },
    async findByIds(ids) {
      const rows = await prisma.ticket.findMany({ where: { id: { in: [...ids] } } })
      return rows.map(toTicket)
    },
    async listOf(userId, first, before) {
      const rows = await prisma.ticket.findMany({
        where: { userId, ...(before !== undefined && { id: { lt: before } }) },
        orderBy: { id: 'desc' },
        take: first,
      })
      return rows.map(toTicket)
    },
    async listFailed(eventId, first, after) {
      const rows = await prisma.ticket.findMany({
        where: { eventId, status: 'FAILED', ...behind(after) },
        orderBy: [{ sequence: 'asc' }, { id: 'asc' }],
        take: first,
      })
      return rows.map(toTicket)
    },
  }
}

function behind(after: SettledTicket | undefined) {
  if (!after) return {}
  const { sequence, id } = after
  return { OR: [{ sequence: { gt: sequence } }, { sequence, id: { gt: id } }] }
}

function toRow(ticket: SettledTicket) {
  return {
    ...ticket,
    orderId: ticket.status === 'FAILED' ? null : ticket.orderId,
    reason: ticket.status === 'CONFIRMED' ? null : ticket.reason.slice(0, REASON_MAX),
    acceptedAt: new Date(ticket.acceptedAt).toISOString().slice(0, -1),
  }
}

function toTicket(row: TicketRow): SettledTicket {
  const { status, orderId, reason, acceptedAt } = row
  const base = {
    id: row.id,
    eventId: row.eventId,
    userId: row.userId,
    quantity: row.quantity,
    sequence: row.sequence,
    version: row.version,
    idempotencyKey: row.idempotencyKey,
    acceptedAt: acceptedAt.getTime(),
  }
  switch (status) {
    case 'CONFIRMED':
      return { ...base, status, orderId: orderId ?? '' }
    case 'FAILED':
      return { ...base, status, reason: reason ?? '' }
    case 'EXPIRED':
      return { ...base, status, orderId: orderId ?? '', reason: reason ?? '' }
  }
}
