import { createChangeAnnouncer } from '@floodgate/platform/change-log'
import { armCrashPoint } from '@floodgate/platform/crash-point'
import { createIdentitySigner } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createServiceClient } from '@floodgate/platform/service-client'
import { runProcess } from '@floodgate/platform/shutdown'
import { createOrderClaims } from './data/order-claims.ts'
import { createPrismaClient } from './data/prisma-client.ts'
import { createReservationRepository } from './data/reservation-repository.ts'
import { readEnvironment } from './environment.ts'
import { createServer } from './server.ts'
import { createReservationSweeper } from './services/reservation-sweeper.ts'

runProcess('catalog', async (shutdown) => {
  const environment = readEnvironment()
  armCrashPoint(environment)
  const logger = createLogger({ name: 'catalog', level: environment.LOG_LEVEL })

  const prisma = createPrismaClient(environment.DATABASE_URL_CATALOG)
  shutdown.add('database', () => prisma.$disconnect())

  const redis = createRedis(environment.REDIS_URL, { purpose: 'commands', logger })
  shutdown.add('redis', () => closeRedis(redis))
  const changes = createChangeAnnouncer({ redis, logger })
  shutdown.add('announcements', () => changes.close())

  const identitySigner = createIdentitySigner(environment.INTERNAL_IDENTITY_SECRET)
  const orders = createServiceClient({
    url: environment.SUBGRAPH_URL_ORDER,
    serviceName: 'catalog',
    identitySigner,
  })
  shutdown.add('orders', () => orders.close())
  const sweeper = createReservationSweeper({
    reservations: createReservationRepository(prisma, changes.announce),
    claims: createOrderClaims(orders),
    logger,
  })
  shutdown.add('sweeper', () => sweeper.close())
  sweeper.start()

  const server = await createServer({
    prisma,
    announceStock: changes.announce,
    identitySigner,
    metrics: createMetrics('catalog'),
    logger,
    imageDirectory: environment.IMAGE_DIRECTORY,
    imageBaseUrl: environment.IMAGE_BASE_URL,
  })
  shutdown.add('server', () => server.close())
  const port = await server.listen(environment.PORT, environment.HOST)
  logger.info({ url: `http://${environment.HOST}:${port}/graphql` }, 'listening')
})
