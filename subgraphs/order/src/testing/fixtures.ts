import { type AcceptedTicket, type Settlement, settleTickets } from '@floodgate/contracts/seckill'
import { orderChanges, type OrderChange } from '@floodgate/contracts/order'
import { newId } from '@floodgate/platform/identifier'
import type { JobDefinition } from '@floodgate/platform/job'
import { createLogger } from '@floodgate/platform/logging'
import type { PrismaClient } from '#prisma'
import { type Allotment, insertAllotment } from '../data/allotments.ts'
import { createOrderCanceller } from '../services/cancel-order.ts'
import { createPaymentCharger } from '../services/charge-payments.ts'
import { createOrderExpirer } from '../services/expire-orders.ts'
import { createOrderFulfiller } from '../services/fulfil-order.ts'
import { createOrderPayer } from '../services/pay-order.ts'
import { createTicketPersister } from '../services/persist-tickets.ts'
import { createEventProcessor } from '../services/process-events.ts'
import { createOrderRefunder } from '../services/refund-order.ts'
import { createPaymentSettler } from '../services/settle-payments.ts'
import { createRefundSettler } from '../services/settle-refunds.ts'
import { makePayments } from './test-payments.ts'

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

/** Every use case, on one database, with the sandbox. The expirer's clock is past every order's due time. */
export function useCasesOf(prisma: PrismaClient, now = () => new Date()) {
  const nothing = () => undefined
  const logger = createLogger({ name: 'order', level: 'silent' })
  const { providers } = makePayments(prisma, { now })
  const deps = { prisma, now, wakeRelay: nothing, wakePayments: nothing, providers, logger }
  const later = () => new Date(Date.now() + 2 * PAYMENT_TIMEOUT_MS)
  const settler = createPaymentSettler(deps)
  const charger = createPaymentCharger({ ...deps, settler })
  const refunds = createRefundSettler(deps)
  return {
    persister: createTicketPersister({ ...deps, paymentTimeoutMs: PAYMENT_TIMEOUT_MS }),
    canceller: createOrderCanceller(deps),
    expirer: createOrderExpirer({ ...deps, now: later }),
    payer: createOrderPayer({ ...deps, charger }),
    refunder: createOrderRefunder(deps),
    fulfiller: createOrderFulfiller(deps),
    events: createEventProcessor({ ...deps, settler, refunds }),
    settler,
    charger,
    refunds,
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
