import type { PrismaClient, Refund as RefundRow } from '#prisma'
import type { Refund, RefundStatus } from '../domain/refund.ts'
import type { Actor } from '../domain/order-history.ts'
import type { Transaction } from './transaction.ts'

function toRefund(row: RefundRow): Refund {
  const { id, paymentId, orderId, amount, currency, reason, automatic, failureReason, createdAt } =
    row
  const status = row.status as RefundStatus
  const actor = { kind: row.actorKind as Actor['kind'], id: row.actorId }
  return {
    ...{ id, paymentId, orderId, status, amount, currency, reason, automatic },
    ...{ actor, failureReason, createdAt },
  }
}

/** A refund as it was asked for. */
export interface NewRefund extends Omit<Refund, 'status' | 'failureReason'> {
  /** Null for what nobody asked for. */
  readonly keyDigest: string | null
  /** Null for all that was left. */
  readonly requestedAmount: number | null
}

/** Writes a refund that the provider is to be asked for at once. @throws a unique violation when the actor used the key before */
export async function insertRefund(tx: Transaction, refund: NewRefund): Promise<Refund> {
  const { actor, ...columns } = refund
  const row = await tx.refund.create({
    data: {
      ...columns,
      status: 'PROCESSING',
      actorKind: actor.kind,
      actorId: actor.id,
      nextAttemptAt: refund.createdAt,
      updatedAt: refund.createdAt,
    },
  })
  return toRefund(row)
}

/** The refund that somebody asked for with this key, if any, and what was asked for. */
export async function findRefundByKey(
  tx: Transaction,
  actorId: string,
  keyDigest: string,
): Promise<(Refund & { readonly requestedAmount: number | null }) | null> {
  const row = await tx.refund.findUnique({ where: { actorId_keyDigest: { actorId, keyDigest } } })
  return row && { ...toRefund(row), requestedAmount: row.requestedAmount }
}

/** What is on its way back of each payment of the order, in minor units. Payments without any are left out. */
export async function sumUnderWay(tx: Transaction, orderId: string): Promise<Map<string, number>> {
  const rows = await tx.refund.groupBy({
    by: ['paymentId'],
    where: { orderId, status: 'PROCESSING' },
    _sum: { amount: true },
  })
  return new Map(rows.map(({ paymentId, _sum }) => [paymentId, _sum.amount ?? 0]))
}

export type DueRefund = Refund & {
  readonly attempts: number
  readonly payment: { readonly method: string; readonly providerReference: string | null }
}

/** Refunds that their provider is to be asked for by now, the longest first. */
export async function findDueRefunds(
  prisma: PrismaClient,
  now: Date,
  limit: number,
): Promise<DueRefund[]> {
  const rows = await prisma.refund.findMany({
    where: { nextAttemptAt: { lte: now } },
    orderBy: { nextAttemptAt: 'asc' },
    take: limit,
    include: { payment: { select: { method: true, providerReference: true } } },
  })
  return rows.map((row) => ({
    ...toRefund(row),
    attempts: row.attempts,
    payment: row.payment,
  }))
}

export async function findRefund(tx: Transaction, id: string): Promise<Refund | null> {
  const row = await tx.refund.findUnique({ where: { id } })
  return row && toRefund(row)
}

/** One conditional update: of two who record an outcome, one does. @returns whether it was this one */
export async function closeRefund(
  tx: Transaction,
  id: string,
  change: {
    readonly status: RefundStatus
    readonly failureReason: string | null
    readonly now: Date
  },
): Promise<boolean> {
  const { count } = await tx.refund.updateMany({
    where: { id, status: 'PROCESSING' },
    data: {
      status: change.status,
      failureReason: change.failureReason,
      nextAttemptAt: null,
      updatedAt: change.now,
    },
  })
  return count === 1
}

/** Has the provider asked again later. */
export async function postponeRefund(tx: Transaction, id: string, until: Date): Promise<void> {
  await tx.refund.updateMany({
    where: { id, status: 'PROCESSING' },
    data: { attempts: { increment: 1 }, nextAttemptAt: until },
  })
}

export async function listRefunds(
  prisma: PrismaClient,
  orderIds: readonly string[],
): Promise<Refund[]> {
  const rows = await prisma.refund.findMany({
    where: { orderId: { in: [...orderIds] } },
    orderBy: { id: 'asc' },
  })
  return rows.map(toRefund)
}
