import type { PrismaClient } from '#prisma'
import { ID_LIST } from '../data/json-list.ts'
import { readProducts } from '../data/product-repository.ts'
import { inTransaction, type Transaction } from '../data/transaction.ts'
import type { Product } from '../domain/product.ts'
import type { SearchDocument, SearchIndex } from './search-index.ts'

/** Keeps a search index like the products. */
export interface SearchIndexer {
  /** Puts products into the index as they are now; a variant stands for its product. Those not on sale leave it. */
  refresh(productIds: readonly string[]): Promise<void>
  /**
   * Puts all products into the index, while it is used. What changes meanwhile is not lost: a product is read and put under
   * its lock.
   * @param onProgress is told after each batch
   */
  rebuild(
    onProgress: (done: number, total: number) => void,
  ): Promise<{ put: number; removed: number }>
  /** Rebuilds an index of the database's own that was never filled, such as that of a shop from before it had one. */
  fillIfEmpty(): Promise<void>
}

const BATCH = 200
const CLOCK_SKEW_MS = 5_000

const LOCK = `SELECT p.id FROM ${ID_LIST} STRAIGHT_JOIN product AS p ON p.id = t.id FOR UPDATE`
const IN_STOCK = `SELECT t.id FROM ${ID_LIST} WHERE EXISTS (
    SELECT 1 FROM stock_balance AS s WHERE s.product_id = t.id AND s.available > 0)
  OR EXISTS (SELECT 1 FROM product AS v STRAIGHT_JOIN stock_balance AS s ON s.product_id = v.id
    WHERE v.variant_of = t.id AND s.available > 0)`

export function createSearchIndexer(prisma: PrismaClient, index: SearchIndex): SearchIndexer {
  /** Two that index one product do so one after the other, and the later sees what the earlier saw, or more. */
  const refreshLocked = (ids: readonly string[]) =>
    inTransaction(prisma, async (tx) => {
      const sorted = [...new Set(ids)].sort()
      await tx.$queryRawUnsafe(LOCK, JSON.stringify(sorted))
      const products = await readProducts(tx, sorted)
      const listed = products.filter((product) => isListed(product))
      const inStock = await findInStock(tx, listed)
      await index.put(listed.map((product) => toDocument(product, inStock.has(product.id))))
      const known = new Set(listed.map(({ id }) => id))
      const gone = sorted.filter((id) => !known.has(id))
      if (gone.length > 0) await index.remove(gone)
      return listed.length
    })

  async function parentsOf(productIds: readonly string[]): Promise<string[]> {
    const variants = await prisma.product.findMany({
      where: { id: { in: [...productIds] }, variantOf: { not: null } },
      select: { variantOf: true },
    })
    return variants.flatMap(({ variantOf }) => variantOf ?? [])
  }

  const rebuild: SearchIndexer['rebuild'] = async (onProgress) => {
    // What was put in the last seconds may be of a process whose clock is behind.
    const startedAt = new Date(Date.now() - CLOCK_SKEW_MS)
    const where = { variantOf: null }
    const total = await prisma.product.count({ where })
    let [done, put] = [0, 0]
    for (let after = ''; ;) {
      const rows = await prisma.product.findMany({
        where: { ...where, id: { gt: after } },
        orderBy: { id: 'asc' },
        take: BATCH,
        select: { id: true },
      })
      if (rows.length > 0) put += await refreshLocked(rows.map(({ id }) => id))
      done += rows.length
      onProgress(done, Math.max(total, done))
      after = rows.at(-1)?.id ?? after
      if (rows.length < BATCH) break
    }
    return { put, removed: await index.removeOlderThan(startedAt) }
  }

  return {
    rebuild,
    async fillIfEmpty() {
      const [row] = await prisma.$queryRaw<unknown[]>`
        SELECT 1 FROM product AS p WHERE p.listed = 1 AND NOT EXISTS (SELECT 1 FROM search_document) LIMIT 1`
      if (row !== undefined) await rebuild(() => undefined)
    },
    async refresh(productIds) {
      if (productIds.length === 0) return
      const ids = [...productIds, ...(await parentsOf(productIds))]
      for (let start = 0; start < ids.length; start += BATCH) {
        await refreshLocked(ids.slice(start, start + BATCH))
      }
    },
  }
}

const isListed = ({ status, variantOf }: Product) => status === 'ACTIVE' && variantOf === null

async function findInStock(tx: Transaction, products: readonly Product[]): Promise<Set<string>> {
  if (products.length === 0) return new Set()
  const ids = JSON.stringify(products.map(({ id }) => id))
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(IN_STOCK, ids)
  return new Set(rows.map(({ id }) => id))
}

function toDocument(product: Product, inStock: boolean): SearchDocument {
  const { id, name, description, categoryId, price, attributes, createdAt } = product
  return {
    productId: id,
    ...{ name, description, categoryId, attributes, createdAt, inStock },
    priceAmount: price.amount,
  }
}
