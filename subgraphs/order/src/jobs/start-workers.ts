import { orderChanges } from '@floodgate/contracts/order'
import { settleTickets } from '@floodgate/contracts/seckill'
import { createJobQueue, type JobQueue } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import type { Registry } from '@floodgate/platform/metrics'
import { createOutboxRelay } from '@floodgate/platform/outbox'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { RedisClient } from '@floodgate/platform/redis'
import type { PrismaClient } from '#prisma'
import { OUTBOX_CHANNEL } from '../data/outbox.ts'
import type { Catalog } from '../data/place-order-catalog.ts'
import type { Payments } from '../payments/create-payments.ts'
import { createLedgerAuditor } from '../services/audit-ledger.ts'
import { createPaymentCharger } from '../services/charge-payments.ts'
import { createOrderExpirer } from '../services/expire-orders.ts'
import { createTicketPersister } from '../services/persist-tickets.ts'
import { createOrderReserver } from '../services/place-order-reserver.ts'
import { createReservationSettler } from '../services/reservation-settler.ts'
import { createEventProcessor } from '../services/process-events.ts'
import { createPaymentSettler } from '../services/settle-payments.ts'
import { createRefundSettler } from '../services/settle-refunds.ts'
import { createWebhookDeliverer, type WebhookDeliverer } from '../services/deliver-webhooks.ts'
import type { ServiceDependencies } from '../services/dependencies.ts'
import { createPaymentsWaker, createRelayWaker } from '../services/wake-relay.ts'
import type { FieldCipher } from '@floodgate/platform/field-cipher'
import type { WebhookClient } from '../webhooks/webhook-client.ts'
import { expireOrders } from './expire-orders.ts'
import { implementExpireOrders } from './expire-orders.worker.ts'
import { implementOrderChanges } from './order-changes.worker.ts'
import { implementPersistTickets } from './persist-tickets.worker.ts'
import { type DueWork, startPaymentKeeper } from './payment-keeper.ts'
import { startReservationKeeper } from './reservation-keeper.ts'
import { startSweeper } from './sweeper.ts'

export interface WorkersOptions {
  readonly prisma: PrismaClient
  /** A `commands` client. */
  readonly commands: RedisClient
  /** A `blocking` client. */
  readonly blocking: RedisClient
  readonly hints: HintBus
  readonly catalog: Catalog
  readonly payments: Payments
  /** What merchants' systems are told with. */
  readonly webhooks: { readonly client: WebhookClient; readonly cipher: FieldCipher }
  readonly metrics: Registry
  readonly paymentTimeoutMs: number
  readonly logger: Logger
}

export interface Workers {
  /** Takes no more jobs and waits for those under way. Clients are left to whoever made them. */
  close(): Promise<void>
}

/** Everything that the order subgraph does on its own: jobs, outbox relay, sweeper. */
export function startWorkers(options: WorkersOptions): Workers {
  const { prisma, commands, blocking: connection, hints, catalog, logger } = options
  const stopping = new AbortController()
  const services = { prisma, now: () => new Date(), wakeRelay: createRelayWaker(hints, logger) }
  const persister = createTicketPersister({
    ...services,
    paymentTimeoutMs: options.paymentTimeoutMs,
  })
  const expirer = createOrderExpirer(services)

  const expireQueue = createJobQueue(expireOrders, commands)
  const outboxQueues = [
    createJobQueue(settleTickets, commands),
    createJobQueue(orderChanges, commands),
  ] as readonly JobQueue<never>[]
  const relay = createOutboxRelay({
    database: prisma,
    queues: outboxQueues,
    hints,
    channel: OUTBOX_CHANNEL,
    paceMs: 15,
    logger,
  })
  relay.start()

  const deps = { prisma, connection, logger, signal: stopping.signal }
  const wakePayments = createPaymentsWaker(hints, logger)
  const deliverer = createWebhookDeliverer({
    ...options.webhooks,
    ...services,
    wakePayments,
    logger,
  })
  const workers = [
    implementPersistTickets({ ...deps, persister, expireQueue }),
    implementExpireOrders({ ...deps, expirer }),
    implementOrderChanges({ ...deps, hints, deliverer }),
  ]
  const sweeper = startSweeper({ expirer, logger })
  const reserver = createOrderReserver({ ...services, catalog })
  const reservations = startReservationKeeper({
    prisma,
    settler: createReservationSettler({ ...services, catalog, reserver, logger }),
    hints,
    logger,
  })
  const payments = startPaymentKeeper({
    work: paymentWork(options, services, deliverer),
    hints,
    logger,
  })

  return {
    async close() {
      stopping.abort()
      // The relay need not outlast the workers: what they still tell waits in the database for the next one.
      await Promise.all(
        [...workers, sweeper, reservations, payments, relay].map((one) => one.close()),
      )
      await Promise.all([expireQueue, ...outboxQueues].map((queue) => queue.close()))
    },
  }
}

/** What falls due of payments. */
function paymentWork(
  { prisma, payments, metrics, logger }: WorkersOptions,
  services: ServiceDependencies,
  deliverer: WebhookDeliverer,
): DueWork[] {
  const { providers, sandboxWebhooks } = payments
  const deps = { ...services, providers, logger }
  const settler = createPaymentSettler(services)
  const charger = createPaymentCharger({ ...deps, settler })
  const refunds = createRefundSettler(deps)
  const events = createEventProcessor({ ...deps, settler, refunds })
  const auditor = createLedgerAuditor({ prisma, metrics, logger, now: services.now })
  return [
    { name: 'charges', run: charger.chargeDue },
    { name: 'events', paceMs: 50, run: events.processDue },
    { name: 'refunds', paceMs: 100, run: refunds.refundDue },
    ...(sandboxWebhooks
      ? [{ name: 'sandbox webhooks', paceMs: 200, run: () => sandboxWebhooks.sendDue() }]
      : []),
    { name: 'webhooks', paceMs: 100, run: deliverer.deliverDue },
    { name: 'audit', paceMs: 5_000, run: async () => (await auditor.audit()).length },
    { name: 'old events', paceMs: 3_600_000, run: () => events.forgetOld().then(() => 0) },
  ]
}
