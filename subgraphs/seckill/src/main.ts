import { armCrashPoint } from '@floodgate/platform/crash-point'
import { createIdentitySigner } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createHintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createServiceClient } from '@floodgate/platform/service-client'
import { runProcess } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { readEnvironment } from './environment.ts'
import { createServer } from './server.ts'

runProcess('seckill', async (shutdown) => {
  const environment = readEnvironment()
  armCrashPoint(environment)
  const logger = createLogger({ name: 'seckill', level: environment.LOG_LEVEL })
  const identitySigner = createIdentitySigner(environment.INTERNAL_IDENTITY_SECRET)

  const prisma = createPrismaClient(environment.DATABASE_URL_SECKILL)
  shutdown.add('database', () => prisma.$disconnect())
  const redis = createRedis(environment.REDIS_URL, {
    purpose: 'commands',
    logger,
    coalesceWrites: true,
  })
  shutdown.add('redis', () => closeRedis(redis))
  const subscriber = createRedis(environment.REDIS_URL, { purpose: 'subscriber', logger })
  shutdown.add('redis subscriber', () => closeRedis(subscriber))
  const hints = createHintBus({ publisher: redis, subscriber, logger })
  shutdown.add('hints', () => hints.close())

  const client = (url: string) => {
    const created = createServiceClient({ url, serviceName: 'seckill', identitySigner })
    shutdown.add(`client of ${url}`, () => created.close())
    return created
  }
  const server = await createServer({
    prisma,
    redis,
    hints,
    catalog: client(environment.SUBGRAPH_URL_CATALOG),
    order: client(environment.SUBGRAPH_URL_ORDER),
    identitySigner,
    admissionSecret: environment.INTERNAL_IDENTITY_SECRET,
    metrics: createMetrics('seckill'),
    logger,
  })
  shutdown.add('server', () => server.close())
  const port = await server.listen(environment.PORT, environment.HOST)
  logger.info({ url: `http://${environment.HOST}:${port}/graphql` }, 'listening')
})
