import type { PrismaClient } from '#prisma'
import { ID_LIST } from './json-list.ts'

/** What the books say of a product, at one moment. */
export interface StockBook {
  readonly productId: string
  readonly available: number
  readonly revision: bigint
  /** Of all its movements. */
  readonly sum: number
}

export interface StockAudit {
  /** By product id, those behind `after`. */
  read(after: string, limit: number): Promise<StockBook[]>
  readThese(productIds: readonly string[]): Promise<StockBook[]>
}

const BOOK = `SELECT b.product_id AS productId, b.available, b.revision,
    (SELECT COALESCE(SUM(m.delta), 0) FROM stock_movement AS m WHERE m.product_id = b.product_id) AS sum`

type Row = Omit<StockBook, 'revision' | 'sum'> & {
  readonly revision: bigint | number
  readonly sum: unknown
}

// One statement sees one moment: a movement that is committed meanwhile is in both figures, or in none.
export function createStockAudit(prisma: PrismaClient): StockAudit {
  return {
    async read(after, limit) {
      const query = `${BOOK} FROM stock_balance AS b WHERE b.product_id > ? ORDER BY b.product_id LIMIT ?`
      return (await prisma.$queryRawUnsafe<Row[]>(query, after, limit)).map(toBook)
    },
    async readThese(productIds) {
      const query = `${BOOK} FROM ${ID_LIST} STRAIGHT_JOIN stock_balance AS b ON b.product_id = t.id`
      return (await prisma.$queryRawUnsafe<Row[]>(query, JSON.stringify(productIds))).map(toBook)
    },
  }
}

const toBook = ({ revision, sum, ...row }: Row): StockBook => ({
  ...row,
  revision: BigInt(revision),
  sum: Number(sum),
})
