import { createPrismaClient } from '../../subgraphs/catalog/src/data/prisma-client.ts'
import { createMySqlSearchIndex } from '../../subgraphs/catalog/src/search/mysql-search-index.ts'
import { createSearchIndexer } from '../../subgraphs/catalog/src/search/search-indexer.ts'
import { newId } from '@floodgate/platform/identifier'
import type { Progress } from '../lib/progress.ts'

const SYLLABLES = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ka',
  'le',
  'mi',
  'no',
  'pu',
  'ra',
  'se',
  'ti',
  'vo',
  'zu',
]
const PAGE = 1_000

/** One of 3,375 words of three syllables: a word is in about one product of a thousand, a syllable in every fifth. */
export function wordAt(index: number): string {
  const at = (place: number) => SYLLABLES[Math.floor(index / 15 ** place) % 15] ?? ''
  return `${at(0)}${at(1)}${at(2)}`
}

export const WORDS = 3_375

/** Fills the catalog and its search index. @returns the products' ids, oldest first */
export async function fillCatalog(
  url: string,
  count: number,
  progress: Progress,
): Promise<string[]> {
  const prisma = createPrismaClient(url)
  const categoryId = newId('cat')
  const ids = Array.from({ length: count }, () => newId('prd'))
  try {
    const start = Date.now() - count * 1_000
    await prisma.category.create({
      data: {
        id: categoryId,
        slug: 'bench',
        name: 'Bench',
        path: `${categoryId}/`,
        createdAt: new Date(),
      },
    })
    for (let from = 0; from < count; from += PAGE) {
      const page = ids.slice(from, from + PAGE)
      await prisma.product.createMany({
        data: page.map((id, at) => ({
          ...{ id, slug: id.toLowerCase().replace('_', '-'), categoryId },
          name: [7, 31, 101].map((step) => wordAt(((from + at) * step) % WORDS)).join(' '),
          description: `Made of ${wordAt((from + at) % 997)}, for ${wordAt((from + at) % 89)}.`,
          ...{ priceAmount: 100 + ((from + at) % 90_000), priceCurrency: 'EUR' },
          attributes: { color: ['red', 'blue', 'green'][at % 3] ?? '' },
          createdAt: new Date(start + (from + at) * 1_000),
        })),
      })
      await prisma.stockBalance.createMany({
        data: page.map((productId) => ({ productId, available: 10, updatedAt: new Date() })),
      })
    }
    progress(`${count} products written`)
    await createSearchIndexer(prisma, createMySqlSearchIndex(prisma)).rebuild(() => undefined)
    progress(`${count} products indexed`)
    return ids
  } finally {
    await prisma.$disconnect()
  }
}
