import { newId } from '@floodgate/platform/identifier'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { queuedUnits } from '../domain/statement.ts'
import { newTicketId } from '../domain/ticket-id.ts'
import { createSaleHarness } from '../testing/sale-harness.ts'

const { sales, openSale, close } = createSaleHarness()
afterAll(close)

type Outcome = 'CONFIRMED' | 'FAILED' | 'EXPIRED'
interface ModelTicket {
  readonly id: string
  readonly buyer: number
  readonly key: number
  readonly quantity: number
  status: 'QUEUED' | Outcome
}

/** The rules of a sale in the plainest form, to hold the scripts against. */
class Model {
  readonly tickets: ModelTicket[] = []
  readonly quota: number
  readonly limit: number
  constructor(quota: number, limit: number) {
    this.quota = quota
    this.limit = limit
  }

  units(...statuses: readonly ModelTicket['status'][]): number {
    return sum(this.tickets.filter(({ status }) => statuses.includes(status)))
  }
  available(): number {
    return this.quota - this.units('QUEUED', 'CONFIRMED')
  }

  reserve(id: string, buyer: number, key: number, quantity: number): (string | undefined)[] {
    const own = this.tickets.filter((ticket) => ticket.buyer === buyer)
    const same = own.find((ticket) => ticket.key === key)
    if (same) return ['replayed', same.id]
    const holding = own.filter(({ status }) => status === 'QUEUED' || status === 'CONFIRMED')
    if (sum(holding) >= this.limit) return ['already-purchased', holding.at(-1)?.id]
    if (quantity < 1 || sum(holding) + quantity > this.limit) return ['quantity-not-allowed']
    if (quantity > this.available()) return ['sold-out']
    this.tickets.push({ id, buyer, key, quantity, status: 'QUEUED' })
    return ['accepted', id]
  }

  settle(index: number, outcome: Outcome): void {
    const ticket = this.tickets[index]
    if (!ticket) return
    const fromConfirmed = ticket.status === 'CONFIRMED' && outcome === 'EXPIRED'
    if (ticket.status === 'QUEUED' || fromConfirmed) ticket.status = outcome
  }
}

const sum = (tickets: readonly ModelTicket[]) => tickets.reduce((n, each) => n + each.quantity, 0)

const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constant('reserve' as const), fc.nat(4), fc.nat(3), fc.nat(4)),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(
        fc.constant('settle' as const),
        fc.array(fc.tuple(fc.nat(12), fc.constantFrom<Outcome>('CONFIRMED', 'FAILED', 'EXPIRED')), {
          minLength: 1,
          maxLength: 4,
        }),
      ),
    },
  ),
  { minLength: 1, maxLength: 40 },
)

it('does what the plain rules say, and accounts for every unit after each step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 3 }), steps, check),
    { numRuns: 60 },
  )
})

type Steps = typeof steps extends fc.Arbitrary<infer T> ? T : never

async function check(quota: number, perUserLimit: number, sequence: Steps): Promise<void> {
  const { id } = await openSale({ quota, perUserLimit })
  const model = new Model(quota, perUserLimit)
  const buyers = Array.from({ length: 5 }, () => newId('usr'))
  let stockVersion = 0

  for (const step of sequence) {
    const before = model.available()
    if (step[0] === 'reserve') {
      const [, buyer, key, quantity] = step
      const ticketId = newTicketId(id)
      const outcome = await sales.reserve({
        eventId: id,
        userId: buyers[buyer] ?? '',
        ticketId,
        quantity,
        idempotencyKey: String(key),
      })
      const got = 'ticket' in outcome ? [outcome.kind, outcome.ticket.id] : [outcome.kind]
      expect(got).toEqual(model.reserve(ticketId, buyer, key, quantity))
    } else {
      const settlements = step[1].flatMap(([index, outcome]) => {
        const ticketId = model.tickets[index]?.id
        model.settle(index, outcome)
        return ticketId === undefined
          ? []
          : [{ ticketId, outcome, orderId: newId('ord'), reason: 'r' }]
      })
      await sales.settle(id, settlements)
    }
    stockVersion = await expectSame(id, model, before, stockVersion)
  }
}

async function expectSame(
  id: string,
  model: Model,
  availableBefore: number,
  versionBefore: number,
): Promise<number> {
  const figures = await sales.figures(id)
  if (!figures) throw new Error('no figures')
  expect({ ...figures, queued: queuedUnits(figures) }).toMatchObject({
    quota: model.quota,
    available: model.available(),
    accepted: sum(model.tickets),
    queued: model.units('QUEUED'),
    confirmed: model.units('CONFIRMED'),
    failed: model.units('FAILED'),
    expired: model.units('EXPIRED'),
    settledTickets: model.tickets.filter(({ status }) => status !== 'QUEUED').length,
  })
  expect(figures.quota).toBe(figures.available + queuedUnits(figures) + figures.confirmed)
  if (figures.available !== availableBefore) {
    expect(figures.stockVersion).toBeGreaterThan(versionBefore)
  }
  return figures.stockVersion
}
