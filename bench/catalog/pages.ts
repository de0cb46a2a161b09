import { createPrismaClient } from '../../subgraphs/catalog/src/data/prisma-client.ts'
import { readProductPages } from '../../subgraphs/catalog/src/data/product-pages.ts'
import type { ProductKey } from '../../subgraphs/catalog/src/domain/product-page.ts'
import { median } from '../lib/statistics.ts'

const REPEATS = 300

export interface PageTimes {
  /** Medians. */
  readonly firstMs: number
  readonly deepMs: number
  readonly depth: number
}

/** What the database takes for a page of 20 at the list's beginning and deep in it, in turns: the router would answer from its cache. */
export async function measurePages(url: string, ids: readonly string[]): Promise<PageTimes> {
  const prisma = createPrismaClient(url)
  const depth = Math.min(50_000, Math.floor(ids.length / 2))
  const id = ids.at(-depth) ?? ''
  try {
    const { createdAt } = await prisma.product.findUniqueOrThrow({ where: { id } })
    const time = async (from: ProductKey | undefined) => {
      const start = performance.now()
      const window = { size: 20, backwards: false, from }
      await readProductPages(prisma, [{ filter: {}, categoryIds: null, sort: 'NEWEST', window }])
      return performance.now() - start
    }
    const [first, deep]: [number[], number[]] = [[], []]
    for (let at = 0; at < REPEATS; at += 1) {
      first.push(await time(undefined))
      deep.push(await time(['NEWEST', createdAt.getTime(), id]))
    }
    return { firstMs: median(first), deepMs: median(deep), depth }
  } finally {
    await prisma.$disconnect()
  }
}
