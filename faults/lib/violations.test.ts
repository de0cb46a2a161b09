import { describe, expect, it } from 'vitest'
import type { Ticket } from '../../subgraphs/seckill/src/domain/ticket.ts'
import type { Books, OrderEntry } from './books.ts'
import { openLedger } from './ledger.ts'
import { findViolations, isAtRest, total } from './violations.ts'

const ticket = (id: string, status: 'CONFIRMED' | 'EXPIRED' = 'CONFIRMED'): Ticket => ({
  id,
  eventId: 'sale',
  userId: `buyer of ${id}`,
  quantity: 1,
  sequence: 1,
  version: 2,
  idempotencyKey: 'key',
  acceptedAt: 0,
  orderId: `order of ${id}`,
  status,
  reason: '',
})

const order = (ticketId: string, changes: Partial<OrderEntry> = {}): OrderEntry => ({
  id: `order of ${ticketId}`,
  userId: `buyer of ${ticketId}`,
  ticketId,
  idempotencyKey: 'key',
  quantity: 1,
  status: 'PAID',
  ...changes,
})

/** Two of three units sold and paid, one cancelled. */
function makeBooks(changes: Partial<Books> = {}): Books {
  return {
    figures: {
      at: 0,
      quota: 3,
      available: 1,
      accepted: 3,
      confirmed: 2,
      failed: 0,
      expired: 1,
      settledTickets: 3,
      drainPerSecond: 1,
      stockVersion: 4,
    },
    tickets: [ticket('a'), ticket('b'), ticket('c', 'EXPIRED')],
    intents: 0,
    carved: 3,
    returned: 0,
    fence: { quota: 3, sold: 2 },
    orders: [order('a'), order('b'), order('c', { status: 'CANCELLED' })],
    payments: ['a', 'b'].map((id) => ({
      id: `payment of ${id}`,
      orderId: `order of ${id}`,
      status: 'SUCCEEDED',
    })),
    outbox: 0,
    recorded: [
      { id: 'a', status: 'CONFIRMED' },
      { id: 'b', status: 'CONFIRMED' },
      { id: 'c', status: 'EXPIRED' },
    ],
    ...changes,
  }
}

const inspect = (changes: Partial<Books>, ledger = openLedger()) =>
  findViolations(makeBooks(changes), ledger, { perUserLimit: 1, isEnded: false })

describe('the audit of a sale', () => {
  it('finds nothing in books that agree', () => {
    expect(total(inspect({}))).toBe(0)
    expect(isAtRest(makeBooks())).toBe(true)
  })

  it('finds a unit that is neither on sale nor sold', () => {
    expect(inspect({ figures: { ...makeBooks().figures, available: 0 } })).toMatchObject({
      lostUnits: 1,
    })
  })

  it('finds two orders of one ticket, and of one purchase', () => {
    const twice = [...makeBooks().orders, order('a', { id: 'second' })]
    expect(inspect({ orders: twice })).toMatchObject({ duplicateOrders: 2 })
    const retried = [...makeBooks().orders, order('d', { userId: 'buyer of a' })]
    expect(inspect({ orders: retried })).toMatchObject({ duplicateOrders: 1, buyersOverLimit: 1 })
  })

  it('finds more units sold than there were', () => {
    const orders = ['a', 'b', 'd', 'e'].map((id) => order(id))
    expect(inspect({ orders, fence: { quota: 3, sold: 4 } })).toMatchObject({ oversold: 1 })
  })

  it('finds a ticket without an outcome', () => {
    const tickets = [
      { ...ticket('a'), status: 'QUEUED' as const },
      ticket('b'),
      ticket('c', 'EXPIRED'),
    ]
    expect(inspect({ tickets })).toMatchObject({ strandedTickets: 1 })
  })

  it('finds a retry that was given another ticket, or one that is in no book', () => {
    const ledger = openLedger()
    ledger.toldTicket('buyer of a', 'key', 'a')
    ledger.toldTicket('buyer of a', 'key', 'b')
    ledger.toldTicket('buyer of d', 'key', 'd')
    ledger.cameBack('buyer of b', 'b', undefined)
    expect(inspect({}, ledger)).toMatchObject({ wrongRetries: 3 })
  })

  it('finds an order whose ticket says otherwise, in Redis or in the database', () => {
    const orders = [order('a'), order('b'), order('c')]
    expect(inspect({ orders }).contradictions).toBeGreaterThan(0)
    expect(inspect({ recorded: makeBooks().recorded.slice(1) })).toMatchObject({
      contradictions: 1,
    })
  })

  it('finds money that is missing, kept for nothing or not decided', () => {
    const [first, second] = makeBooks().payments
    expect(inspect({ payments: first ? [first] : [] })).toMatchObject({ astrayPayments: 1 })
    const kept = { id: 'kept', orderId: 'order of c', status: 'SUCCEEDED' }
    const open = { id: 'open', orderId: 'order of a', status: 'PROCESSING' }
    const payments = [first, second, kept, open].filter((payment) => payment !== undefined)
    expect(inspect({ payments })).toMatchObject({ astrayPayments: 2 })
  })

  it('finds a cancellation and a payment that a client was promised', () => {
    const ledger = openLedger()
    ledger.toldCancelled('order of a')
    ledger.toldPayment('unknown')
    expect(inspect({}, ledger)).toMatchObject({ brokenPromises: 2 })
  })

  it('finds unsold units that an ended sale has kept', () => {
    const ended = { perUserLimit: 1, isEnded: true }
    expect(findViolations(makeBooks(), openLedger(), ended)).toMatchObject({ unreturnedUnits: 1 })
    expect(total(findViolations(makeBooks({ returned: 1 }), openLedger(), ended))).toBe(0)
  })

  it('is not at rest while an order awaits its payment or a message its reader', () => {
    expect(isAtRest(makeBooks({ outbox: 1 }))).toBe(false)
    expect(isAtRest(makeBooks({ intents: 1 }))).toBe(false)
    expect(isAtRest(makeBooks({ orders: [order('a', { status: 'PENDING' })] }))).toBe(false)
  })
})
