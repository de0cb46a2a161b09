import { crashPoint } from '@floodgate/platform/crash-point'
import { isUniqueViolation } from '@floodgate/platform/database'
import { isId, newId } from '@floodgate/platform/identifier'
import { type LockedOrder, lockOrder } from '../data/orders.ts'
import { listPayments } from '../data/payments.ts'
import { findRefundByKey, insertRefund, sumUnderWay } from '../data/refunds.ts'
import { inTransaction, type Transaction } from '../data/transaction.ts'
import type { Order } from '../domain/order.ts'
import type { Actor } from '../domain/order-history.ts'
import { type Refund, refundable } from '../domain/refund.ts'
import type { ServiceDependencies } from './dependencies.ts'
import { digestOf } from './place-order-digest.ts'

export interface RefundRequestOfStaff {
  readonly actor: Actor
  readonly orderId: string
  /** In minor units; null for all that is left. */
  readonly amount: number | null
  readonly reason: string
  readonly idempotencyKey: string
}

export type RefundOrderOutcome =
  | { readonly kind: 'accepted'; readonly refund: Refund; readonly order: Order }
  | { readonly kind: 'not-found' }
  | {
      readonly kind: 'not-refundable'
      readonly order: Order
      /** Minor units that may still be given back. */
      readonly refundable: number
      readonly reason: string
    }
  | { readonly kind: 'key-conflict' }

export interface OrderRefunder {
  /**
   * Begins to give money of a paid order back, in part or all of it. The caller has checked who asks. The same key with the
   * same input gives the same refund, with another an error.
   */
  refund(request: RefundRequestOfStaff): Promise<RefundOrderOutcome>
}

export function createOrderRefunder(
  deps: ServiceDependencies & { readonly wakePayments: () => void },
): OrderRefunder {
  const { prisma, now, wakePayments } = deps
  const attempt = (request: RefundRequestOfStaff) =>
    inTransaction(prisma, (tx) => refundUnderLock(tx, request, now()))
  return {
    async refund(request) {
      if (!isId('ord', request.orderId)) return { kind: 'not-found' }
      const outcome = await attempt(request).catch((error: unknown) => {
        // The key was taken at this moment for another order, whose lock is not ours: look again.
        if (isUniqueViolation(error)) return attempt(request)
        throw error
      })
      crashPoint('refund-order.after-commit')
      if (outcome.kind === 'accepted') wakePayments()
      return outcome
    },
  }
}

async function refundUnderLock(
  tx: Transaction,
  request: RefundRequestOfStaff,
  now: Date,
): Promise<RefundOrderOutcome> {
  const { actor, orderId, amount: requestedAmount, reason } = request
  const order = await lockOrder(tx, orderId)
  if (!order) return { kind: 'not-found' }
  const keyDigest = digestOf(request.idempotencyKey)
  const known = await findRefundByKey(tx, actor.id, keyDigest)
  if (known) {
    const isSame =
      known.orderId === orderId &&
      known.requestedAmount === requestedAmount &&
      known.reason === reason
    return isSame ? { kind: 'accepted', refund: known, order } : { kind: 'key-conflict' }
  }
  const source = await findSource(tx, order)
  const amount = requestedAmount ?? source?.left ?? 0
  if (!source || amount < 1 || amount > source.left) {
    const left = source?.left ?? 0
    const why = left > 0 ? 'More than may still be given back.' : 'There is nothing to give back.'
    return { kind: 'not-refundable', order, refundable: left, reason: why }
  }
  const { paymentId } = source
  const refund = await insertRefund(tx, {
    ...{ id: newId('rfd'), paymentId, orderId, amount, currency: order.currency, reason, actor },
    ...{ automatic: false, keyDigest, requestedAmount, createdAt: now },
  })
  crashPoint('refund-order.before-commit')
  return { kind: 'accepted', refund, order }
}

/** The payment that the order was paid with, and what is left of it. */
async function findSource(tx: Transaction, { id }: LockedOrder) {
  const underWay = await sumUnderWay(tx, id)
  for (const payment of await listPayments(tx, [id])) {
    const left = refundable(payment, underWay.get(payment.id) ?? 0)
    if (left > 0) return { paymentId: payment.id, left }
  }
  return undefined
}
