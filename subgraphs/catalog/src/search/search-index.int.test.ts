import { testDatabaseUrl } from '@floodgate/platform/testing/servers'
import { afterAll, describe, expect, it } from 'vitest'
import { createPrismaClient } from '../data/prisma-client.ts'
import { makeCategory } from '../testing/products.ts'
import { testSearchIndex } from '../testing/search-contract.ts'
import { createMySqlSearchIndex } from './mysql-search-index.ts'
import { createSearchIndexer } from './search-indexer.ts'

const prisma = createPrismaClient(testDatabaseUrl('catalog'))
afterAll(() => prisma.$disconnect())

// Scores rest on the number of rows, which the server estimates some seconds after a table grows.
const settle = () => prisma.$queryRawUnsafe('ANALYZE TABLE search_document')

testSearchIndex(
  'the full-text index of the database',
  () => Promise.resolve(createMySqlSearchIndex(prisma)),
  { settle },
)
testSearchIndex(
  'the same, where a text has more hits than are sorted one by one',
  () => Promise.resolve(createMySqlSearchIndex(prisma, { maxHits: 3 })),
  { countsAllHits: false, settle },
)

describe('a rebuild', () => {
  it('puts what is missing, removes what is gone, and tells how far it is', async () => {
    const index = createMySqlSearchIndex(prisma)
    const indexer = createSearchIndexer(prisma, index)
    const { id, productIds } = await makeCategory(prisma, [{ name: 'Rebuilt thing' }, {}])
    const [kept = '', archived = ''] = productIds
    await indexer.refresh([archived])
    await prisma.product.update({ where: { id: archived }, data: { status: 'ARCHIVED' } })
    const told: [number, number][] = []
    const { put } = await indexer.rebuild((done, total) => told.push([done, total]))
    expect(put).toBeGreaterThan(0)
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1])
    const rows = await prisma.searchDocument.findMany({
      where: { categoryId: id, productId: { not: archived } },
    })
    expect(rows.map(({ productId }) => productId)).toEqual([kept])
  })
})
