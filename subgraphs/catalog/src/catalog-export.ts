import { createWriteStream } from 'node:fs'
import { runTask } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { readToolEnvironment } from './environment.ts'
import { exportProducts } from './transfer/export-products.ts'
import { createProgressLine } from './transfer/progress-line.ts'

runTask('catalog export', async () => {
  const { DATABASE_URL_CATALOG } = readToolEnvironment()
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new Error('Type: npm run catalog:export -- <file.csv>')
  const prisma = createPrismaClient(DATABASE_URL_CATALOG)
  const progress = createProgressLine()
  try {
    const rows = await exportProducts(prisma, createWriteStream(file), (done) =>
      progress.show(`${done} rows`),
    )
    progress.note(`${rows} rows`)
  } finally {
    await prisma.$disconnect()
  }
})
