import type { OrderHistory as HistoryRow, PrismaClient } from '#prisma'
import type { OrderStatus } from '../domain/order.ts'
import type { Actor, HistoryEntry, HistoryEvent } from '../domain/order-history.ts'
import type { Transaction } from './transaction.ts'

const INSERT = `INSERT INTO order_history (order_id, version, event, status, refunded_amount, actor_kind, actor_id, reason,
    created_at)
  SELECT t.order_id, t.version, t.event, t.status, t.refunded_amount, ?, ?, ?, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    order_id VARCHAR(64) PATH '$.orderId', version INT PATH '$.version', event VARCHAR(64) PATH '$.event',
    status VARCHAR(32) PATH '$.status', refunded_amount INT PATH '$.refundedAmount')) AS t`

/** Writes what orders became, by one actor and for one reason. */
export async function insertHistory(
  tx: Transaction,
  entries: readonly Omit<HistoryEntry, 'actor' | 'reason' | 'at'>[],
  { actor, reason, at }: Pick<HistoryEntry, 'actor' | 'reason' | 'at'>,
): Promise<void> {
  const batch = JSON.stringify(entries)
  await tx.$executeRawUnsafe(INSERT, actor.kind, actor.id, reason, at, batch)
}

/**
 * What became of orders after they were created, each order's in the order of its versions.
 * @param after only what came after this version
 */
export async function findHistory(
  prisma: PrismaClient,
  orderIds: readonly string[],
  after = 1,
): Promise<HistoryEntry[]> {
  const rows = await prisma.orderHistory.findMany({
    where: { orderId: { in: [...orderIds] }, version: { gt: after } },
    orderBy: [{ orderId: 'asc' }, { version: 'asc' }],
  })
  return rows.map(toEntry)
}

/** What became of an account's orders since `time`, the oldest first. */
export async function findHistoryOf(
  prisma: PrismaClient,
  userId: string,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<HistoryEntry[]> {
  const rows = await prisma.orderHistory.findMany({
    where: { createdAt: { gte: since }, order: { userId, updatedAt: { gte: since } } },
    orderBy: [{ createdAt: 'asc' }, { orderId: 'asc' }, { version: 'asc' }],
    take: limit,
  })
  return rows.map(toEntry)
}

function toEntry(row: HistoryRow): HistoryEntry {
  const { orderId, version, refundedAmount, reason, createdAt } = row
  const event = row.event as HistoryEvent
  const status = row.status as OrderStatus
  const actor = { kind: row.actorKind as Actor['kind'], id: row.actorId }
  return { orderId, version, event, status, refundedAmount, actor, reason, at: createdAt }
}
