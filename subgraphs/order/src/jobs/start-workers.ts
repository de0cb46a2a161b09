import { orderChanges } from '@floodgate/contracts/order'
import { settleTickets } from '@floodgate/contracts/seckill'
import { createJobQueue, type JobQueue } from '@floodgate/platform/job'
import { type Logger } from '@floodgate/platform/logging'
import { createOutboxRelay } from '@floodgate/platform/outbox'
import { type HintBus } from '@floodgate/platform/pubsub'
import { type RedisClient } from '@floodgate/platform/redis'
import { type PrismaClient } from '#prisma'
import { OUTBOX_CHANNEL } from '../data/outbox.ts'
import { type Catalog } from '../data/place-order-catalog.ts'
import { type PaymentProvider } from '../payments/payment-provider.ts'
import { createOrderExpirer } from '../services/expire-orders.ts'
import { createTicketPersister } from '../services/persist-tickets.ts'
import { createOrderReserver } from '../services/place-order-reserver.ts'
import { createReservationSettler } from '../services/reservation-settler.ts'
import { createPaymentSettler } from '../services/settle-payments.ts'
import { createRelayWaker } from '../services/wake-relay.ts'
import { chargePayment } from './charge-payment.ts'
import { implementChargePayment } from './charge-payment.worker.ts'
import { expireOrders } from './expire-orders.ts'
import { implementExpireOrders } from './expire-orders.worker.ts'
import { implementOrderChanges } from './order-changes.worker.ts'
import { implementPersistTickets } from './persist-tickets.worker.ts'
import { refundPayment } from './refund-payment.ts'
import { implementRefundPayment } from './refund-payment.worker.ts'
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
  readonly provider: PaymentProvider
  readonly paymentTimeoutMs: number
  readonly logger: Logger
}

export interface Workers {
  /** Takes no more jobs and waits for those under way. Clients are left to whoever made them. */
  close(): Promise<void>
}

/** Everything that the order subgraph does on its own: jobs, outbox relay, sweeper. */
export function startWorkers(options: WorkersOptions): Workers {
  const { prisma, commands, blocking: connection, hints, catalog, provider, logger } = options
  const stopping = new AbortController()
  const services = { prisma, now: () => new Date(), wakeRelay: createRelayWaker(hints, logger) }
  const persister = createTicketPersister({
    ...services,
    paymentTimeoutMs: options.paymentTimeoutMs,
  })
  const settler = createPaymentSettler({ ...services, provider })
  const expirer = createOrderExpirer(services)

  const expireQueue = createJobQueue(expireOrders, commands)
  const outboxQueues = [
    createJobQueue(settleTickets, commands),
    createJobQueue(orderChanges, commands),
    createJobQueue(chargePayment, commands),
    createJobQueue(refundPayment, commands),
  ] as readonly JobQueue<never>[]
  const relay = createOutboxRelay({
    database: prisma,
    queues: outboxQueues,
    hints,
    channel: OUTBOX_CHANNEL,
    logger,
  })
  relay.start()

  const deps = { prisma, connection, logger, signal: stopping.signal }
  const workers = [
    implementPersistTickets({ ...deps, persister, expireQueue }),
    implementChargePayment({ ...deps, settler }),
    implementRefundPayment({ ...deps, settler }),
    implementExpireOrders({ ...deps, expirer }),
    implementOrderChanges({ ...deps, hints }),
  ]
  const sweeper = startSweeper({ expirer, logger })
  const reserver = createOrderReserver({ ...services, catalog })
  const reservations = startReservationKeeper({
    prisma,
    settler: createReservationSettler({ ...services, catalog, reserver, logger }),
    hints,
    logger,
  })

  return {
    async close() {
      stopping.abort()
      // The relay need not outlast the workers: what they still tell waits in the database for the next one.
      await Promise.all([...workers, sweeper, reservations, relay].map((one) => one.close()))
      await Promise.all([expireQueue, ...outboxQueues].map((queue) => queue.close()))
    },
  }
}
