import { createHash } from 'node:crypto'
import { crashPoint } from '@floodgate/platform/crash-point'
import { isUniqueViolation } from '@floodgate/platform/database'
import { isId, newId } from '@floodgate/platform/identifier'
import { inTransaction, type Transaction } from '../data/transaction.ts'
import { lockOrder } from '../data/orders.ts'
import { tell } from '../data/outbox.ts'
import { findPaymentByKey, hasRunningPayment, insertPayment } from '../data/payments.ts'
import { isReserving } from '../data/place-order.ts'
import { awaitsPayment, type Order } from '../domain/order.ts'
import { type Payment, type PaymentMethod } from '../domain/payment.ts'
import { chargePayment } from '../jobs/charge-payment.ts'
import { type ServiceDependencies } from './dependencies.ts'

export interface PayRequest {
  readonly userId: string
  readonly orderId: string
  readonly method: PaymentMethod
  readonly idempotencyKey: string
}

export type PayOutcome =
  | { readonly kind: 'accepted'; readonly payment: Payment; readonly order: Order }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-payable'; readonly order: Order; readonly reason: string }
  | { readonly kind: 'key-conflict' }

export interface OrderPayer {
  /**
   * Begins a payment: it is written PROCESSING together with the job that charges it. The same key with the same input
   * gives the same payment, with another an error. At most one payment of an order is under way at any time.
   */
  pay(request: PayRequest): Promise<PayOutcome>
}

export function createOrderPayer(deps: ServiceDependencies): OrderPayer {
  const { prisma, wakeRelay, now } = deps
  const attempt = (request: PayRequest) =>
    inTransaction(prisma, (tx) => payUnderLock(tx, request, now()))

  return {
    async pay(request) {
      if (!isId('ord', request.orderId)) return { kind: 'not-found' }
      crashPoint('pay.before-transaction')
      const outcome = await attempt(request).catch((error: unknown) => {
        // The key was taken at this moment for another order, whose lock is not ours: look again.
        if (isUniqueViolation(error)) return attempt(request)
        throw error
      })
      crashPoint('pay.after-commit')
      if (outcome.kind === 'accepted') wakeRelay()
      return outcome
    },
  }
}

async function payUnderLock(tx: Transaction, request: PayRequest, now: Date): Promise<PayOutcome> {
  const { userId, orderId, method, idempotencyKey } = request
  const order = await lockOrder(tx, orderId)
  if (order?.userId !== userId) return { kind: 'not-found' }

  const keyDigest = createHash('sha256').update(idempotencyKey).digest('hex')
  const known = await findPaymentByKey(tx, userId, keyDigest)
  if (known) {
    const same = known.orderId === orderId && known.method === method
    return same ? { kind: 'accepted', payment: known, order } : { kind: 'key-conflict' }
  }
  if (!awaitsPayment(order.status)) {
    return { kind: 'not-payable', order, reason: 'The order awaits no payment.' }
  }
  if (await hasRunningPayment(tx, orderId)) {
    return { kind: 'not-payable', order, reason: 'A payment of the order is already under way.' }
  }
  if (await isReserving(tx, orderId)) {
    return { kind: 'not-payable', order, reason: 'The stock of the order is not reserved yet.' }
  }
  const payment = await insertPayment(tx, {
    id: newId('pay'),
    orderId,
    userId,
    keyDigest,
    method,
    amount: order.totalAmount,
    currency: order.currency,
    createdAt: now,
  })
  await tell(tx, chargePayment, { paymentId: payment.id })
  crashPoint('pay.before-commit')
  return { kind: 'accepted', payment, order }
}
