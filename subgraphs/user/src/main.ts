import { createIdentitySigner } from '@floodgate/platform/identity'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { createServiceClient } from '@floodgate/platform/service-client'
import { runProcess } from '@floodgate/platform/shutdown'
import { createKeyRotation } from './data/key-rotation.ts'
import { createPersonalData } from './data/personal-data.ts'
import { createPrismaClient } from './data/prisma-client.ts'
import { createUserRepository } from './data/user-repository.ts'
import { readEnvironment } from './environment.ts'
import { createPasswordHasher } from './hashing/password-hasher.ts'
import { createMailer } from './mail/mailer.ts'
import { createServer } from './server.ts'
import { createBackground } from './services/background.ts'
import { startRounds } from './services/rounds.ts'
import { createUseCases } from './use-cases.ts'

const DELETION_ROUND_MS = 60_000

runProcess('user', async (shutdown) => {
  const environment = readEnvironment()
  const logger = createLogger({ name: 'user', level: environment.LOG_LEVEL })

  const prisma = createPrismaClient(environment.DATABASE_URL_USER)
  shutdown.add('database', () => prisma.$disconnect())
  const redis = createRedis(environment.REDIS_URL, { purpose: 'commands', logger })
  shutdown.add('redis', () => closeRedis(redis))
  const identitySigner = createIdentitySigner(environment.INTERNAL_IDENTITY_SECRET)
  const orders = createServiceClient({
    ...{ url: environment.SUBGRAPH_URL_ORDER, serviceName: 'user', identitySigner },
  })
  shutdown.add('order subgraph', () => orders.close())
  const passwords = await createPasswordHasher()
  shutdown.add('password hashing', () => passwords.close())
  const mailer = createMailer({
    ...{ from: environment.MAIL_FROM, url: environment.MAIL_URL, logger },
    directory: environment.MAIL_DIRECTORY,
  })
  shutdown.add('mail', () => mailer.close())
  const background = createBackground(logger)
  shutdown.add('work in the background', () => background.close())

  const personal = createPersonalData(environment.DATA_ENCRYPTION_KEYS, environment.DATA_INDEX_KEY)
  await createKeyRotation(prisma, personal).sealPlain()
  const users = createUserRepository(prisma, personal)
  const useCases = createUseCases({
    ...{ prisma, redis, users, personal, passwords, mailer, background, orders, logger },
    links: { shopUrl: environment.SHOP_URL.replace(/\/$/, '') },
    idempotencySecret: environment.INTERNAL_IDENTITY_SECRET,
  })
  const deletions = startRounds(
    'account deletion',
    DELETION_ROUND_MS,
    () => useCases.deletion.resume(),
    logger,
  )
  shutdown.add('account deletion', () => deletions.close())

  const metrics = createMetrics('user')
  const server = await createServer({
    ...{ prisma, redis, users, useCases, identitySigner, metrics, logger },
  })
  shutdown.add('server', () => server.close())
  const port = await server.listen(environment.PORT, environment.HOST)
  logger.info({ url: `http://${environment.HOST}:${port}/graphql` }, 'listening')
})
