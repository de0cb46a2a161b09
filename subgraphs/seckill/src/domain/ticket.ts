import { isStaff } from '@floodgate/platform/authorization'
import type { Identity } from '@floodgate/platform/identity'

interface TicketBase {
  readonly id: string
  readonly eventId: string
  readonly userId: string
  readonly quantity: number
  /** Its place in the sale, from 1. */
  readonly sequence: number
  /** 1 when accepted, one more with each change. */
  readonly version: number
  /** Chosen by the buyer's client. */
  readonly idempotencyKey: string
  /** Milliseconds since the epoch, by the Redis server's clock. */
  readonly acceptedAt: number
}

export type QueuedTicket = TicketBase & { readonly status: 'QUEUED' }

export type SettledTicket = TicketBase &
  (
    | { readonly status: 'CONFIRMED'; readonly orderId: string }
    | { readonly status: 'FAILED'; readonly reason: string }
    | { readonly status: 'EXPIRED'; readonly orderId: string; readonly reason: string }
  )

/** A buyer's claim to units of a sale. */
export type Ticket = QueuedTicket | SettledTicket

/** Buyers see their own tickets, those who run the shop and other subgraphs any. */
export function maySeeTicket(viewer: Identity, ticket: Ticket): boolean {
  if (viewer.kind === 'user' && viewer.userId === ticket.userId) return true
  return viewer.kind === 'service' || isStaff(viewer)
}

const holdsUnits = ({ status }: Ticket) => status === 'QUEUED' || status === 'CONFIRMED'

/**
 * The one to show a buyer who may have several: the newest that holds units, or else the newest.
 * @param tickets of one buyer in one sale, oldest first
 */
export function currentTicket(tickets: readonly Ticket[]): Ticket | null {
  return tickets.findLast(holdsUnits) ?? tickets.at(-1) ?? null
}
