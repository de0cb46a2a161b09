import type { Connection } from 'mariadb'

/** Counts a table's paid orders, and says when. The clock is that of the statement's start. */
export async function countRows(
  database: Connection,
  table: 'orders' | 'textbook_order',
): Promise<{ orders: number; at: number }> {
  const [row] = await database.query<{ orders: bigint; at: string }[]>(
    `SELECT COUNT(*) AS orders, UNIX_TIMESTAMP(NOW(3)) * 1000 AS at FROM ${table} WHERE status = 'PAID'`,
  )
  return { orders: Number(row?.orders), at: Number(row?.at) }
}
