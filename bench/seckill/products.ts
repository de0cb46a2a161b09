import { newId } from '@floodgate/platform/identifier'
import { connectDatabase } from '../../scripts/lib/database-connection.ts'

/** More than any benchmark sells. */
export const STOCK = 100_000_000

/**
 * Fills the catalog with products for the sales to come: a delivery of goods, which no API of the catalog
 * takes yet. @returns their ids
 */
export async function createProducts(catalogDatabaseUrl: string, count: number): Promise<string[]> {
  const connection = await connectDatabase(catalogDatabaseUrl)
  const category = newId('cat')
  const now = new Date()
  const ids = Array.from({ length: count }, () => newId('prd'))
  try {
    await connection.beginTransaction()
    await connection.query(
      'INSERT INTO category (id, slug, name, path, created_at) VALUES (?, ?, ?, ?, ?)',
      [category, 'benchmark', 'Benchmark', `${category}/`, now],
    )
    await connection.batch(
      `INSERT INTO product (id, slug, name, description, price_amount, price_currency, category_id, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ids.map((id) => [id, id.toLowerCase(), 'Benchmark product', '', 200, 'EUR', category, now]),
    )
    await connection.batch(
      'INSERT INTO stock_balance (product_id, available, updated_at) VALUES (?, ?, ?)',
      ids.map((id) => [id, STOCK, now]),
    )
    await connection.batch(
      `INSERT INTO stock_movement (id, product_id, kind, delta, available_after, reference, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ids.map((id) => [newId('mov'), id, 'INITIAL', STOCK, STOCK, 'benchmark', now]),
    )
    await connection.commit()
    return ids
  } finally {
    await connection.end()
  }
}
