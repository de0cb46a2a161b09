import { runTask } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { readToolEnvironment } from './environment.ts'
import { importProducts } from './transfer/import-products.ts'
import { createProgressLine } from './transfer/progress-line.ts'

/** Faults that are told one by one. */
const TOLD = 100

runTask('catalog import', async () => {
  const { DATABASE_URL_CATALOG } = readToolEnvironment()
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new Error('Type: npm run catalog:import -- <file.csv>')
  const prisma = createPrismaClient(DATABASE_URL_CATALOG)
  const progress = createProgressLine()
  let told = 0
  try {
    const { rows, created, updated, faults } = await importProducts({
      prisma,
      file,
      onFault: ({ row, message }) => {
        told += 1
        if (told <= TOLD) progress.note(`row ${row}: ${message}`)
      },
      onProgress: (now) =>
        progress.show(`${now.rows} rows, ${now.created} created, ${now.updated} updated`),
    })
    progress.note(`${rows} rows: ${created} created, ${updated} updated, ${faults} with faults`)
    if (faults > 0) process.exitCode = 1
  } finally {
    await prisma.$disconnect()
  }
})
