import { createChangeAnnouncer } from '@floodgate/platform/change-log'
import { armCrashPoint } from '@floodgate/platform/crash-point'
import { createIdentitySigner } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createHintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createServiceClient } from '@floodgate/platform/service-client'
import { runProcess } from '@floodgate/platform/shutdown'
import { createCatalogParts } from './catalog-parts.ts'
import { createOrderClaims } from './data/order-claims.ts'
import { createPrismaClient } from './data/prisma-client.ts'
import { createReservationRepository } from './data/reservation-repository.ts'
import { readEnvironment } from './environment.ts'
import { startWorkers } from './jobs/start-workers.ts'
import { createServer } from './server.ts'
import { createReservationSweeper } from './services/reservation-sweeper.ts'

runProcess('catalog', async (shutdown) => {
  const environment = readEnvironment()
  armCrashPoint(environment)
  const logger = createLogger({ name: 'catalog', level: environment.LOG_LEVEL })

  const prisma = createPrismaClient(environment.DATABASE_URL_CATALOG)
  shutdown.add('database', () => prisma.$disconnect())

  const metrics = createMetrics('catalog')
  const redisOf = (purpose: 'commands' | 'blocking' | 'subscriber') => {
    const client = createRedis(environment.REDIS_URL, { purpose, logger })
    shutdown.add(`redis: ${purpose}`, () => closeRedis(client))
    return client
  }
  const redis = redisOf('commands')
  const subscriber = redisOf('subscriber')
  const hints = createHintBus({ publisher: redis, subscriber, logger })
  shutdown.add('hints', () => hints.close())
  const { announce, close } = createChangeAnnouncer({ redis, logger })
  shutdown.add('announcements', close)

  const parts = createCatalogParts({ prisma, redis, metrics, logger, announce })
  const blocking = redisOf('blocking')
  const workers = startWorkers({
    prisma,
    ...parts,
    announce,
    hints,
    commands: redis,
    blocking,
    logger,
  })
  shutdown.add('workers', () => workers.close())

  const identitySigner = createIdentitySigner(environment.INTERNAL_IDENTITY_SECRET)
  const orders = createServiceClient({
    url: environment.SUBGRAPH_URL_ORDER,
    serviceName: 'catalog',
    identitySigner,
  })
  shutdown.add('orders', () => orders.close())
  const sweeper = createReservationSweeper({
    reservations: createReservationRepository(prisma, parts.announceStock),
    claims: createOrderClaims(orders),
    logger,
  })
  shutdown.add('sweeper', () => sweeper.close())
  sweeper.start()

  const server = await createServer({
    prisma,
    parts,
    identitySigner,
    metrics,
    logger,
    imageDirectory: environment.IMAGE_DIRECTORY,
    imageBaseUrl: environment.IMAGE_BASE_URL,
  })
  shutdown.add('server', () => server.close())
  const port = await server.listen(environment.PORT, environment.HOST)
  logger.info({ url: `http://${environment.HOST}:${port}/graphql` }, 'listening')
})
