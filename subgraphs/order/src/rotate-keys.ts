import { createFieldCipher } from '@floodgate/platform/field-cipher'
import { runTask } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { countSealedByOthers, createAddressSeal, sealAnew } from './data/sealed-addresses.ts'
import { sealSecretsAnew } from './data/webhooks.ts'
import { readRotationEnvironment } from './environment.ts'

const BATCH = 200

// Seals anew what earlier keys of DATA_ENCRYPTION_KEYS sealed. The shop may be open, with the same keys; stopped, it goes on next time.
runTask('key rotation of order', async (logger) => {
  const environment = readRotationEnvironment()
  const prisma = createPrismaClient(environment.DATABASE_URL_ORDER)
  try {
    const seal = createAddressSeal(environment.DATA_ENCRYPTION_KEYS)
    const total = await countSealedByOthers(prisma, seal)
    let done = 0
    for (;;) {
      const batch = await sealAnew(prisma, seal, BATCH)
      if (batch === 0) break
      done += batch
      logger.info({ key: seal.keyId, done, total }, 'addresses sealed anew')
    }
    const secrets = await sealSecretsAnew(
      prisma,
      createFieldCipher(environment.DATA_ENCRYPTION_KEYS),
    )
    logger.info({ key: seal.keyId, done, secrets }, 'all is sealed by the current key')
  } finally {
    await prisma.$disconnect()
  }
})
