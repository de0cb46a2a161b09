import type { Payment as PaymentRow, PrismaClient } from '#prisma'
import type { Payment, PaymentMethod, PaymentStatus } from '../domain/payment.ts'
import type { OpenPayment, PaymentStep } from '../domain/settlement.ts'
import type { Transaction } from './transaction.ts'

type PaymentColumns = Omit<PaymentRow, 'updatedAt' | 'attempts' | 'nextAttemptAt'>

/** A payment with what its service alone is interested in. */
export type StoredPayment = Payment & {
  readonly userId: string
  readonly keyDigest: string
  readonly providerReference: string | null
}

function toPayment(row: PaymentColumns): StoredPayment {
  const { id, orderId, userId, keyDigest, amount, currency, refundedAmount } = row
  const { failureReason, redirectUrl, createdAt, methodToken, providerReference } = row
  const method = row.method as PaymentMethod
  const status = row.status as PaymentStatus
  return {
    ...{ id, orderId, userId, keyDigest, method, status, amount, currency, refundedAmount },
    ...{ failureReason, redirectUrl, createdAt, methodToken, providerReference },
  }
}

export async function findPayment(tx: Transaction, id: string): Promise<StoredPayment | null> {
  const row = await tx.payment.findUnique({ where: { id } })
  return row && toPayment(row)
}

const COLUMNS = `p.id, p.order_id AS orderId, p.user_id AS userId, p.key_digest AS keyDigest, p.method, p.status, p.amount,
  p.currency, p.provider_reference AS providerReference, p.failure_reason AS failureReason, p.created_at AS createdAt,
  p.method_token AS methodToken, p.redirect_url AS redirectUrl, p.refunded_amount AS refundedAmount`

const FIND_BY_ORDER_OR_KEY = `
  SELECT ${COLUMNS} FROM JSON_TABLE(?, '$[*]' COLUMNS (
    id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$.orderId')) AS t
  STRAIGHT_JOIN payment AS p ON p.order_id = t.id
  UNION
  SELECT ${COLUMNS} FROM JSON_TABLE(?, '$[*]' COLUMNS (
    user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$.userId',
    key_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin PATH '$.keyDigest')) AS t
  STRAIGHT_JOIN payment AS p ON p.user_id = t.user_id AND p.key_digest = t.key_digest`

/** All payments of the orders, and those that the accounts made with these keys. */
export async function findRelatedPayments(
  tx: Transaction,
  wanted: readonly Pick<StoredPayment, 'orderId' | 'userId' | 'keyDigest'>[],
): Promise<StoredPayment[]> {
  const keys = JSON.stringify(
    wanted.map(({ orderId, userId, keyDigest }) => ({ orderId, userId, keyDigest })),
  )
  const rows = await tx.$queryRawUnsafe<PaymentColumns[]>(FIND_BY_ORDER_OR_KEY, keys, keys)
  return rows.map(toPayment)
}

const INSERT = `INSERT INTO payment (id, order_id, user_id, key_digest, method, method_token, status, amount, currency,
    next_attempt_at, created_at, updated_at)
  SELECT t.id, t.order_id, t.user_id, t.key_digest, t.method, t.method_token, 'PROCESSING', t.amount, t.currency, ?, ?, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    id VARCHAR(64) PATH '$.id', order_id VARCHAR(64) PATH '$.orderId', user_id VARCHAR(64) PATH '$.userId',
    key_digest VARCHAR(128) PATH '$.keyDigest', method VARCHAR(64) PATH '$.method',
    method_token VARCHAR(1024) PATH '$.methodToken', amount BIGINT PATH '$.amount',
    currency VARCHAR(8) PATH '$.currency')) AS t`

/** Writes payments whose providers are to be asked at once. @throws a unique violation when an account used its key before */
export async function insertPayments(
  tx: Transaction,
  payments: readonly StoredPayment[],
  now: Date,
): Promise<void> {
  await tx.$executeRawUnsafe(INSERT, now, now, now, JSON.stringify(payments))
}

/** A payment whose provider is to be asked. */
export type DuePayment = StoredPayment & { readonly attempts: number }

const FIND_DUE = `SELECT ${COLUMNS}, p.attempts FROM payment AS p
  WHERE p.next_attempt_at <= ? ORDER BY p.next_attempt_at LIMIT ?`

/** Payments whose provider is to be asked by now, the longest first. */
export async function findDuePayments(
  prisma: PrismaClient,
  now: Date,
  limit: number,
): Promise<DuePayment[]> {
  type Row = PaymentColumns & { readonly attempts: number }
  // Raw, as it is looked so often: it costs the process half of what Prisma's own query does.
  const rows = await prisma.$queryRawUnsafe<Row[]>(FIND_DUE, now, limit)
  return rows.map((row) => ({ ...toPayment(row), attempts: row.attempts }))
}

/** The orders of those of the payments that there are. */
export async function findOrdersOf(
  prisma: PrismaClient,
  paymentIds: readonly string[],
): Promise<string[]> {
  if (paymentIds.length === 0) return []
  const rows = await prisma.payment.findMany({
    where: { id: { in: [...paymentIds] } },
    select: { orderId: true },
  })
  return rows.map(({ orderId }) => orderId)
}

const LOCK = `SELECT p.id, p.order_id AS orderId, p.status, p.amount, p.currency, p.redirect_url AS redirectUrl, p.attempts,
    p.refunded_amount AS refundedAmount
  FROM JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS t
  STRAIGHT_JOIN payment AS p ON p.id = t.id
  FOR UPDATE`

/** Locks payments, whose orders the transaction has locked before. */
export async function lockPayments(
  tx: Transaction,
  ids: Iterable<string>,
): Promise<Map<string, OpenPayment & { readonly refundedAmount: number }>> {
  type Row = OpenPayment & { readonly refundedAmount: number }
  const sorted = JSON.stringify([...new Set(ids)].sort())
  const rows = await tx.$queryRawUnsafe<Row[]>(LOCK, sorted)
  return new Map(rows.map((row) => [row.id, row]))
}

const APPLY = `UPDATE payment AS p
  JOIN JSON_TABLE(?, '$[*]' COLUMNS (
    id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$.id', status VARCHAR(64) PATH '$.status',
    reference VARCHAR(1024) PATH '$.reference', failure_reason VARCHAR(1024) PATH '$.failureReason',
    redirect_url VARCHAR(4096) PATH '$.redirectUrl', wait_ms BIGINT PATH '$.waitMs')) AS t ON p.id = t.id
  SET p.status = t.status, p.provider_reference = COALESCE(t.reference, p.provider_reference),
    p.failure_reason = COALESCE(LEFT(t.failure_reason, 255), p.failure_reason),
    p.redirect_url = COALESCE(t.redirect_url, p.redirect_url), p.attempts = p.attempts + 1,
    p.next_attempt_at = CAST(? AS DATETIME(3)) + INTERVAL (t.wait_ms * 1000) MICROSECOND, p.updated_at = ?`

/** Makes of payments under lock what their steps say. */
export async function applySteps(
  tx: Transaction,
  steps: readonly PaymentStep[],
  now: Date,
): Promise<void> {
  if (steps.length === 0) return
  const batch = steps.map(({ payment, nextAttemptAt, ...step }) => ({
    ...step,
    id: payment.id,
    // Absent, it makes the time null: there is nothing left to ask.
    ...(nextAttemptAt && { waitMs: nextAttemptAt.getTime() - now.getTime() }),
  }))
  await tx.$executeRawUnsafe(APPLY, JSON.stringify(batch), now, now)
}

/** Counts what went back of a payment under lock. */
export async function recordRefunded(
  tx: Transaction,
  id: string,
  change: { readonly status: PaymentStatus; readonly refundedAmount: number; readonly now: Date },
): Promise<void> {
  const { now: updatedAt, ...data } = change
  await tx.payment.update({ where: { id }, data: { ...data, updatedAt } })
}

export async function listPayments(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<Payment[]> {
  const rows = await tx.payment.findMany({
    where: { orderId: { in: [...orderIds] } },
    orderBy: { id: 'asc' },
  })
  return rows.map(toPayment)
}
