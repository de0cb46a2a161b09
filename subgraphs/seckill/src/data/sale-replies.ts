import type { Settlement } from '@floodgate/contracts/seckill'
import type { QueueFigures } from '../domain/queue-progress.ts'
import type { SaleFigures } from '../domain/statement.ts'
import type { SettledTicket, Ticket } from '../domain/ticket.ts'
import { END, RESERVE, SETTLE, SETTLEMENT } from './script-codes.ts'
import { parseTicketRecord } from './ticket-record.ts'

export type ReserveOutcome =
  | { readonly kind: 'accepted'; readonly ticket: Ticket; readonly queue: QueueFigures }
  /** Accepted before, under the same idempotency key. */
  | { readonly kind: 'replayed'; readonly ticket: Ticket; readonly queue: QueueFigures }
  | { readonly kind: 'already-purchased'; readonly ticket: Ticket; readonly queue: QueueFigures }
  | { readonly kind: 'sale-not-found' }
  | { readonly kind: 'not-started'; readonly startsAt: Date }
  | { readonly kind: 'ended' }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  | { readonly kind: 'quantity-not-allowed'; readonly perUserLimit: number }
  /** With a lease, the caller may say so by itself for a while, to everybody but those who hold a ticket. */
  | { readonly kind: 'sold-out'; readonly available: number; readonly lease?: string }
  /** The sale wants a purchase token. */
  | { readonly kind: 'token-required' }
  /** Units came back to a sale that was sold out: they are sold after the wait. */
  | { readonly kind: 'reopening'; readonly waitMs: number }
  /** Its state was lost and is being made anew: ask again. */
  | { readonly kind: 'rebuilding' }

export interface SettleOutcome {
  /** The tickets that were settled as they are now, whether this call settled them or an earlier one. */
  readonly tickets: readonly SettledTicket[]
  readonly changed: number
  /** Ids that the sale does not know. */
  readonly unknown: readonly string[]
  /** Milliseconds since the epoch. */
  readonly at: number
}

export type EndOutcome =
  | { readonly kind: 'closed'; readonly available: number; readonly queued: number }
  | { readonly kind: 'sale-not-found' }
  | { readonly kind: 'not-over'; readonly remainingMs: number }
  | { readonly kind: 'rebuilding' }

/** GraphQL's Int, in which waits are told. */
const INT_MAX = 2 ** 31 - 1

type TicketReply<C extends number> = [
  code: C,
  ticketId: string,
  record: string,
  settledTickets: string,
  drainPerSecond: string,
]

export type ReserveReply =
  | TicketReply<
      typeof RESERVE.ACCEPTED | typeof RESERVE.REPLAYED | typeof RESERVE.ALREADY_PURCHASED
    >
  | [code: typeof RESERVE.SALE_NOT_FOUND]
  | [code: typeof RESERVE.NOT_STARTED, startsAt: number]
  | [code: typeof RESERVE.ENDED]
  | [code: typeof RESERVE.RATE_LIMITED, retryAfterMs: number]
  | [code: typeof RESERVE.QUANTITY_NOT_ALLOWED, perUserLimit: number]
  | [code: typeof RESERVE.SOLD_OUT, available: number, lease: string]
  | [code: typeof RESERVE.TOKEN_REQUIRED]
  | [code: typeof RESERVE.REOPENING, waitMs: number]
  | [code: typeof RESERVE.REBUILDING]
  | [code: typeof RESERVE.FAULT, message: string]

const TICKET_KIND = {
  [RESERVE.ACCEPTED]: 'accepted',
  [RESERVE.REPLAYED]: 'replayed',
  [RESERVE.ALREADY_PURCHASED]: 'already-purchased',
} as const

/** @throws Error when what Redis has of the sale is damaged */
export function toReserveOutcome(eventId: string, reply: ReserveReply): ReserveOutcome {
  switch (reply[0]) {
    case RESERVE.ACCEPTED:
    case RESERVE.REPLAYED:
    case RESERVE.ALREADY_PURCHASED: {
      const [code, ticketId, record, settledTickets, drainPerSecond] = reply
      return {
        kind: TICKET_KIND[code],
        ticket: parseTicketRecord(ticketId, eventId, record),
        queue: {
          settledTickets: Number(settledTickets),
          drainPerSecond: Number(drainPerSecond),
        },
      }
    }
    case RESERVE.SALE_NOT_FOUND:
      return { kind: 'sale-not-found' }
    case RESERVE.NOT_STARTED:
      return { kind: 'not-started', startsAt: new Date(reply[1]) }
    case RESERVE.ENDED:
      return { kind: 'ended' }
    case RESERVE.RATE_LIMITED:
      return { kind: 'rate-limited', retryAfterMs: Math.min(reply[1], INT_MAX) }
    case RESERVE.QUANTITY_NOT_ALLOWED:
      return { kind: 'quantity-not-allowed', perUserLimit: reply[1] }
    case RESERVE.SOLD_OUT:
      return { kind: 'sold-out', available: reply[1], ...(reply[2] && { lease: reply[2] }) }
    case RESERVE.TOKEN_REQUIRED:
      return { kind: 'token-required' }
    case RESERVE.REOPENING:
      return { kind: 'reopening', waitMs: reply[1] }
    case RESERVE.REBUILDING:
      return { kind: 'rebuilding' }
    case RESERVE.FAULT:
      throw new Error(`the state of ${eventId} is damaged: ${reply[1]}`)
  }
}

export type SettleReply =
  | [code: typeof SETTLE.SALE_NOT_FOUND]
  | [code: typeof SETTLE.DONE, at: number, ...results: [code: number, record: string][]]

export function toSettleOutcome(
  eventId: string,
  settlements: readonly Settlement[],
  reply: SettleReply,
): SettleOutcome | null {
  if (reply[0] === SETTLE.SALE_NOT_FOUND) return null
  const [, at, ...results] = reply
  const tickets = new Map<string, SettledTicket>()
  const unknown: string[] = []
  results.forEach(([code, record], index) => {
    const id = settlements[index]?.ticketId ?? ''
    if (code === SETTLEMENT.UNKNOWN_TICKET) {
      unknown.push(id)
      return
    }
    const ticket = parseTicketRecord(id, eventId, record)
    if (ticket.status !== 'QUEUED') tickets.set(id, ticket)
  })
  const changed = results.filter(([code]) => code === SETTLEMENT.CHANGED).length
  return { tickets: [...tickets.values()], changed, unknown, at }
}

export function toFigures(reply: readonly number[]): SaleFigures | null {
  const [at = 0, quota, available = 0, accepted = 0, confirmed = 0, failed = 0, ...rest] = reply
  const [expired = 0, sequence = 0, releases = 0, settledTickets = 0, drainPerSecond = 0] = rest
  if (quota === undefined) return null
  return {
    at,
    quota,
    available,
    accepted,
    confirmed,
    failed,
    expired,
    settledTickets,
    drainPerSecond,
    // Each acceptance takes a sequence number and each return is counted: between them, every change of the stock.
    stockVersion: sequence + releases,
  }
}

export type EndReply =
  | [code: typeof END.CLOSED, available: number, queued: number]
  | [code: typeof END.SALE_NOT_FOUND]
  | [code: typeof END.NOT_OVER, remainingMs: number]
  | [code: typeof END.REBUILDING]

export function toEndOutcome(reply: EndReply): EndOutcome {
  switch (reply[0]) {
    case END.CLOSED:
      return { kind: 'closed', available: reply[1], queued: reply[2] }
    case END.NOT_OVER:
      return { kind: 'not-over', remainingMs: reply[1] }
    case END.SALE_NOT_FOUND:
      return { kind: 'sale-not-found' }
    case END.REBUILDING:
      return { kind: 'rebuilding' }
  }
}
