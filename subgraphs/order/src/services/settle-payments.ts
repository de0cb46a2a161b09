import { orderChanges } from '@floodgate/contracts/order'
import { crashPoint } from '@floodgate/platform/crash-point'
import { inTransaction, type Transaction } from '../data/transaction.ts'
import { bumpVersion, lockOrder } from '../data/orders.ts'
import { tell } from '../data/outbox.ts'
import { changePaymentStatus, findPayment, type PaymentToSettle } from '../data/payments.ts'
import { refundPayment } from '../jobs/refund-payment.ts'
import { type ChargeOutcome, type PaymentProvider } from '../payments/payment-provider.ts'
import { type ServiceDependencies } from './dependencies.ts'
import { transitionOrders } from './transition-orders.ts'

export interface PaymentSettler {
  /** Asks the provider for the money and records the outcome. Safe to repeat at any point: it charges once. */
  charge(paymentId: string): Promise<void>
  /** Gives the money of a payment back that its order could no longer take. Safe to repeat. */
  refund(paymentId: string): Promise<void>
}

export function createPaymentSettler(
  deps: ServiceDependencies & { readonly provider: PaymentProvider },
): PaymentSettler {
  const { prisma, wakeRelay, now, provider } = deps

  return {
    async charge(paymentId) {
      const payment = await findPayment(prisma, paymentId)
      if (payment?.status !== 'PROCESSING') return
      const { amount, currency, method } = payment
      crashPoint('charge.before-provider')
      const outcome = await provider.charge({ paymentId, amount, currency, method })
      crashPoint('charge.after-provider')
      await inTransaction(prisma, async (tx) => {
        await recordOutcome(tx, payment, outcome, now())
        crashPoint('charge.before-commit')
      })
      crashPoint('charge.after-commit')
      wakeRelay()
    },
    async refund(paymentId) {
      const payment = await findPayment(prisma, paymentId)
      if (payment?.status !== 'SUCCEEDED' || payment.providerReference === null) return
      crashPoint('refund.before-provider')
      await provider.refund({ paymentId, reference: payment.providerReference })
      crashPoint('refund.after-provider')
      await inTransaction(prisma, (tx) => recordRefund(tx, payment, now()))
      crashPoint('refund.after-commit')
      wakeRelay()
    },
  }
}

async function recordOutcome(
  tx: Transaction,
  { id, orderId }: PaymentToSettle,
  outcome: ChargeOutcome,
  now: Date,
): Promise<void> {
  // Everybody takes the order's lock before a payment's.
  await lockOrder(tx, orderId)
  const { reference } = outcome
  if (outcome.outcome === 'declined') {
    const failureReason = outcome.reason
    const change = {
      id,
      from: 'PROCESSING',
      to: 'DECLINED',
      now,
      reference,
      failureReason,
    } as const
    if (!(await changePaymentStatus(tx, change))) return
    await transitionOrders(tx, 'declinePayment', [orderId], now)
    return
  }
  const change = { id, from: 'PROCESSING', to: 'SUCCEEDED', now, reference } as const
  if (!(await changePaymentStatus(tx, change))) return
  const [paid] = await transitionOrders(tx, 'pay', [orderId], now)
  // Cancelled or timed out meanwhile: the money goes back.
  if (paid === undefined) await tell(tx, refundPayment, { paymentId: id })
}

async function recordRefund(
  tx: Transaction,
  { id, orderId }: PaymentToSettle,
  now: Date,
): Promise<void> {
  const order = await lockOrder(tx, orderId)
  if (order === null) throw new Error(`payment ${id} has no order`)
  if (!(await changePaymentStatus(tx, { id, from: 'SUCCEEDED', to: 'REFUNDED', now }))) return
  await bumpVersion(tx, orderId, { now })
  const version = order.version + 1
  const changes = [{ orderId, version, change: 'order.refunded' as const, at: now.getTime() }]
  await tell(tx, orderChanges, { changes })
}
