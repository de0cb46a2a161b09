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
import { createReplicaReader } from './data/replica-reader.ts'
import { createReservationRepository } from './data/reservation-repository.ts'
import { createStockAudit } from './data/stock-audit.ts'
import { readEnvironment } from './environment.ts'
import { createImages } from './images/create-images.ts'
import { startWorkers } from './jobs/start-workers.ts'
import { createOpenSearchIndex, createOpenSearchTransport } from './search/opensearch-index.ts'
import { createServer } from './server.ts'
import { createReservationSweeper } from './services/reservation-sweeper.ts'
import { createStockReconciler } from './services/stock-reconciler.ts'

runProcess('catalog', async (shutdown) => {
  const environment = readEnvironment()
  armCrashPoint(environment)
  const logger = createLogger({ name: 'catalog', level: environment.LOG_LEVEL })

  const prisma = createPrismaClient(environment.DATABASE_URL_CATALOG)
  shutdown.add('database', () => prisma.$disconnect())

  const metrics = createMetrics('catalog')
  const replicaClients = environment.DATABASE_REPLICA_URLS.map((url) => createPrismaClient(url))
  shutdown.add('replicas', () => Promise.all(replicaClients.map((client) => client.$disconnect())))
  const replicas = createReplicaReader({
    primary: prisma,
    replicas: replicaClients,
    metrics,
    logger,
  })
  shutdown.add('replica checks', () => replicas.close())
  replicas.start()

  const redisOf = (purpose: 'commands' | 'blocking' | 'subscriber') => {
    const coalesceWrites = purpose === 'commands'
    const client = createRedis(environment.REDIS_URL, { purpose, logger, coalesceWrites })
    shutdown.add(`redis: ${purpose}`, () => closeRedis(client))
    return client
  }
  const redis = redisOf('commands')
  const subscriber = redisOf('subscriber')
  const hints = createHintBus({ publisher: redis, subscriber, logger })
  shutdown.add('hints', () => hints.close())
  const { announce, close } = createChangeAnnouncer({ redis, logger })
  shutdown.add('announcements', close)

  const { SEARCH_URL } = environment
  const search = SEARCH_URL === undefined ? null : createOpenSearchTransport(SEARCH_URL)
  shutdown.add('search', () => search?.close())
  const parts = createCatalogParts({
    ...{ prisma, redis, metrics, logger, announce, replicas },
    ...(search && { searchIndex: createOpenSearchIndex({ transport: search }) }),
  })
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
  if (!search) {
    parts.indexer
      .fillIfEmpty()
      .catch((err: unknown) => logger.warn({ err }, 'search: the index is not filled'))
  }

  const sweeper = createReservationSweeper({
    reservations: createReservationRepository(prisma, parts.announceStock),
    claims: createOrderClaims(orders),
    logger,
  })
  shutdown.add('sweeper', () => sweeper.close())
  sweeper.start()
  const audit = createStockAudit(prisma)
  const reconciler = createStockReconciler({ audit, mirror: parts.mirror, metrics, logger })
  shutdown.add('reconciler', () => reconciler.close())
  reconciler.start()

  const images = createImages(environment)
  shutdown.add('images', images.close)
  const server = await createServer({
    prisma,
    parts,
    replicas,
    identitySigner,
    metrics,
    logger,
    imageDirectory: environment.IMAGE_DIRECTORY,
    imageStore: images.store,
    uploadRoute: images.uploadRoute,
    imageBaseUrl: environment.IMAGE_BASE_URL,
  })
  shutdown.add('server', () => server.close())
  const port = await server.listen(environment.PORT, environment.HOST)
  logger.info({ url: `http://${environment.HOST}:${port}/graphql` }, 'listening')
})
