import { retryTransient } from '@floodgate/platform/database'
import { Prisma, type PrismaClient, type Ticket as TicketRow } from '#prisma'
import { type SettledTicket } from '../domain/ticket.ts'

const REASON_MAX = 255

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
      const rows = tickets
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map((ticket) => toValues(ticket, settledAt))
      await retryTransient(
        () => prisma.$executeRaw`
        INSERT INTO ticket (id, event_id, user_id, quantity, sequence, status, version, order_id,
          reason, idempotency_key, accepted_at, settled_at)
        VALUES ${Prisma.join(rows)}
        ON DUPLICATE KEY UPDATE
          status = IF(VALUES(version) > version, VALUES(status), status),
          order_id = IF(VALUES(version) > version, VALUES(order_id), order_id),
          reason = IF(VALUES(version) > version, VALUES(reason), reason),
          settled_at = IF(VALUES(version) > version, VALUES(settled_at), settled_at),
          version = GREATEST(version, VALUES(version))`,
      )
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

function toValues(ticket: SettledTicket, settledAt: Date): Prisma.Sql {
  const orderId = ticket.status === 'FAILED' ? null : ticket.orderId
  const reason = ticket.status === 'CONFIRMED' ? null : ticket.reason.slice(0, REASON_MAX)
  return Prisma.sql`(${ticket.id}, ${ticket.eventId}, ${ticket.userId}, ${ticket.quantity},
    ${ticket.sequence}, ${ticket.status}, ${ticket.version}, ${orderId}, ${reason},
    ${ticket.idempotencyKey}, ${new Date(ticket.acceptedAt)}, ${settledAt})`
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
