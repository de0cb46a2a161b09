import { randomUUID } from 'node:crypto'
import { persistTickets } from '@floodgate/contracts/seckill'
import { armCrashPoint } from '@floodgate/platform/crash-point'
import { createHealthServer } from '@floodgate/platform/health'
import { createJobQueue } from '@floodgate/platform/job'
import { createLogger } from '@floodgate/platform/logging'
import { Counter, createMetrics } from '@floodgate/platform/metrics'
import { createHintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis, pingRedis } from '@floodgate/platform/redis'
import { runProcess } from '@floodgate/platform/shutdown'
import { createEventRepository } from './data/event-repository.ts'
import { createPrismaClient } from './data/prisma-client.ts'
import { createSaleStore } from './data/sale-store.ts'
import { createTicketRepository } from './data/ticket-repository.ts'
import { readWorkerEnvironment } from './environment.ts'
import { implementEndSale } from './jobs/end-sale.worker.ts'
import { implementSettleTickets } from './jobs/settle-tickets.worker.ts'
import { createIntentStream } from './relay/intent-stream.ts'
import { startRelaySupervisor } from './relay/relay-supervisor.ts'
import { startSaleRelay } from './relay/sale-relay.ts'
import { createCloseService } from './services/close-service.ts'
import { createSettleService } from './services/settle-service.ts'

/** Tickets in one job, and so in one transaction of the order worker. */
const BATCH = 500

runProcess('seckill-worker', async (shutdown) => {
  const environment = readWorkerEnvironment()
  armCrashPoint(environment)
  const logger = createLogger({ name: 'seckill-worker', level: environment.LOG_LEVEL })
  const metrics = createMetrics('seckill-worker')

  const prisma = createPrismaClient(environment.DATABASE_URL_SECKILL)
  shutdown.add('database', () => prisma.$disconnect())
  const redis = createRedis(environment.REDIS_URL, { purpose: 'commands', logger })
  shutdown.add('redis', () => closeRedis(redis))
  const blocking = createRedis(environment.REDIS_URL, { purpose: 'blocking', logger })
  shutdown.add('redis for jobs', () => closeRedis(blocking))
  const subscriber = createRedis(environment.REDIS_URL, { purpose: 'subscriber', logger })
  shutdown.add('redis subscriber', () => closeRedis(subscriber))
  const hints = createHintBus({ publisher: redis, subscriber, logger })
  shutdown.add('hints', () => hints.close())

  const events = createEventRepository(prisma)
  const sales = createSaleStore(redis)
  const closing = createCloseService({ events, sales, hints, logger })
  const settling = createSettleService({
    sales,
    tickets: createTicketRepository(prisma),
    logger,
    metrics,
  })
  const settlements = implementSettleTickets(blocking, settling, logger)
  shutdown.add('settlements', () => settlements.close())
  const endings = implementEndSale(blocking, closing, logger)
  shutdown.add('endings', () => endings.close())

  const queue = createJobQueue(persistTickets, redis)
  shutdown.add('persist queue', () => queue.close())
  const relayed = new Counter({
    name: 'floodgate_seckill_relayed_tickets_total',
    help: 'Tickets passed on to the order subgraph',
    registers: [metrics],
  })
  const consumer = randomUUID()
  const supervisor = await startRelaySupervisor({
    events,
    closing,
    hints,
    logger,
    openStream: (eventId) => createIntentStream(redis, eventId, consumer, BATCH),
    startRelay: (eventId, stream) =>
      startSaleRelay({
        eventId,
        stream,
        queue,
        hints,
        logger,
        onRelayed: (tickets) => relayed.inc(tickets),
      }),
  })
  shutdown.add('relay', () => supervisor.close())

  const health = createHealthServer(metrics, {
    database: () => prisma.$queryRaw`SELECT 1`,
    redis: () => pingRedis(redis),
  })
  shutdown.add('health', () => health.close())
  const port = await health.listen(environment.PORT, environment.HOST)
  logger.info({ url: `http://${environment.HOST}:${port}/healthz` }, 'listening')
})
