import type { Prisma, PrismaClient } from '#prisma'
import type { Product } from '../domain/product.ts'
import type { ReadDatabase } from './databases.ts'
import { readProductPages, type WantedPage } from './product-pages.ts'
import { type ProductRow, SELECT_PRODUCTS, toProduct } from './product-rows.ts'

export interface ProductRepository {
  /** As they are now: from the primary. */
  findByIds(ids: readonly string[]): Promise<Product[]>
  /** Ids of products, no variants, by slug. */
  findIdsBySlug(slugs: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Ids of each page in the order in which it is read, in one statement; up to one more than the page's size. */
  findPages(reader: ReadDatabase, wanted: readonly WantedPage[]): Promise<string[][]>
}

export function createProductRepository(prisma: PrismaClient): ProductRepository {
  return {
    findByIds: (ids) => readProducts(prisma, ids),
    async findIdsBySlug(slugs) {
      const rows = await prisma.product.findMany({
        where: { slug: { in: [...slugs] }, variantOf: null },
        select: { id: true, slug: true },
      })
      return new Map(rows.map(({ id, slug }) => [slug, id]))
    },
    findPages: (reader, wanted) => reader.read((client) => readProductPages(client, wanted)),
  }
}

/** Those that there are, within a transaction as it sees them. */
export async function readProducts(
  client: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  ids: readonly string[],
): Promise<Product[]> {
  if (ids.length === 0) return []
  const rows = await client.$queryRawUnsafe<ProductRow[]>(SELECT_PRODUCTS, JSON.stringify(ids))
  return rows.map(toProduct)
}
