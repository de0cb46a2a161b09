import { armCrashPoint } from '@floodgate/platform/crash-point'
import { createHealthServer } from '@floodgate/platform/health'
import { createIdentitySigner } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createHintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis, pingRedis } from '@floodgate/platform/redis'
import { createServiceClient } from '@floodgate/platform/service-client'
import { runProcess } from '@floodgate/platform/shutdown'
import { createCatalog } from './data/place-order-catalog.ts'
import { createPrismaClient, pingDatabase } from './data/prisma-client.ts'
import { paymentSettingsOf, readEnvironment } from './environment.ts'
import { startWorkers } from './jobs/start-workers.ts'
import { createPayments } from './payments/create-payments.ts'
import { createFieldCipher } from '@floodgate/platform/field-cipher'
import { createWebhookClient } from './webhooks/webhook-client.ts'

/** Enough for every job's concurrency, the relay and the sweeper. */
const CONNECTIONS = 20

runProcess('order-worker', async (shutdown) => {
  const environment = readEnvironment()
  armCrashPoint(environment)
  const logger = createLogger({ name: 'order-worker', level: environment.LOG_LEVEL })

  const prisma = createPrismaClient(environment.DATABASE_URL_ORDER, CONNECTIONS)
  shutdown.add('database', () => prisma.$disconnect())
  const redisOf = (purpose: 'commands' | 'blocking' | 'subscriber') => {
    const client = createRedis(environment.REDIS_URL, { purpose, logger })
    shutdown.add(`redis ${purpose}`, () => closeRedis(client))
    return client
  }
  const commands = redisOf('commands')
  const blocking = redisOf('blocking')
  const subscriber = redisOf('subscriber')
  const hints = createHintBus({ publisher: commands, subscriber, logger })
  shutdown.add('hints', () => hints.close())

  const catalogClient = createServiceClient({
    url: environment.SUBGRAPH_URL_CATALOG,
    serviceName: 'order-worker',
    identitySigner: createIdentitySigner(environment.INTERNAL_IDENTITY_SECRET),
  })
  shutdown.add('catalog', () => catalogClient.close())

  const webhookClient = createWebhookClient({
    privateAddresses: environment.WEBHOOK_PRIVATE_ADDRESSES,
  })
  shutdown.add('webhook client', () => webhookClient.close())
  const metrics = createMetrics('order-worker')
  const workers = startWorkers({
    prisma,
    catalog: createCatalog(catalogClient),
    commands,
    blocking,
    hints,
    payments: createPayments(paymentSettingsOf(environment), {
      prisma,
      now: () => new Date(),
      logger,
    }),
    webhooks: {
      client: webhookClient,
      cipher: createFieldCipher(environment.DATA_ENCRYPTION_KEYS),
    },
    metrics,
    paymentTimeoutMs: environment.PAYMENT_TIMEOUT_SECONDS * 1_000,
    logger,
  })
  shutdown.add('workers', () => workers.close())

  const health = createHealthServer(metrics, {
    database: () => pingDatabase(prisma),
    redis: () => pingRedis(commands),
  })
  shutdown.add('health', () => health.close())
  const port = await health.listen(environment.PORT, environment.HOST)
  logger.info({ url: `http://${environment.HOST}:${port}` }, 'working')
})
