import type { Ticket } from '../../subgraphs/seckill/src/domain/ticket.ts'
import type { Books, OrderEntry, PaymentEntry } from './books.ts'
import { type Ledger, purchaseName } from './ledger.ts'

/** What a sale must not show once it has come to rest. All zero is what is promised. */
export interface Violations {
  /** Units that are neither on sale nor held by an order, or that are both. */
  readonly lostUnits: number
  /** Orders beyond the one of their ticket, or beyond the one of their purchase. */
  readonly duplicateOrders: number
  /** Units sold beyond the quota. */
  readonly oversold: number
  /** Tickets that are still queued. */
  readonly strandedTickets: number
  /** Buyers with more units than one may hold. */
  readonly buyersOverLimit: number
  /** Purchases that were answered with different tickets, or with one that does not exist. */
  readonly wrongRetries: number
  /** Tickets, orders and counters that tell different stories, and messages that never arrived. */
  readonly contradictions: number
  /** Payments without an outcome, money kept for nothing or taken twice, orders paid without money. */
  readonly astrayPayments: number
  /** Unsold units of an ended sale that are not ordinary stock again, or are so twice. */
  readonly unreturnedUnits: number
  /** Cancellations and payments that were confirmed to a client and are not in the books. */
  readonly brokenPromises: number
}

/** Compares the books with each other and with what clients were told. */
export function findViolations(
  books: Books,
  ledger: Ledger,
  { perUserLimit, isEnded }: { readonly perUserLimit: number; readonly isEnded: boolean },
): Violations {
  const { figures, fence, orders, tickets } = books
  const held = units(orders.filter(holdsUnits))
  return {
    lostUnits: Math.abs(figures.quota - figures.available - held),
    duplicateOrders:
      surplus(orders.map(({ ticketId }) => ticketId)) +
      surplus(orders.map(({ userId, idempotencyKey }) => purchaseName(userId, idempotencyKey))),
    oversold: Math.max(0, held - figures.quota, fence.sold - fence.quota),
    strandedTickets: tickets.filter(({ status }) => status === 'QUEUED').length,
    buyersOverLimit: countOverLimit(orders, perUserLimit),
    wrongRetries: countWrongRetries(tickets, ledger),
    contradictions: countContradictions(books, held),
    astrayPayments: countAstray(orders, books.payments),
    unreturnedUnits: Math.abs((isEnded ? figures.quota - held : 0) - books.returned),
    brokenPromises: countBroken(books, ledger),
  }
}

export function total(violations: Violations): number {
  const counts = Object.values(violations) as number[]
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Whether nothing is under way any more: no order awaits its payment, no message its reader. */
export function isAtRest({ orders, outbox, intents }: Books): boolean {
  return outbox === 0 && intents === 0 && !orders.some(({ status }) => isOpen(status))
}

const isOpen = (status: string): boolean => status === 'PENDING' || status === 'PAYMENT_FAILED'
const holdsUnits = ({ status }: OrderEntry): boolean =>
  status !== 'CANCELLED' && status !== 'REFUNDED'
const units = (entries: readonly { readonly quantity: number }[]): number =>
  entries.reduce((sum, { quantity }) => sum + quantity, 0)
const surplus = (names: readonly string[]): number => names.length - new Set(names).size

function countOverLimit(orders: readonly OrderEntry[], perUserLimit: number): number {
  const byBuyer = Map.groupBy(orders.filter(holdsUnits), ({ userId }) => userId)
  return [...byBuyer.values()].filter((held) => units(held) > perUserLimit).length
}

function countWrongRetries(tickets: readonly Ticket[], ledger: Ledger): number {
  const made = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const purchases = tickets.map((one) => purchaseName(one.userId, one.idempotencyKey))
  const isWrong = ([name, ids]: [string, ReadonlySet<string>]): boolean => {
    const [ticket] = [...ids].map((id) => made.get(id))
    if (ids.size !== 1 || !ticket) return true
    return purchaseName(ticket.userId, ticket.idempotencyKey) !== name
  }
  const told = [...ledger.ticketsTold].filter(isWrong).length
  return told + surplus(purchases) + ledger.wrongRetries.length
}

function countContradictions(books: Books, held: number): number {
  const { figures, fence, tickets, recorded, carved } = books
  const orderOf = new Map(books.orders.map((order) => [order.ticketId, order]))
  const statusInDatabase = new Map(recorded.map(({ id, status }) => [id, status]))
  const confirmed = units(tickets.filter(({ status }) => status === 'CONFIRMED'))
  const sold = [fence.sold, figures.confirmed, confirmed].filter((count) => count !== held)
  const quotas = [fence.quota, carved].filter((quota) => quota !== figures.quota)
  const strays = tickets.filter(
    (ticket) =>
      ticket.status !== expectedStatus(orderOf.get(ticket.id)) ||
      ticket.status !== statusInDatabase.get(ticket.id),
  )
  const ticketless = Math.max(0, orderOf.size - tickets.length)
  return sold.length + quotas.length + strays.length + ticketless
}

function expectedStatus(order: OrderEntry | undefined): Ticket['status'] {
  if (!order) return 'FAILED'
  return holdsUnits(order) ? 'CONFIRMED' : 'EXPIRED'
}

function countAstray(orders: readonly OrderEntry[], payments: readonly PaymentEntry[]): number {
  const ofOrder = Map.groupBy(payments, ({ orderId }) => orderId)
  const isAstray = ({ id, status }: OrderEntry): boolean => {
    const statuses = (ofOrder.get(id) ?? []).map((payment) => payment.status)
    const kept = statuses.filter((one) => one === 'SUCCEEDED').length
    return statuses.includes('PROCESSING') || kept !== (status === 'PAID' ? 1 : 0)
  }
  return orders.filter(isAstray).length
}

function countBroken({ orders, payments }: Books, ledger: Ledger): number {
  const cancelled = new Set(
    orders.filter(({ status }) => status === 'CANCELLED').map(({ id }) => id),
  )
  const paid = new Set(payments.map(({ id }) => id))
  return (
    [...ledger.cancelled].filter((id) => !cancelled.has(id)).length +
    [...ledger.payments].filter((id) => !paid.has(id)).length
  )
}
