import type { Ticket } from './ticket.ts'

/** How far a sale's queue of tickets has come. */
export interface QueueFigures {
  /** Tickets that are queued no more. */
  readonly settledTickets: number
  /** Tickets settled per second, measured lately; 0 while not known. */
  readonly drainPerSecond: number
}

/**
 * Tickets ahead of this one; 0 once it is settled. Tickets may settle out of order, so it can be too low by the number
 * of later ones that overtook it: the price of not counting them one by one.
 */
export function positionOf(ticket: Ticket, queue: QueueFigures): number {
  if (ticket.status !== 'QUEUED') return 0
  return Math.max(0, ticket.sequence - 1 - queue.settledTickets)
}

/** Milliseconds until the ticket is likely settled; null while no rate is known and once it is settled. */
export function etaMsOf(ticket: Ticket, queue: QueueFigures): number | null {
  if (ticket.status !== 'QUEUED' || queue.drainPerSecond <= 0) return null
  return Math.ceil(((positionOf(ticket, queue) + 1) / queue.drainPerSecond) * 1_000)
}
