import { runTask } from '@floodgate/platform/shutdown'
import { createKeyRotation } from './data/key-rotation.ts'
import { createPersonalData } from './data/personal-data.ts'
import { createPrismaClient } from './data/prisma-client.ts'
import { readRotationEnvironment } from './environment.ts'

const BATCH = 200

// Seals anew what earlier keys of DATA_ENCRYPTION_KEYS sealed. The shop may be open, with the same keys; stopped, it goes on next time.
runTask('key rotation of user', async (logger) => {
  const environment = readRotationEnvironment()
  const prisma = createPrismaClient(environment.DATABASE_URL_USER)
  try {
    const personal = createPersonalData(
      environment.DATA_ENCRYPTION_KEYS,
      environment.DATA_INDEX_KEY,
    )
    const rotation = createKeyRotation(prisma, personal)
    await rotation.sealPlain()
    const total = await rotation.left()
    let done = 0
    for (;;) {
      const batch = await rotation.sealBatch(BATCH)
      if (batch === 0) break
      done += batch
      logger.info({ key: personal.keyId, done, total }, 'rows sealed anew')
    }
    logger.info({ key: personal.keyId, done }, 'every row is sealed by the current key')
  } finally {
    await prisma.$disconnect()
  }
})
