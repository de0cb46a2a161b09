import { randomUUID } from 'node:crypto'
import { persistTickets } from '@floodgate/contracts/seckill'
import { armCrashPoint } from '@floodgate/platform/crash-point'
import { createHealthServer } from '@floodgate/platform/health'
import { createIdentitySigner } from '@floodgate/platform/identity'
import { createJobQueue } from '@floodgate/platform/job'
import { createLogger } from '@floodgate/platform/logging'
import { Counter, createMetrics } from '@floodgate/platform/metrics'
import { createHintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis, pingRedis } from '@floodgate/platform/redis'
import { createServiceClient } from '@floodgate/platform/service-client'
import { runProcess } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { createSaleStore } from './data/sale-store.ts'
import { readEnvironment } from './environment.ts'
import { implementEndSale } from './jobs/end-sale.worker.ts'
import { startKeeping } from './jobs/start-keeping.ts'
import { implementStartSale } from './jobs/start-sale.worker.ts'
import { implementSettleTickets } from './jobs/settle-tickets.worker.ts'
import { createIntentStream } from './relay/intent-stream.ts'
import { startRelaySupervisor } from './relay/relay-supervisor.ts'
import { createRelayPace } from './relay/relay-pace.ts'
import { startSaleRelay } from './relay/sale-relay.ts'
import { createLifeCycle } from './services/create-life-cycle.ts'

/** Tickets in one job, and so in one transaction of the order worker. */
const BATCH = 500

runProcess('seckill-worker', async (shutdown) => {
  const environment = readEnvironment()
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

  const identitySigner = createIdentitySigner(environment.INTERNAL_IDENTITY_SECRET)
  const client = (url: string) => {
    const created = createServiceClient({ url, serviceName: 'seckill', identitySigner })
    shutdown.add(`client of ${url}`, () => created.close())
    return created
  }
  const dependencies = {
    ...{ prisma, redis, hints, metrics, logger, sales: createSaleStore(redis) },
    catalog: client(environment.SUBGRAPH_URL_CATALOG),
    order: client(environment.SUBGRAPH_URL_ORDER),
  }
  const life = createLifeCycle(dependencies)
  shutdown.add('job queues', () => life.close())
  const { events, closing, settling } = life
  const settlements = implementSettleTickets(blocking, settling, logger)
  shutdown.add('settlements', () => settlements.close())
  const keeping = await startKeeping(dependencies, life)
  shutdown.add('keeping', () => keeping.close())
  const startings = implementStartSale(blocking, keeping.keeper, logger)
  shutdown.add('startings', () => startings.close())
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
  const pace = createRelayPace()
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
        pace,
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
