import { createIdentitySigner } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { runProcess } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { readEnvironment } from './environment.ts'
import { createServer } from './server.ts'

runProcess('user', async (shutdown) => {
  const environment = readEnvironment()
  const logger = createLogger({ name: 'user', level: environment.LOG_LEVEL })

  const prisma = createPrismaClient(environment.DATABASE_URL_USER)
  shutdown.add('database', () => prisma.$disconnect())
  const redis = createRedis(environment.REDIS_URL, { purpose: 'commands', logger })
  shutdown.add('redis', () => closeRedis(redis))

  const server = await createServer({
    prisma,
    redis,
    identitySigner: createIdentitySigner(environment.INTERNAL_IDENTITY_SECRET),
    metrics: createMetrics('user'),
    logger,
  })
  shutdown.add('server', () => server.close())
  const port = await server.listen(environment.PORT, environment.HOST)
  logger.info({ url: `http://${environment.HOST}:${port}/graphql` }, 'listening')
})
