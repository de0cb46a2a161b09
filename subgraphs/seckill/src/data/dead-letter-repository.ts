import { type DeadLetter, Prisma, type PrismaClient } from '#prisma'
import type { SettledTicket } from '../domain/ticket.ts'

export type { DeadLetter } from '#prisma'

export interface NewDeadLetter {
  readonly ticket: SettledTicket
  readonly fault: string
  readonly failedAt: Date
}

/** Tickets whose order could not be written for what is in them. */
export interface DeadLetterRepository {
  /** Those that are there already stay as they are. */
  record(letters: readonly NewDeadLetter[]): Promise<void>
  find(ticketId: string): Promise<DeadLetter | null>
  /** Newest first, older than `before`. */
  list(filter: DeadLetterFilter, first: number, before: string | undefined): Promise<DeadLetter[]>
  /** Remembers the ticket that was made in its place; the first one stays. */
  markRetried(ticketId: string, retriedAs: string, retriedBy: string): Promise<void>
}

export interface DeadLetterFilter {
  readonly eventId: string | undefined
  /** Without those that were retried. */
  readonly openOnly: boolean
}

const FAULT_MAX = 1_000

export function createDeadLetterRepository(prisma: PrismaClient): DeadLetterRepository {
  const { deadLetter } = prisma
  return {
    async record(letters) {
      if (letters.length === 0) return
      const rows = letters.map(
        ({ ticket, fault, failedAt }) =>
          Prisma.sql`(${ticket.id}, ${ticket.eventId}, ${ticket.userId}, ${ticket.quantity},
            ${fault.slice(0, FAULT_MAX)}, ${failedAt})`,
      )
      await prisma.$executeRaw`
        INSERT INTO dead_letter (ticket_id, event_id, user_id, quantity, fault, failed_at)
        VALUES ${Prisma.join(rows)}
        ON DUPLICATE KEY UPDATE ticket_id = dead_letter.ticket_id`
    },
    find: (ticketId) => deadLetter.findUnique({ where: { ticketId } }),
    list: ({ eventId, openOnly }, first, before) =>
      deadLetter.findMany({
        where: {
          ...(eventId !== undefined && { eventId }),
          ...(openOnly && { retriedAs: null }),
          ...(before !== undefined && { ticketId: { lt: before } }),
        },
        orderBy: { ticketId: 'desc' },
        take: first,
      }),
    async markRetried(ticketId, retriedAs, retriedBy) {
      await deadLetter.updateMany({
        where: { ticketId, retriedAs: null },
        data: { retriedAs, retriedBy, retriedAt: new Date() },
      })
    },
  }
}
