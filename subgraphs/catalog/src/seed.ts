import { EnvironmentError } from '@floodgate/platform/environment'
import { runTask } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { readEnvironment } from './environment.ts'
import { createDemoProducts } from './seed/demo-products.ts'
import { CATEGORIES } from './seed/vocabulary.ts'
import { writeCatalog } from './seed/write-catalog.ts'
import { writeImages } from './seed/write-images.ts'

runTask('catalog seed', async (logger) => {
  const environment = readEnvironment()
  if (environment.NODE_ENV === 'production' && !environment.ALLOW_DEMO_DATA) {
    throw new EnvironmentError([
      'ALLOW_DEMO_DATA: must be `true` to write demo products in production',
    ])
  }
  const products = createDemoProducts()
  const images = await writeImages(
    environment.IMAGE_DIRECTORY,
    products.flatMap((product) => product.images),
  )
  const prisma = createPrismaClient(environment.DATABASE_URL_CATALOG)
  try {
    const written = await writeCatalog(prisma, CATEGORIES, products)
    logger.info({ written: { ...written, images } }, 'demo products are there')
  } finally {
    await prisma.$disconnect()
  }
})
