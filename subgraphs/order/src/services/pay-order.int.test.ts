import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PrismaClient } from '#prisma'
import { findUnbalanced } from '../data/ledger.ts'
import { findHistory } from '../data/order-history.ts'
import { drainPayments } from '../testing/drain-payments.ts'
import { useCasesOf, makeTickets, openSale, soldOf } from '../testing/fixtures.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import type { PayOutcome } from './pay-order.ts'

let database: TestDatabase
let prisma: PrismaClient
let useCases: ReturnType<typeof useCasesOf>
beforeAll(async () => {
  database = await createTestDatabase()
  prisma = database.prisma
  useCases = useCasesOf(prisma)
})
afterAll(() => database.close())
beforeEach(() => prisma.outboxMessage.deleteMany().then(() => undefined))

/** Orders of one buyer. */
async function makeOrders(count: number) {
  const { eventId } = await openSale(prisma)
  const [first, ...rest] = makeTickets(count)
  if (!first) throw new Error('at least one')
  const { userId } = first
  await useCases.persister.persist(
    eventId,
    [first, ...rest].map((ticket) => ({ ...ticket, userId })),
  )
  const orders = await prisma.order.findMany({ where: { eventId }, orderBy: { id: 'asc' } })
  return { eventId, userId, orderIds: orders.map(({ id }) => id) }
}
async function makeOrder() {
  const { eventId, userId, orderIds } = await makeOrders(1)
  return { eventId, userId, orderId: orderIds[0] ?? '' }
}

const SANDBOX_CARD = { method: 'SANDBOX_CARD' } as const
const SANDBOX_CARD_DECLINED = { method: 'SANDBOX_CARD_DECLINED' } as const
const statusOf = async (id: string) =>
  (await prisma.order.findUniqueOrThrow({ where: { id } })).status
const paymentIds = (outcomes: readonly PayOutcome[]) =>
  outcomes.map((one) => (one.kind === 'accepted' ? one.payment.id : one.kind))

describe('paying', () => {
  it('charges once and makes the order PAID', async () => {
    const { orderId, userId } = await makeOrder()
    const request = { orderId, userId, idempotencyKey: 'one', ...SANDBOX_CARD }
    expect(await useCases.payer.pay(request)).toMatchObject({
      kind: 'accepted',
      payment: { status: 'PROCESSING', amount: 4_990, currency: 'EUR' },
    })
    await drainPayments(prisma, useCases)
    expect(await statusOf(orderId)).toBe('PAID')
    expect(await useCases.payer.pay(request)).toMatchObject({
      kind: 'accepted',
      payment: { status: 'SUCCEEDED' },
    })
  })

  it('with one key ten times at once is one payment and one charge', async () => {
    const { orderId, userId } = await makeOrder()
    const request = { orderId, userId, idempotencyKey: 'ten', ...SANDBOX_CARD }
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => useCases.payer.pay(request)),
    )
    expect(new Set(paymentIds(outcomes)).size).toBe(1)
    expect(await prisma.payment.count({ where: { orderId } })).toBe(1)
  })

  it('with ten keys at once starts one payment', async () => {
    const { orderId, userId } = await makeOrder()
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        useCases.payer.pay({ orderId, userId, idempotencyKey: `key ${index}`, ...SANDBOX_CARD }),
      ),
    )
    expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'not-payable')).toHaveLength(9)
  })

  it('with a key of another order or method is a conflict, also at once', async () => {
    const { userId, orderIds } = await makeOrders(5)
    const pay = (orderId: string, method = SANDBOX_CARD.method as PayMethod) =>
      useCases.payer.pay({ orderId, userId, idempotencyKey: 'shared', method })
    const outcomes = await Promise.all(orderIds.map((orderId) => pay(orderId)))
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      'accepted',
      ...Array<string>(4).fill('key-conflict'),
    ])
    const won = orderIds[outcomes.findIndex(({ kind }) => kind === 'accepted')] ?? ''
    expect(await pay(won, 'SANDBOX_CARD_DECLINED')).toEqual({ kind: 'key-conflict' })
  })

  it('tells keys apart by every character', async () => {
    const { orderId, userId } = await makeOrder()
    const keys = ['a', 'A', 'a ', 'ä', 'á']
    for (const idempotencyKey of keys) {
      const request = { orderId, userId, idempotencyKey, ...SANDBOX_CARD_DECLINED }
      expect(await useCases.payer.pay(request)).toMatchObject({ kind: 'accepted' })
      await drainPayments(prisma, useCases)
    }
    expect(await prisma.payment.count({ where: { orderId } })).toBe(keys.length)
  })

  it('again after a decline, with a new key, makes the order PAID', async () => {
    const { orderId, userId } = await makeOrder()
    await useCases.payer.pay({ orderId, userId, idempotencyKey: '1', ...SANDBOX_CARD_DECLINED })
    await drainPayments(prisma, useCases)
    expect(await statusOf(orderId)).toBe('PAYMENT_FAILED')
    await useCases.payer.pay({ orderId, userId, idempotencyKey: '2', ...SANDBOX_CARD })
    await drainPayments(prisma, useCases)
    expect(await statusOf(orderId)).toBe('PAID')
    const payments = await prisma.payment.findMany({ where: { orderId }, orderBy: { id: 'asc' } })
    expect(payments.map(({ status, failureReason }) => [status, failureReason])).toEqual([
      ['DECLINED', 'The sandbox card was declined.'],
      ['SUCCEEDED', null],
    ])
  })

  it("somebody else's order is not found", async () => {
    const { orderId } = await makeOrder()
    const { userId } = await makeOrder()
    const request = { userId, idempotencyKey: 'not mine', ...SANDBOX_CARD }
    expect(await useCases.payer.pay({ ...request, orderId })).toEqual({ kind: 'not-found' })
    expect(await useCases.payer.pay({ ...request, orderId: 'é' })).toEqual({ kind: 'not-found' })
  })
})

type PayMethod = Parameters<typeof useCases.payer.pay>[0]['method']

describe('money that arrives for a cancelled order', () => {
  it('is given back, and the unit stays on sale', async () => {
    const { orderId, userId, eventId } = await makeOrder()
    await useCases.payer.pay({ orderId, userId, idempotencyKey: 'late', ...SANDBOX_CARD })
    expect(await useCases.canceller.cancel(orderId, { kind: 'USER', id: userId })).toMatchObject({
      kind: 'cancelled',
    })
    await drainPayments(prisma, useCases)

    const [payment] = await prisma.payment.findMany({ where: { orderId } })
    expect(payment?.status).toBe('REFUNDED')
    expect(await prisma.sandboxRefund.count({ where: { paymentId: payment?.id ?? '' } })).toBe(1)
    expect(await prisma.refund.findMany({ where: { orderId } })).toMatchObject([
      { automatic: true, status: 'SUCCEEDED', amount: 4_990 },
    ])
    expect(await findHistory(prisma, [orderId])).toMatchObject([
      { version: 2, event: 'order.cancelled', actor: { kind: 'USER', id: userId } },
      { version: 3, event: 'order.refunded', status: 'CANCELLED', actor: { id: 'payments' } },
    ])
    expect(await findUnbalanced(prisma, [orderId])).toEqual([])
    expect(await statusOf(orderId)).toBe('CANCELLED')
    expect(await soldOf(prisma, eventId)).toBe(0)
  })

  it('never happens to an order that is paid: it can no longer be cancelled', async () => {
    const { orderId, userId } = await makeOrder()
    await useCases.payer.pay({ orderId, userId, idempotencyKey: 'paid', ...SANDBOX_CARD })
    await drainPayments(prisma, useCases)
    expect(await useCases.canceller.cancel(orderId, { kind: 'USER', id: userId })).toMatchObject({
      kind: 'not-cancellable',
    })
  })

  it('is the only other end when paying races cancelling', async () => {
    for (let round = 0; round < 10; round += 1) {
      await prisma.outboxMessage.deleteMany()
      const { orderId, userId } = await makeOrder()
      const request = { orderId, userId, idempotencyKey: 'race', ...SANDBOX_CARD }
      const paid = await useCases.payer.pay(request)
      const paymentId = paid.kind === 'accepted' ? paid.payment.id : ''
      await Promise.all([
        useCases.charger.chargeDue(),
        useCases.canceller.cancel(orderId, { kind: 'USER', id: userId }),
      ])
      await drainPayments(prisma, useCases)
      const payment = await prisma.payment.findUniqueOrThrow({ where: { id: paymentId } })
      const end = `${await statusOf(orderId)} ${payment.status}`
      expect(['PAID SUCCEEDED', 'CANCELLED REFUNDED']).toContain(end)
    }
  })
})
