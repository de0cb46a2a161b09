import { armCrashPoint } from '@floodgate/platform/crash-point'
import { createIdentitySigner } from '@floodgate/platform/identity'
import { createJobQueue } from '@floodgate/platform/job'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createHintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createServiceClient } from '@floodgate/platform/service-client'
import { runProcess } from '@floodgate/platform/shutdown'
import { createAddressBook } from './data/address-book.ts'
import { createCatalog } from './data/place-order-catalog.ts'
import { createPrismaClient } from './data/prisma-client.ts'
import { createAddressSeal } from './data/sealed-addresses.ts'
import { paymentSettingsOf, readEnvironment } from './environment.ts'
import { expireOrders } from './jobs/expire-orders.ts'
import { createPayments } from './payments/create-payments.ts'
import { createServer } from './server.ts'
import { createFieldCipher } from '@floodgate/platform/field-cipher'

runProcess('order', async (shutdown) => {
  const environment = readEnvironment()
  armCrashPoint(environment)
  const logger = createLogger({ name: 'order', level: environment.LOG_LEVEL })

  const prisma = createPrismaClient(environment.DATABASE_URL_ORDER)
  shutdown.add('database', () => prisma.$disconnect())
  const redis = createRedis(environment.REDIS_URL, { purpose: 'commands', logger })
  shutdown.add('redis', () => closeRedis(redis))
  const subscriber = createRedis(environment.REDIS_URL, { purpose: 'subscriber', logger })
  shutdown.add('redis subscriber', () => closeRedis(subscriber))
  const hints = createHintBus({ publisher: redis, subscriber, logger })
  shutdown.add('hints', () => hints.close())
  const expireQueue = createJobQueue(expireOrders, redis)
  shutdown.add('expiry queue', () => expireQueue.close())
  const identitySigner = createIdentitySigner(environment.INTERNAL_IDENTITY_SECRET)
  const catalogClient = createServiceClient({
    url: environment.SUBGRAPH_URL_CATALOG,
    serviceName: 'order',
    identitySigner,
  })
  shutdown.add('catalog', () => catalogClient.close())
  const userClient = createServiceClient({
    ...{ url: environment.SUBGRAPH_URL_USER, serviceName: 'order', identitySigner },
  })
  shutdown.add('user', () => userClient.close())

  const server = await createServer({
    prisma,
    redis,
    hints,
    catalog: createCatalog(catalogClient),
    addressBook: createAddressBook(userClient),
    addressSeal: createAddressSeal(environment.DATA_ENCRYPTION_KEYS),
    expireQueue,
    payments: createPayments(paymentSettingsOf(environment), {
      prisma,
      now: () => new Date(),
      logger,
    }),
    webhooks: {
      cipher: createFieldCipher(environment.DATA_ENCRYPTION_KEYS),
      plainHttp: environment.WEBHOOK_PRIVATE_ADDRESSES,
    },
    paymentTimeoutMs: environment.PAYMENT_TIMEOUT_SECONDS * 1_000,
    identitySigner,
    metrics: createMetrics('order'),
    logger,
  })
  shutdown.add('server', () => server.close())
  const port = await server.listen(environment.PORT, environment.HOST)
  logger.info({ url: `http://${environment.HOST}:${port}/graphql` }, 'listening')
})
