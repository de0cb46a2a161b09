import { runTask } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { readToolEnvironment } from './environment.ts'
import { createMySqlSearchIndex } from './search/mysql-search-index.ts'
import { createSearchIndexer } from './search/search-indexer.ts'
import { createProgressLine } from './transfer/progress-line.ts'

runTask('search rebuild', async () => {
  const prisma = createPrismaClient(readToolEnvironment().DATABASE_URL_CATALOG)
  const progress = createProgressLine()
  try {
    const indexer = createSearchIndexer(prisma, createMySqlSearchIndex(prisma))
    const { put, removed } = await indexer.rebuild((done, total) =>
      progress.show(`${done} of ${total} products`),
    )
    progress.note(`${put} products indexed, ${removed} removed`)
  } finally {
    await prisma.$disconnect()
  }
})
