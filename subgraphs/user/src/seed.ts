import { EnvironmentError } from '@floodgate/platform/environment'
import { runTask } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { createKeyRotation } from './data/key-rotation.ts'
import { createPersonalData } from './data/personal-data.ts'
import { createUserRepository } from './data/user-repository.ts'
import { readEnvironment } from './environment.ts'
import { createPasswordHasher } from './hashing/password-hasher.ts'
import { seedDemoAccounts } from './services/demo-accounts.ts'

runTask('user seed', async (logger) => {
  const environment = readEnvironment()
  if (environment.NODE_ENV === 'production' && !environment.ALLOW_DEMO_DATA) {
    throw new EnvironmentError([
      'ALLOW_DEMO_DATA: must be `true` to write accounts with well-known passwords in production',
    ])
  }
  const prisma = createPrismaClient(environment.DATABASE_URL_USER)
  const passwords = await createPasswordHasher()
  try {
    const personal = createPersonalData(
      environment.DATA_ENCRYPTION_KEYS,
      environment.DATA_INDEX_KEY,
    )
    await createKeyRotation(prisma, personal).sealPlain()
    const written = await seedDemoAccounts(createUserRepository(prisma, personal), passwords)
    logger.info({ written }, 'demo accounts are there')
  } finally {
    await passwords.close()
    await prisma.$disconnect()
  }
})
