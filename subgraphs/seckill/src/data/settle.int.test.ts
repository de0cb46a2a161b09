import type { Settlement } from '@floodgate/contracts/seckill'
import { newId } from '@floodgate/platform/identifier'
import { afterAll, describe, expect, it } from 'vitest'
import { createSaleHarness } from '../testing/sale-harness.ts'
import { stockChannel, ticketChannel } from './keys.ts'

const { hints, sales, openSale, reserve, buy, drift, close } = createSaleHarness()
afterAll(close)

const orderId = newId('ord')
const confirmed = (ticketId: string): Settlement => ({ ticketId, outcome: 'CONFIRMED', orderId })
const failed = (ticketId: string): Settlement => ({ ticketId, outcome: 'FAILED', reason: 'no' })
const expired = (ticketId: string): Settlement => ({
  ticketId,
  outcome: 'EXPIRED',
  orderId,
  reason: 'unpaid',
})

describe('settle', () => {
  it('confirms tickets and keeps their units', async () => {
    const { id } = await openSale()
    const ticket = await buy(id)
    const outcome = await sales.settle(id, [confirmed(ticket.id)])
    const expectedTicket = { ...ticket, status: 'CONFIRMED', version: 2, orderId }
    expect(outcome).toMatchObject({ changed: 1, unknown: [], tickets: [expectedTicket] })
    expect(await sales.ticket(id, ticket.id)).toEqual(expectedTicket)
    expect(await sales.figures(id)).toMatchObject({ available: 49, confirmed: 1, failed: 0 })
  })

  it.each([
    ['FAILED', failed, { failed: 1, expired: 0 }],
    ['EXPIRED', expired, { failed: 0, expired: 1 }],
  ])('gives the units of a %s ticket back, to the sale and to the buyer', async (_, how, units) => {
    const { id } = await openSale({ quota: 1 })
    const userId = newId('usr')
    const ticket = await buy(id, { userId, idempotencyKey: 'first' })
    expect((await reserve(id, { userId })).kind).toBe('already-purchased')
    await sales.settle(id, [how(ticket.id)])
    expect(await sales.figures(id)).toMatchObject({ available: 1, confirmed: 0, ...units })
    expect(await drift(id)).toBe(0)

    const replay = await reserve(id, { userId, idempotencyKey: 'first' })
    expect(replay).toMatchObject({ kind: 'replayed', ticket: { id: ticket.id } })
    const second = await buy(id, { userId, idempotencyKey: 'second' })
    expect(await reserve(id, { userId, idempotencyKey: 'third' })).toMatchObject({
      kind: 'already-purchased',
      ticket: { id: second.id },
    })
    expect((await sales.ticketsOf(id, userId)).map((one) => one.id)).toEqual([ticket.id, second.id])
  })

  it('changes nothing the second time, and still tells how the tickets are', async () => {
    const { id } = await openSale({ perUserLimit: 2 })
    const [a, b] = [await buy(id, { quantity: 2 }), await buy(id)]
    const first = await sales.settle(id, [failed(a.id), confirmed(b.id)])
    const figures = await sales.figures(id)
    const second = await sales.settle(id, [failed(a.id), confirmed(b.id)])
    expect(second).toMatchObject({ changed: 0, tickets: first?.tickets })
    expect(await sales.figures(id)).toEqual({ ...figures, at: expect.any(Number) as number })
  })

  it.each([
    ['an expiry that overtook the confirmation', [expired, confirmed], 'EXPIRED'],
    ['a confirmation, then an expiry', [confirmed, expired], 'EXPIRED'],
    ['a confirmation after a failure', [failed, confirmed], 'FAILED'],
    ['a failure after a confirmation', [confirmed, failed], 'CONFIRMED'],
    ['an expiry after a failure', [failed, expired], 'FAILED'],
  ])('takes %s', async (_, order, status) => {
    const { id } = await openSale()
    const ticket = await buy(id)
    for (const settlement of order) await sales.settle(id, [settlement(ticket.id)])
    expect(await sales.ticket(id, ticket.id)).toMatchObject({ status })
    const returned = status === 'CONFIRMED' ? 0 : 1
    expect(await sales.figures(id)).toMatchObject({ available: 49 + returned })
    expect(await drift(id)).toBe(0)
    const together = await buy(id)
    await sales.settle(
      id,
      order.map((settlement) => settlement(together.id)),
    )
    expect(await sales.ticket(id, together.id)).toMatchObject({ status })
    expect(await drift(id)).toBe(0)
  })

  it('names tickets that the sale does not know, and settles the others', async () => {
    const { id } = await openSale()
    const [ticket, stranger] = [await buy(id), newId('tkt')]
    const outcome = await sales.settle(id, [confirmed(stranger), confirmed(ticket.id)])
    expect(outcome).toMatchObject({ changed: 1, unknown: [stranger], tickets: [{ id: ticket.id }] })
    expect(await sales.settle(newId('skl'), [confirmed(ticket.id)])).toBeNull()
  })

  it('tells how many are settled and how fast', async () => {
    const { id } = await openSale()
    const tickets = [await buy(id), await buy(id), await buy(id)]
    const [first, second] = tickets.map((ticket) => confirmed(ticket.id))
    if (first && second) await sales.settle(id, [first, second])
    const figures = await sales.figures(id)
    expect(figures?.settledTickets).toBe(2)
    await sales.settle(
      id,
      tickets.map((ticket) => confirmed(ticket.id)),
    )
    const later = await sales.figures(id)
    expect(later?.settledTickets).toBe(3)
    expect(later?.drainPerSecond).toBeGreaterThan(0)
  })

  it('hints at each changed ticket, and at the stock when units came back', async () => {
    const { id } = await openSale()
    const [a, b] = [await buy(id), await buy(id)]
    const [hintsOfA, hintsOfB, stock] = await Promise.all(
      [ticketChannel(a.id), ticketChannel(b.id), stockChannel(id)].map((one) => hints.listen(one)),
    )
    await sales.settle(id, [confirmed(a.id), failed(b.id)])
    expect(await hintsOfA?.next()).toBe(true)
    expect(await hintsOfB?.next()).toBe(true)
    expect(await stock?.next()).toBe(true)
    for (const listener of [hintsOfA, hintsOfB, stock]) listener?.close()
  })
})
