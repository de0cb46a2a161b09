/** A ticket as far as the fence cares. */
interface Sequenced {
  readonly ticketId: string
  readonly sequence: number
  readonly quantity: number
}

/** The fence of a sale, as locked for this batch. */
export interface Fence {
  readonly status: 'OPEN' | 'CLOSED'
  readonly quota: number
  readonly sold: number
}

export const REJECTIONS = {
  unknownSale: 'The sale is not known to the order service.',
  closed: 'The sale was closed before the order could be written.',
  soldOut: 'Sold out at the fence.',
  unwritable: 'The order could not be written.',
} as const

export interface Verdict<T> {
  readonly admitted: readonly T[]
  readonly rejected: readonly Rejected<T>[]
}

interface Rejected<T> {
  readonly ticket: T
  readonly reason: string
  /** What is wrong with it, for a person to look into. */
  readonly fault?: string
}

/** Each ticket once, first come first served. */
export function inSequence<T extends Sequenced>(tickets: readonly T[]): T[] {
  const unique = new Map(tickets.map((ticket) => [ticket.ticketId, ticket]))
  return [...unique.values()].sort((a, b) => a.sequence - b.sequence)
}

/**
 * Which tickets get an order. A ticket that is too large for what is left is refused, and a smaller one behind it may
 * still fit.
 * @param fence null when no allotment was ever opened for the sale
 */
export function judge<T extends Sequenced>(tickets: readonly T[], fence: Fence | null): Verdict<T> {
  if (fence === null) return refuseAll(tickets, REJECTIONS.unknownSale)
  if (fence.status === 'CLOSED') return refuseAll(tickets, REJECTIONS.closed)
  let left = fence.quota - fence.sold
  const admitted: T[] = []
  const rejected: { ticket: T; reason: string }[] = []
  for (const ticket of tickets) {
    if (ticket.quantity <= left) {
      left -= ticket.quantity
      admitted.push(ticket)
    } else {
      rejected.push({ ticket, reason: REJECTIONS.soldOut })
    }
  }
  return { admitted, rejected }
}

/** All of them refused, for one reason. */
export function refuseAll<T>(tickets: readonly T[], reason: string, fault?: string): Verdict<T> {
  const why = { reason, ...(fault !== undefined && { fault }) }
  return { admitted: [], rejected: tickets.map((ticket) => ({ ticket, ...why })) }
}

export function unitsOf(tickets: readonly { readonly quantity: number }[]): number {
  return tickets.reduce((sum, { quantity }) => sum + quantity, 0)
}
