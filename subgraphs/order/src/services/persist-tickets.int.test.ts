import type { Settlement } from '@floodgate/contracts/seckill'
import { newId } from '@floodgate/platform/identifier'
import { runWithRequest } from '@floodgate/platform/request-context'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '../domain/order-history.ts'
import type { PrismaClient } from '#prisma'
import { markClosed } from '../data/allotments.ts'
import { REJECTIONS } from '../domain/ticket-batch.ts'
import {
  changesOf,
  useCasesOf,
  makeTicket,
  makeTickets,
  openSale,
  PAYMENT_TIMEOUT_MS,
  settlementsOf,
  soldOf,
} from '../testing/fixtures.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'

let database: TestDatabase
let prisma: PrismaClient
let useCases: ReturnType<typeof useCasesOf>
beforeAll(async () => {
  database = await createTestDatabase()
  prisma = database.prisma
  useCases = useCasesOf(prisma)
})
afterAll(() => database.close())

const persist = (eventId: string, tickets: Parameters<typeof useCases.persister.persist>[1]) =>
  useCases.persister.persist(eventId, tickets)
const ordersOf = (eventId: string) => prisma.order.findMany({ where: { eventId } })
const outcomes = (settlements: readonly Settlement[]) =>
  Object.fromEntries(settlements.map(({ ticketId, outcome }) => [ticketId, outcome]))

describe('a batch', () => {
  it('of one becomes an order with its item, due in time, and is told', async () => {
    const sale = await openSale(prisma, { unitAmount: 1_250, currency: 'JPY' })
    const ticket = makeTicket({ quantity: 2, sequence: 7, idempotencyKey: 'schlüssel' })
    await persist(sale.eventId, [ticket])

    const [order, ...others] = await prisma.order.findMany({
      where: { eventId: sale.eventId },
      include: { items: true },
    })
    expect(others).toEqual([])
    expect(order).toMatchObject({
      userId: ticket.userId,
      status: 'PENDING',
      version: 1,
      totalAmount: 2_500,
      currency: 'JPY',
      ticketId: ticket.ticketId,
      ticketSequence: 7,
      ticketQuantity: 2,
      ticketIdempotencyKey: 'schlüssel',
      items: [
        {
          line: 1,
          productId: sale.productId,
          productName: 'Lamp',
          quantity: 2,
          unitAmount: 1_250,
          currency: 'JPY',
        },
      ],
    })
    const due = order?.paymentDueAt?.getTime() ?? 0
    expect(due - (order?.createdAt.getTime() ?? 0)).toBe(PAYMENT_TIMEOUT_MS)
    expect(await soldOf(prisma, sale.eventId)).toBe(2)
    const orderId = order?.id ?? ''
    expect(await settlementsOf(prisma, sale.eventId)).toEqual([
      { ticketId: ticket.ticketId, outcome: 'CONFIRMED', orderId },
    ])
    expect(await changesOf(prisma, orderId)).toMatchObject([
      { version: 1, change: 'order.created' },
    ])
  })

  it('of 500 is told in one message of each kind', async () => {
    const sale = await openSale(prisma)
    const before = await prisma.outboxMessage.count()
    await persist(sale.eventId, makeTickets(500))
    expect(await prisma.order.count({ where: { eventId: sale.eventId } })).toBe(500)
    expect(await prisma.outboxMessage.count()).toBe(before + 2)
    expect(await soldOf(prisma, sale.eventId)).toBe(500)
  })

  it('that holds a ticket twice writes it once', async () => {
    const sale = await openSale(prisma)
    const [a, b] = makeTickets(2)
    if (!a || !b) throw new Error('two tickets')
    await persist(sale.eventId, [a, b, a])
    expect(await ordersOf(sale.eventId)).toHaveLength(2)
    expect(await settlementsOf(prisma, sale.eventId)).toHaveLength(2)
  })

  it('told again writes nothing, and tells the same verdicts again', async () => {
    const sale = await openSale(prisma, { quota: 3 })
    const tickets = makeTickets(4)
    await persist(sale.eventId, tickets)
    const first = await settlementsOf(prisma, sale.eventId)
    await persist(sale.eventId, tickets)
    const all = await settlementsOf(prisma, sale.eventId)

    expect(await ordersOf(sale.eventId)).toHaveLength(3)
    expect(await soldOf(prisma, sale.eventId)).toBe(3)
    const byTicket = (a: Settlement, b: Settlement) => (a.ticketId < b.ticketId ? -1 : 1)
    expect(all.slice(first.length).sort(byTicket)).toEqual(first.toSorted(byTicket))
  })

  it('told again after a cancellation is told EXPIRED, not CONFIRMED', async () => {
    const sale = await openSale(prisma)
    const ticket = makeTicket()
    await persist(sale.eventId, [ticket])
    const [order] = await ordersOf(sale.eventId)
    await useCases.canceller.cancel(order?.id ?? '', SYSTEM.timeout)
    await persist(sale.eventId, [ticket])

    const told = (await settlementsOf(prisma, sale.eventId)).map(({ outcome }) => outcome)
    expect(told).toEqual(['CONFIRMED', 'EXPIRED', 'EXPIRED'])
    expect(await soldOf(prisma, sale.eventId)).toBe(0)
  })

  it('that overlaps another one, at once on two workers, writes each ticket once', async () => {
    const sale = await openSale(prisma)
    const tickets = makeTickets(150)
    await Promise.all([
      persist(sale.eventId, tickets.slice(0, 100)),
      persist(sale.eventId, tickets.slice(50)),
    ])
    const orders = await ordersOf(sale.eventId)
    expect(new Set(orders.map(({ ticketId }) => ticketId)).size).toBe(150)
    expect(orders).toHaveLength(150)
    expect(await soldOf(prisma, sale.eventId)).toBe(150)
  })
})

describe('the fence', () => {
  it('is never passed by eight batches at once, and the first in each batch win', async () => {
    const sale = await openSale(prisma, { quota: 130 })
    const batches = Array.from({ length: 8 }, (_, index) => makeTickets(40, index * 40 + 1))
    await Promise.all(batches.map((tickets) => persist(sale.eventId, tickets)))

    expect(await soldOf(prisma, sale.eventId)).toBe(130)
    expect(await ordersOf(sale.eventId)).toHaveLength(130)
    const told = await settlementsOf(prisma, sale.eventId)
    const failed = told.filter(({ outcome }) => outcome === 'FAILED')
    expect(told).toHaveLength(320)
    expect(failed).toHaveLength(190)
    expect(failed[0]).toMatchObject({ reason: REJECTIONS.soldOut })
    const byOutcome = outcomes(told)
    for (const batch of batches) {
      const lastWin = batch.findLastIndex(({ ticketId }) => byOutcome[ticketId] === 'CONFIRMED')
      const firstLoss = batch.findIndex(({ ticketId }) => byOutcome[ticketId] === 'FAILED')
      if (lastWin >= 0 && firstLoss >= 0) expect(lastWin).toBeLessThan(firstLoss)
    }
  })

  it('once closed or never opened refuses every ticket, for good', async () => {
    const sale = await openSale(prisma)
    await markClosed(prisma, sale.eventId, new Date())
    const unknown = newId('skl')
    const late = makeTicket()
    await persist(sale.eventId, [late])
    await Promise.all([persist(unknown, [late]), persist(unknown, [makeTicket()])])

    expect(await settlementsOf(prisma, sale.eventId)).toEqual([
      { ticketId: late.ticketId, outcome: 'FAILED', reason: REJECTIONS.closed },
    ])
    const reasons = (await settlementsOf(prisma, unknown)).map((one) =>
      one.outcome === 'FAILED' ? one.reason : one.outcome,
    )
    expect(reasons.sort()).toEqual([REJECTIONS.closed, REJECTIONS.unknownSale].sort())
    expect(await prisma.order.count({ where: { ticketId: late.ticketId } })).toBe(0)
  })
})

describe('a poison ticket', () => {
  it.each([
    ['a key that is too long', { idempotencyKey: 'k'.repeat(129) }],
    ['a key far longer than any column', { idempotencyKey: 'k'.repeat(5_000) }],
    ['an id with letters that no id has', { userId: 'usr_é'.padEnd(30, '0') }],
    ['a sequence number out of range', { sequence: 2 ** 40 }],
    ['a total out of range', { quantity: 500_000 }],
  ])('with %s fails alone', async (_name, fault) => {
    const sale = await openSale(prisma, { quota: 1_000_000 })
    const good = makeTickets(9)
    const bad = makeTicket({ sequence: 5, ...fault })
    const { poison } = await persist(sale.eventId, [...good.slice(0, 4), bad, ...good.slice(4)])

    expect(poison.map(({ ticketId }) => ticketId)).toEqual([bad.ticketId])
    expect(await ordersOf(sale.eventId)).toHaveLength(9)
    expect(await soldOf(prisma, sale.eventId)).toBe(9)
    const told = outcomes(await settlementsOf(prisma, sale.eventId))
    expect(told[bad.ticketId]).toBe('FAILED')
    const failed = (await settlementsOf(prisma, sale.eventId)).find(
      ({ ticketId }) => ticketId === bad.ticketId,
    )
    expect(failed).toMatchObject({ reason: REJECTIONS.unwritable })
    expect(failed?.outcome === 'FAILED' && failed.fault).toMatch(/\w{3,}/)
    expect(Object.values(told).filter((outcome) => outcome === 'CONFIRMED')).toHaveLength(9)
  })
})

describe('the outbox', () => {
  it('takes a request id of any length', async () => {
    const sale = await openSale(prisma)
    await runWithRequest('r'.repeat(300), () => persist(sale.eventId, makeTickets(2)))
    expect(await ordersOf(sale.eventId)).toHaveLength(2)
    const message = await prisma.outboxMessage.findFirst({ orderBy: { sequence: 'desc' } })
    expect(message?.requestId).toBe('r'.repeat(64))
  })

  it('holds nothing of a transaction that did not commit', async () => {
    const sale = await openSale(prisma)
    const before = await prisma.outboxMessage.count()
    const lost = new Error('the process dies here')
    const dying = useCasesOf(dieBeforeCommit(prisma, lost))
    await expect(dying.persister.persist(sale.eventId, makeTickets(10))).rejects.toThrow(lost)

    expect(await prisma.outboxMessage.count()).toBe(before)
    expect(await ordersOf(sale.eventId)).toEqual([])
    expect(await soldOf(prisma, sale.eventId)).toBe(0)
  })
})

/** A client whose transactions do all their work and are then rolled back. */
function dieBeforeCommit(client: PrismaClient, error: Error): PrismaClient {
  const $transaction = (work: (tx: unknown) => Promise<unknown>) =>
    client.$transaction(async (tx) => {
      await work(tx)
      throw error
    })
  return new Proxy(client, {
    get: (target, key): unknown =>
      key === '$transaction' ? $transaction : Reflect.get(target, key, target),
  })
}
