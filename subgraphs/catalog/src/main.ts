import { createIdentitySigner } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { runProcess } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { readEnvironment } from './environment.ts'
import { createServer } from './server.ts'

runProcess('catalog', async (shutdown) => {
  const environment = readEnvironment()
  const logger = createLogger({ name: 'catalog', level: environment.LOG_LEVEL })

  const prisma = createPrismaClient(environment.DATABASE_URL_CATALOG)
  shutdown.add('database', () => prisma.$disconnect())

  const server = await createServer({
    prisma,
    identitySigner: createIdentitySigner(environment.INTERNAL_IDENTITY_SECRET),
    metrics: createMetrics('catalog'),
    logger,
    imageDirectory: environment.IMAGE_DIRECTORY,
    imageBaseUrl: environment.IMAGE_BASE_URL,
  })
  shutdown.add('server', () => server.close())
  const port = await server.listen(environment.PORT, environment.HOST)
  logger.info({ url: `http://${environment.HOST}:${port}/graphql` }, 'listening')
})
