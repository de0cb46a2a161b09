import { type Payment as PaymentRow, type PrismaClient } from '#prisma'
import { type Payment, type PaymentMethod, type PaymentStatus } from '../domain/payment.ts'
import { type Transaction } from './transaction.ts'

function toPayment(row: PaymentRow): Payment {
  const { id, orderId, amount, currency, refundedAmount, failureReason, redirectUrl, createdAt } =
    row
  const method = row.method as PaymentMethod
  const status = row.status as PaymentStatus
  return {
    ...{ id, orderId, method, status, amount, currency },
    ...{ refundedAmount, failureReason, redirectUrl, createdAt },
  }
}

/** A payment as the provider must be asked for it. */
export type PaymentToSettle = Payment & { readonly providerReference: string | null }

export async function findPayment(tx: Transaction, id: string): Promise<PaymentToSettle | null> {
  const row = await tx.payment.findUnique({ where: { id } })
  return row && { ...toPayment(row), providerReference: row.providerReference }
}

/** The payment that an account made with this key, if any. */
export async function findPaymentByKey(
  tx: Transaction,
  userId: string,
  keyDigest: string,
): Promise<Payment | null> {
  const row = await tx.payment.findUnique({ where: { userId_keyDigest: { userId, keyDigest } } })
  return row && toPayment(row)
}

/** Whether the outcome of one of the order's payments is still awaited. */
export async function hasRunningPayment(tx: Transaction, orderId: string): Promise<boolean> {
  return (await tx.payment.count({ where: { orderId, status: 'PROCESSING' } })) > 0
}

type NewPayment = Pick<
  Payment,
  'id' | 'orderId' | 'method' | 'amount' | 'currency' | 'createdAt'
> & {
  readonly userId: string
  readonly keyDigest: string
}

/** @throws a unique violation when the account used the key before */
export async function insertPayment(tx: Transaction, payment: NewPayment): Promise<Payment> {
  const row = await tx.payment.create({
    data: { ...payment, status: 'PROCESSING', updatedAt: payment.createdAt },
  })
  return toPayment(row)
}

/** One conditional update: of two who record an outcome, one does. @returns whether it was this one */
export async function changePaymentStatus(
  tx: Transaction,
  change: {
    readonly id: string
    readonly from: PaymentStatus
    readonly to: PaymentStatus
    readonly now: Date
    readonly reference?: string
    readonly failureReason?: string
  },
): Promise<boolean> {
  const { count } = await tx.payment.updateMany({
    where: { id: change.id, status: change.from },
    data: {
      status: change.to,
      updatedAt: change.now,
      ...(change.reference !== undefined && { providerReference: change.reference }),
      ...(change.failureReason !== undefined && { failureReason: change.failureReason }),
    },
  })
  return count === 1
}

export async function listPayments(
  prisma: PrismaClient,
  orderIds: readonly string[],
): Promise<Payment[]> {
  const rows = await prisma.payment.findMany({
    where: { orderId: { in: [...orderIds] } },
    orderBy: { id: 'asc' },
  })
  return rows.map(toPayment)
}
