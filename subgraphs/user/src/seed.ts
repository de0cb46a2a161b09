import { EnvironmentError } from '@floodgate/platform/environment'
import { runTask } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { createUserRepository } from './data/user-repository.ts'
import { readEnvironment } from './environment.ts'
import { seedDemoAccounts } from './services/demo-accounts.ts'
import { createPasswordHasher } from './services/password-hasher.ts'

runTask('user seed', async (logger) => {
  const environment = readEnvironment()
  if (environment.NODE_ENV === 'production' && !environment.ALLOW_DEMO_DATA) {
    throw new EnvironmentError([
      'ALLOW_DEMO_DATA: must be `true` to write accounts with well-known passwords in production',
    ])
  }
  const prisma = createPrismaClient(environment.DATABASE_URL_USER)
  try {
    const passwords = await createPasswordHasher()
    const written = await seedDemoAccounts(createUserRepository(prisma), passwords)
    logger.info({ written }, 'demo accounts are there')
  } finally {
    await prisma.$disconnect()
  }
})
