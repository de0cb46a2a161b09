import { createPrismaClient } from '../../subgraphs/catalog/src/data/prisma-client.ts'
import { readProductPages } from '../../subgraphs/catalog/src/data/product-pages.ts'
import type { ProductKey } from '../../subgraphs/catalog/src/domain/product-page.ts'
import { createProductRepository } from '../../subgraphs/catalog/src/data/product-repository.ts'
import { median } from '../lib/statistics.ts'

const REPEATS = 300

/** Milliseconds, medians. */
interface Times {
  readonly first: number
  readonly deep: number
}

export interface PageTimes {
  readonly depth: number
  /** Of a page with its products. */
  readonly page: Times
  /** Of the statement that finds which products they are. */
  readonly ids: Times
}

/** What the database takes for a page of 20 at the list's beginning and deep in it, in turns: the router would answer from its cache. */
export async function measurePages(url: string, ids: readonly string[]): Promise<PageTimes> {
  const prisma = createPrismaClient(url)
  const products = createProductRepository(prisma)
  const depth = Math.min(50_000, Math.floor(ids.length / 2))
  const id = ids.at(-depth) ?? ''
  try {
    const { createdAt } = await prisma.product.findUniqueOrThrow({ where: { id } })
    const time = async (from: ProductKey | undefined) => {
      const start = performance.now()
      const window = { size: 20, backwards: false, from }
      const wanted = { filter: {}, categoryIds: null, sort: 'NEWEST', window } as const
      const [found = []] = await readProductPages(prisma, [wanted])
      const foundAt = performance.now()
      await products.findByIds(found)
      return { idsMs: foundAt - start, pageMs: performance.now() - start }
    }
    type Sample = Awaited<ReturnType<typeof time>>
    const [first, deep]: [Sample[], Sample[]] = [[], []]
    for (let at = 0; at < REPEATS; at += 1) {
      first.push(await time(undefined))
      deep.push(await time(['NEWEST', createdAt.getTime(), id]))
    }
    const middle = (pick: (sample: Sample) => number): Times => ({
      first: median(first.map(pick)),
      deep: median(deep.map(pick)),
    })
    return { depth, page: middle(({ pageMs }) => pageMs), ids: middle(({ idsMs }) => idsMs) }
  } finally {
    await prisma.$disconnect()
  }
}
