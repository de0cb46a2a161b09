import { newId } from '@floodgate/platform/identifier'
import { createLogger } from '@floodgate/platform/logging'
import type { PrismaClient } from '#prisma'
import { storeEvent } from '../data/payment-events.ts'
import type { PaymentMethod, SandboxMethod } from '../domain/payment.ts'
import { createOrderExpirer } from '../services/expire-orders.ts'
import { createOrderPlacer } from '../services/place-order.ts'
import { createOrderReserver } from '../services/place-order-reserver.ts'
import { createReservationSettler } from '../services/reservation-settler.ts'
import { stateOf } from '../payments/sandbox/sandbox-behaviour.ts'
import { createSandboxBooks } from '../payments/sandbox/sandbox-books.ts'
import { makeTicket, openSale, PAYMENT_TIMEOUT_MS, useCasesOf } from './fixtures.ts'
import { createStandInCatalog } from './place-order-catalog.ts'
import { ADDRESS } from './place-order-operations.ts'
import { createStandInAddressBook } from './stand-in-address-book.ts'
import { QUICK_TIMES, testAddressSeal } from './test-payments.ts'

/** Whatever may happen to an order, by whoever does it. */
export const STEPS = [
  ...['pay SANDBOX_CARD', 'pay SANDBOX_CARD_DECLINED', 'pay SANDBOX_ASYNC', 'pay SANDBOX_TIMEOUT'],
  ...['pay SANDBOX_LATE', 'pay SANDBOX_UNRELIABLE', 'pay again', 'webhook', 'old webhook'],
  ...['events', 'charge', 'cancel', 'expire', 'refund part', 'refund all', 'refunds', 'ship'],
  ...['complete', 'stock'],
] as const
export type Step = (typeof STEPS)[number]

/** An order that things are done to. */
export interface SubjectOrder {
  readonly orderId: string
  readonly userId: string
  /** The sale that it came from; null for an ordinary order. */
  readonly eventId: string | null
  /** What an ordinary order is for; null for one of a sale. */
  readonly productId: string | null
}

const STAFF = { kind: 'USER', id: newId('usr') } as const
const HOUR_MS = 3_600_000
const STOCK = 10

/** Everything that can be done to orders on one database, and a clock that can be put forward. */
export function createInterleaver(prisma: PrismaClient) {
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const logger = createLogger({ name: 'order', level: 'silent' })
  const useCases = useCasesOf(prisma, now)
  const catalog = createStandInCatalog()
  const services = { prisma, now, wakeRelay: () => undefined, catalog }
  const reserver = createOrderReserver(services)
  const stock = createReservationSettler({ ...services, reserver, logger })
  const placer = createOrderPlacer({
    ...services,
    paymentTimeoutMs: PAYMENT_TIMEOUT_MS,
    scheduleExpiry: () => undefined,
    addressSeal: testAddressSeal,
    addressBook: createStandInAddressBook(),
  })
  const expirer = createOrderExpirer(services)
  const books = createSandboxBooks(prisma, { now, times: QUICK_TIMES })

  async function makeOrder(ofSale: boolean): Promise<SubjectOrder> {
    if (!ofSale) return placeOne()
    const { eventId } = await openSale(prisma, { quota: 1 })
    const { ticketId, userId, ...ticket } = makeTicket()
    await useCases.persister.persist(eventId, [{ ...ticket, ticketId, userId }])
    const { id } = await prisma.order.findUniqueOrThrow({ where: { ticketId } })
    return { orderId: id, userId, eventId, productId: null }
  }

  async function placeOne(): Promise<SubjectOrder> {
    const userId = newId('usr')
    const productId = catalog.sell({ stock: STOCK })
    const outcome = await placer.place({
      ...{ userId, items: [{ productId, quantity: 1 }], shippingAddress: ADDRESS, addressId: null },
      ...{ expectedTotal: null, idempotencyKey: 'one' },
    })
    if (outcome.kind !== 'placed') throw new Error(`the order was ${outcome.kind}`)
    return { orderId: outcome.order.id, userId, eventId: null, productId }
  }

  /** Tells of one of the order's payments what the sandbox's books say now. */
  async function tell({ orderId }: SubjectOrder, eventId: string): Promise<void> {
    const payments = await prisma.payment.findMany({ where: { orderId }, select: { id: true } })
    for (const { id: paymentId } of payments) {
      const charge = await books.find(paymentId)
      if (!charge) continue
      const outcome = stateOf(charge, { now: now(), times: QUICK_TIMES, pageUrl: 'http://page' })
      const payload = JSON.stringify({ id: eventId, paymentId, outcome })
      await storeEvent(
        prisma,
        { provider: 'sandbox', eventId: `${eventId} ${paymentId}`, payload },
        now(),
      )
    }
  }

  function pay({ orderId, userId }: SubjectOrder, method: PaymentMethod, key: string) {
    return useCases.payer.pay({ orderId, userId, method, idempotencyKey: `${orderId} ${key}` })
  }

  async function expire({ orderId }: SubjectOrder): Promise<void> {
    // Overdue for this one order alone.
    await prisma.$executeRaw`
      UPDATE orders SET payment_due_at = ${now()} - INTERVAL 1 SECOND
      WHERE id = ${orderId} AND status IN ('PENDING', 'PAYMENT_FAILED')`
    await expirer.expireOverdue()
  }

  async function run(step: Step, order: SubjectOrder, key: string): Promise<unknown> {
    const { orderId, userId } = order
    const refund = (amount: number | null) =>
      useCases.refunder.refund({
        actor: STAFF,
        orderId,
        amount,
        reason: 'a test',
        idempotencyKey: `${orderId} ${key}`,
      })
    if (isPayment(step)) return pay(order, methodOf(step), key)
    switch (step) {
      case 'pay again':
        return pay(order, 'SANDBOX_CARD', 'again')
      case 'webhook':
        return tell(order, key)
      case 'old webhook':
        return tell(order, 'old')
      case 'events':
        return useCases.events.processDue()
      case 'charge':
        return useCases.charger.chargeDue()
      case 'cancel':
        return useCases.canceller.cancel(orderId, { kind: 'USER', id: userId })
      case 'expire':
        return expire(order)
      case 'refund part':
        return refund(990)
      case 'refund all':
        return refund(null)
      case 'refunds':
        return useCases.refunds.refundDue()
      case 'ship':
        return useCases.fulfiller.ship({
          orderId,
          carrier: 'Post',
          trackingNumber: key,
          actor: STAFF,
        })
      case 'complete':
        return useCases.fulfiller.complete({ orderId, actor: STAFF })
      case 'stock':
        return stock.settle()
    }
  }

  /** Lets time pass until every outcome is known. */
  async function settleAll(): Promise<void> {
    for (;;) {
      ahead += HOUR_MS
      await Promise.all([useCases.charger.chargeDue(), useCases.events.processDue()])
      await useCases.refunds.refundDue()
      while ((await stock.settle()) > 0);
      const open = { where: { status: 'PROCESSING' } }
      const unknown = (await prisma.payment.count(open)) + (await prisma.refund.count(open))
      const events = await prisma.paymentEvent.count({ where: { NOT: { nextAttemptAt: null } } })
      if (unknown + events === 0) return
    }
  }

  return { makeOrder, run, settleAll, catalog, initialStock: STOCK }
}

type PaymentStep = Extract<Step, `pay SANDBOX_${string}`>

const isPayment = (step: Step): step is PaymentStep => step.startsWith('pay SANDBOX_')
const methodOf = (step: PaymentStep) => step.slice('pay '.length) as SandboxMethod

export type Interleaver = ReturnType<typeof createInterleaver>
