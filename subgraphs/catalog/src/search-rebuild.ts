import { runTask } from '@floodgate/platform/shutdown'
import { createPrismaClient } from './data/prisma-client.ts'
import { readToolEnvironment } from './environment.ts'
import { createMySqlSearchIndex } from './search/mysql-search-index.ts'
import { createOpenSearchIndex, createOpenSearchTransport } from './search/opensearch-index.ts'
import { createSearchIndexer } from './search/search-indexer.ts'
import { createProgressLine } from './transfer/progress-line.ts'

runTask('search rebuild', async () => {
  const { DATABASE_URL_CATALOG, SEARCH_URL } = readToolEnvironment()
  const prisma = createPrismaClient(DATABASE_URL_CATALOG)
  const transport = SEARCH_URL === undefined ? null : createOpenSearchTransport(SEARCH_URL)
  const index = transport ? createOpenSearchIndex({ transport }) : createMySqlSearchIndex(prisma)
  const progress = createProgressLine()
  try {
    const indexer = createSearchIndexer(prisma, index)
    const { put, removed } = await indexer.rebuild((done, total) =>
      progress.show(`${done} of ${total} products`),
    )
    progress.note(`${put} products indexed, ${removed} removed`)
  } finally {
    await transport?.close()
    await prisma.$disconnect()
  }
})
