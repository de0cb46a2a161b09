import { Prisma, type PrismaClient } from '#prisma'
import type { LedgerEntry } from '../domain/ledger.ts'
import type { Transaction } from './transaction.ts'

const INSERT = `INSERT INTO ledger_entry (subject_id, kind, account, order_id, payment_id, amount, currency, created_at)
  SELECT t.subject_id, t.kind, t.account, t.order_id, t.payment_id, t.amount, t.currency, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    subject_id VARCHAR(64) PATH '$.subjectId', kind VARCHAR(16) PATH '$.kind', account VARCHAR(16) PATH '$.account',
    order_id VARCHAR(64) PATH '$.orderId', payment_id VARCHAR(64) PATH '$.paymentId', amount INT PATH '$.amount',
    currency VARCHAR(8) PATH '$.currency')) AS t`

/** Books entries; none for an empty list. @throws a unique violation when one was booked before */
export async function insertEntries(
  tx: Transaction,
  entries: readonly LedgerEntry[],
  now: Date,
): Promise<void> {
  if (entries.length === 0) return
  await tx.$executeRawUnsafe(INSERT, now, JSON.stringify(entries))
}

/** Orders that were booked for between the two times. */
export async function findBookedBetween(
  prisma: PrismaClient,
  { since, until, limit }: { readonly since: Date; readonly until: Date; readonly limit: number },
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ orderId: string }[]>`
    SELECT DISTINCT order_id AS orderId FROM ledger_entry
    WHERE created_at >= ${since} AND created_at < ${until} LIMIT ${limit}`
  return rows.map(({ orderId }) => orderId)
}

/** The next orders that have entries, after `orderId`. */
export async function findBookedAfter(
  prisma: PrismaClient,
  orderId: string,
  limit: number,
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ orderId: string }[]>`
    SELECT DISTINCT order_id AS orderId FROM ledger_entry WHERE order_id > ${orderId}
    ORDER BY order_id LIMIT ${limit}`
  return rows.map((row) => row.orderId)
}

/**
 * Those of the orders whose books are wrong: entries that do not sum to zero, or accounts that tell another story than
 * the payments.
 */
export async function findUnbalanced(
  prisma: PrismaClient,
  orderIds: readonly string[],
): Promise<string[]> {
  if (orderIds.length === 0) return []
  const ids = Prisma.join([...orderIds])
  const rows = await prisma.$queryRaw<{ orderId: string }[]>`
    SELECT l.order_id AS orderId
    FROM (
      SELECT order_id, SUM(amount) AS total, SUM(IF(account = 'MERCHANT', amount, 0)) AS merchant,
        SUM(IF(account = 'CLEARING', amount, 0)) AS clearing, COUNT(DISTINCT currency) AS currencies
      FROM ledger_entry WHERE order_id IN (${ids}) GROUP BY order_id
    ) AS l
    JOIN (
      SELECT order_id, SUM(IF(status = 'SUCCEEDED', amount - refunded_amount, 0)) AS kept,
        SUM(IF(status = 'RETURNING', amount - refunded_amount, 0)) AS returning_amount
      FROM payment WHERE order_id IN (${ids}) GROUP BY order_id
    ) AS p ON p.order_id = l.order_id
    WHERE total <> 0 OR currencies <> 1 OR merchant <> kept OR clearing <> returning_amount`
  return rows.map(({ orderId }) => orderId)
}
