import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PrismaClient } from '#prisma'
import { holdsUnit, type OrderStatus, TRANSITIONS } from '../domain/order.ts'
import { drainPayments } from '../testing/drain-payments.ts'
import {
  changesOf,
  useCasesOf,
  makeTicket,
  openSale,
  settlementsOf,
  soldOf,
} from '../testing/fixtures.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createOrderExpirer } from './expire-orders.ts'

let database: TestDatabase
let prisma: PrismaClient
beforeAll(async () => {
  database = await createTestDatabase()
  prisma = database.prisma
})
afterAll(() => database.close())

let useCases: ReturnType<typeof useCasesOf>
beforeAll(() => {
  useCases = useCasesOf(prisma)
})

async function makeOrder() {
  const { eventId } = await openSale(prisma, { quota: 1 })
  const ticket = makeTicket()
  await useCases.persister.persist(eventId, [ticket])
  const { id } = await prisma.order.findUniqueOrThrow({ where: { ticketId: ticket.ticketId } })
  return { orderId: id, eventId, userId: ticket.userId }
}
type TestOrder = Awaited<ReturnType<typeof makeOrder>>

const STEPS = ['pay', 'payDeclined', 'charge', 'cancel', 'expire'] as const
type Step = (typeof STEPS)[number]

function run(step: Step, { orderId, userId }: TestOrder, index: number): Promise<unknown> {
  const pay = (method: 'SANDBOX_CARD' | 'SANDBOX_CARD_DECLINED') =>
    useCases.payer.pay({ orderId, userId, method, idempotencyKey: `${orderId} ${index}` })
  switch (step) {
    case 'pay':
      return pay('SANDBOX_CARD')
    case 'payDeclined':
      return pay('SANDBOX_CARD_DECLINED')
    case 'charge':
      return drainPayments(prisma, useCases)
    case 'cancel':
      return useCases.canceller.cancel(orderId, { kind: 'USER', id: userId })
    case 'expire':
      return useCases.expirer.expireOverdue()
  }
}

/** Holds what must be true of an order, whatever happened to it. */
async function checkOrder({ orderId, eventId }: TestOrder): Promise<OrderStatus> {
  const order = await prisma.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { payments: true },
  })
  const status = order.status as OrderStatus
  const changes = await changesOf(prisma, orderId)

  // Every change was told once, in order, and each was legal where it happened.
  expect(changes.map(({ version }) => version)).toEqual(changes.map((_, index) => index + 1))
  expect(order.version).toBe(changes.length)
  let reached: OrderStatus = 'PENDING'
  for (const { change } of changes.slice(1)) {
    // Money given back after the order was closed leaves its status alone.
    if (change === 'order.refunded' && reached === 'CANCELLED') continue
    const step = Object.values(TRANSITIONS).find((one) => one.change === change)
    expect(step?.from).toContain(reached)
    reached = step?.to ?? reached
  }
  expect(reached).toBe(status)

  // The unit is held or back, once.
  expect(await soldOf(prisma, eventId)).toBe(holdsUnit(status) ? 1 : 0)
  const told = (await settlementsOf(prisma, eventId)).map(({ outcome }) => outcome)
  expect(told).toEqual(holdsUnit(status) ? ['CONFIRMED'] : ['CONFIRMED', 'EXPIRED'])

  // No money is kept but for a paid order, and for that exactly once.
  const kept = order.payments.filter((payment) => payment.status === 'SUCCEEDED')
  expect(kept).toHaveLength(status === 'PAID' ? 1 : 0)
  for (const payment of order.payments) {
    expect(payment.status).not.toBe('PROCESSING')
    const back = await prisma.sandboxRefund.count({ where: { paymentId: payment.id } })
    expect(back).toBe(payment.status === 'REFUNDED' ? 1 : 0)
  }
  expect(order.paymentDueAt === null).toBe(status === 'PAID' || status === 'CANCELLED')
  return status
}

describe('an order', () => {
  it('stays legal, and stock and money conserved, under any interleaving', async () => {
    const reached = new Set<OrderStatus>()
    const waves = fc.array(fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(waves, async (schedule) => {
        await prisma.outboxMessage.deleteMany()
        const order = await makeOrder()
        for (const [wave, steps] of schedule.entries()) {
          await Promise.all(steps.map((step, index) => run(step, order, wave * 10 + index)))
        }
        await drainPayments(prisma, useCases)
        reached.add(await checkOrder(order))
      }),
      {
        numRuns: 60,
        examples: [[[['charge']]], [[['pay'], ['charge']]], [[['payDeclined']]], [[['expire']]]],
      },
    )
    expect([...reached].sort()).toEqual(['CANCELLED', 'PAID', 'PAYMENT_FAILED', 'PENDING'])
  }, 120_000)

  it('expires once, by however many workers', async () => {
    const orders = await Promise.all(Array.from({ length: 30 }, makeOrder))
    await prisma.outboxMessage.deleteMany()
    const counts = await Promise.all(
      Array.from({ length: 6 }, () => useCases.expirer.expireOverdue()),
    )
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(30)
    for (const { orderId, eventId } of orders) {
      expect(await soldOf(prisma, eventId)).toBe(0)
      expect(await changesOf(prisma, orderId)).toMatchObject([
        { version: 2, change: 'order.cancelled' },
      ])
      expect(await settlementsOf(prisma, eventId)).toMatchObject([
        { outcome: 'EXPIRED', reason: 'The order was not paid in time.' },
      ])
    }
  })

  it('that is not due does not expire', async () => {
    const { orderId } = await makeOrder()
    const onTime = createOrderExpirer({
      prisma,
      now: () => new Date(),
      wakeRelay: () => undefined,
    })
    await onTime.expireOverdue()
    expect(await prisma.order.findUnique({ where: { id: orderId } })).toMatchObject({
      status: 'PENDING',
      version: 1,
    })
  })
})
