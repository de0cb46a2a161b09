import type { Connection } from 'mariadb'
import type { OrderCount } from './target.ts'

/** Counts a sale's committed orders, and says when. The clock is that of the statement's start. */
export async function countOrders(
  database: Connection,
  table: 'orders' | 'textbook_order',
  eventIds: readonly string[],
): Promise<OrderCount> {
  const marks = eventIds.map(() => '?').join(',')
  const [row] = await database.query<{ orders: bigint; at: string }[]>(
    `SELECT COUNT(*) AS orders, UNIX_TIMESTAMP(NOW(3)) * 1000 AS at FROM ${table} WHERE event_id IN (${marks})`,
    [...eventIds],
  )
  return { orders: Number(row?.orders), at: Number(row?.at) }
}
