import { type AcceptedTicket, type Settlement, settleTickets } from '@floodgate/contracts/seckill'
import { orderChanges, type OrderChange } from '@floodgate/contracts/order'
import { newId } from '@floodgate/platform/identifier'
import { type JobDefinition } from '@floodgate/platform/job'
import { type PrismaClient } from '#prisma'
import { type Allotment, insertAllotment } from '../data/allotments.ts'
import { type Charge, type PaymentProvider } from '../payments/payment-provider.ts'
import { createSandboxProvider } from '../payments/sandbox-provider.ts'
import { createOrderCanceller } from '../services/cancel-order.ts'
import { createOrderExpirer } from '../services/expire-orders.ts'
import { createOrderPayer } from '../services/pay-order.ts'
import { createTicketPersister } from '../services/persist-tickets.ts'
import { createPaymentSettler } from '../services/settle-payments.ts'

export const PAYMENT_TIMEOUT_MS = 900_000

/** Opens the fence of a sale of its own. */
export async function openSale(
  prisma: PrismaClient,
  overrides: Partial<Allotment> = {},
): Promise<Allotment> {
  const allotment = {
    eventId: newId('skl'),
    productId: newId('prd'),
    productName: 'Lamp',
    quota: 1_000,
    unitAmount: 4_990,
    currency: 'EUR',
    ...overrides,
  }
  await insertAllotment(prisma, allotment, new Date())
  return allotment
}

export function makeTicket(overrides: Partial<AcceptedTicket> = {}): AcceptedTicket {
  return {
    ticketId: newId('tkt'),
    userId: newId('usr'),
    quantity: 1,
    sequence: 1,
    idempotencyKey: 'a key',
    acceptedAt: Date.now(),
    ...overrides,
  }
}

/** Tickets with sequence numbers from `first` on. */
export function makeTickets(count: number, first = 1): AcceptedTicket[] {
  return Array.from({ length: count }, (_, index) => makeTicket({ sequence: first + index }))
}

export type CountingProvider = PaymentProvider & {
  readonly charged: Map<string, Charge>
  readonly refunded: Set<string>
}

/** The sandbox, remembering what it was asked for. */
export function createCountingProvider(): CountingProvider {
  const sandbox = createSandboxProvider()
  const charged = new Map<string, Charge>()
  const refunded = new Set<string>()
  return {
    charged,
    refunded,
    charge(charge) {
      charged.set(charge.paymentId, charge)
      return sandbox.charge(charge)
    },
    refund(refund) {
      refunded.add(refund.paymentId)
      return sandbox.refund(refund)
    },
  }
}

/** Every use case, on one database. The expirer's clock is past every order's due time. */
export function createUseCases(prisma: PrismaClient, provider: PaymentProvider) {
  const deps = { prisma, now: () => new Date(), wakeRelay: () => undefined }
  const later = () => new Date(Date.now() + 2 * PAYMENT_TIMEOUT_MS)
  return {
    persister: createTicketPersister({ ...deps, paymentTimeoutMs: PAYMENT_TIMEOUT_MS }),
    canceller: createOrderCanceller(deps),
    expirer: createOrderExpirer({ ...deps, now: later }),
    payer: createOrderPayer(deps),
    settler: createPaymentSettler({ ...deps, provider }),
  }
}

/** What the outbox holds for a queue, in order. */
export async function toldTo<T>(prisma: PrismaClient, job: JobDefinition<T>): Promise<T[]> {
  const rows = await prisma.outboxMessage.findMany({
    where: { queue: job.name },
    orderBy: { sequence: 'asc' },
  })
  return rows.map(({ payload }) => job.schema.parse(JSON.parse(payload)))
}

/** The settlements told of a sale, in order. */
export async function settlementsOf(prisma: PrismaClient, eventId: string): Promise<Settlement[]> {
  const messages = await toldTo(prisma, settleTickets)
  return messages.filter((one) => one.eventId === eventId).flatMap((one) => one.settlements)
}

/** The changes told of an order, in order. */
export async function changesOf(prisma: PrismaClient, orderId: string): Promise<OrderChange[]> {
  const messages = await toldTo(prisma, orderChanges)
  return messages.flatMap((one) => one.changes).filter((change) => change.orderId === orderId)
}

export async function soldOf(prisma: PrismaClient, eventId: string): Promise<number> {
  const { sold } = await prisma.seckillAllotment.findUniqueOrThrow({ where: { eventId } })
  return sold
}
