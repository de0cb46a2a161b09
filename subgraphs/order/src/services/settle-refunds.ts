import { crashPoint } from '@floodgate/platform/crash-point'
import type { Logger } from '@floodgate/platform/logging'
import { insertEntries } from '../data/ledger.ts'
import { addRefunded, type LockedOrder, lockOrder } from '../data/orders.ts'
import { lockPayments, recordRefunded } from '../data/payments.ts'
import {
  closeRefund,
  type DueRefund,
  findDueRefunds,
  findRefund,
  postponeRefund,
} from '../data/refunds.ts'
import { inTransaction, type Transaction } from '../data/transaction.ts'
import { transfer } from '../domain/ledger.ts'
import type { Cause } from '../domain/order-history.ts'
import { type PaymentMethod, waitAfter } from '../domain/payment.ts'
import {
  afterRefund,
  type Refund,
  type RefundablePayment,
  type RefundOutcome,
} from '../domain/refund.ts'
import { providerOf, type Providers } from '../payments/payment-provider.ts'
import type { ServiceDependencies } from './dependencies.ts'
import { noteOnOrder, transitionLocked } from './transition-orders.ts'

export interface RefundSettler {
  /** Asks providers for every refund whose turn it is, until each outcome is known. @returns how many were asked */
  refundDue(): Promise<number>
  /** Records what a provider told of a refund. Told again, or of one that does not exist, it changes nothing. */
  settle(
    refundId: string,
    outcome: RefundOutcome,
    alongside?: (tx: Transaction) => Promise<void>,
  ): Promise<void>
}

const DUE_AT_ONCE = 100

export function createRefundSettler(
  deps: ServiceDependencies & { readonly providers: Providers; readonly logger: Logger },
): RefundSettler {
  const { prisma, wakeRelay, now, providers, logger } = deps

  async function ask({ payment, ...refund }: DueRefund): Promise<RefundOutcome> {
    const { id: refundId, paymentId, amount, currency } = refund
    const reference = payment.providerReference
    try {
      const provider = providerOf(providers, payment.method as PaymentMethod)
      return await provider.refund({ refundId, paymentId, reference, amount, currency })
    } catch (err) {
      logger.warn({ err, refundId }, 'the outcome of a refund is not known yet')
      return { outcome: 'unknown' }
    }
  }

  const settler: RefundSettler = {
    async refundDue() {
      const due = await findDueRefunds(prisma, now(), DUE_AT_ONCE)
      for (const refund of due) {
        crashPoint('refund.before-provider')
        const outcome = await ask(refund)
        crashPoint('refund.after-provider')
        if (outcome.outcome === 'succeeded' || outcome.outcome === 'failed') {
          await settler.settle(refund.id, outcome)
        } else {
          const wait = waitAfter(refund.attempts + 1)
          await postponeRefund(prisma, refund.id, new Date(now().getTime() + wait))
        }
      }
      return due.length
    },
    async settle(refundId, outcome, alongside) {
      const known = await findRefund(prisma, refundId)
      await inTransaction(prisma, async (tx) => {
        await alongside?.(tx)
        if (known) await record(tx, known, outcome, now())
      })
      crashPoint('refund.after-commit')
      wakeRelay()
    },
  }
  return settler
}

async function record(
  tx: Transaction,
  refund: Refund,
  outcome: RefundOutcome,
  now: Date,
): Promise<void> {
  if (outcome.outcome === 'pending' || outcome.outcome === 'unknown') return
  const order = await lockOrder(tx, refund.orderId)
  const payment = (await lockPayments(tx, [refund.paymentId])).get(refund.paymentId)
  if (!order || !payment) throw new Error(`refund ${refund.id} has no payment`)
  const succeeded = outcome.outcome === 'succeeded'
  const failureReason = succeeded ? null : outcome.reason.slice(0, 255)
  const status = succeeded ? 'SUCCEEDED' : 'FAILED'
  if (!(await closeRefund(tx, refund.id, { status, failureReason, now }))) return
  const cause = { actor: refund.actor, reason: failureReason ?? refund.reason, now }
  if (!succeeded) return noteOnOrder(tx, 'order.refund_failed', order, cause)
  await giveBack(tx, refund, { order, payment, cause })
}

async function giveBack(
  tx: Transaction,
  { id: subjectId, paymentId, orderId, amount, currency }: Refund,
  {
    order,
    payment,
    cause,
  }: { readonly order: LockedOrder; readonly payment: RefundablePayment; readonly cause: Cause },
): Promise<void> {
  await recordRefunded(tx, paymentId, { ...afterRefund(payment, amount), now: cause.now })
  const wasKept = payment.status === 'SUCCEEDED'
  const entries = transfer(wasKept ? 'REFUND' : 'RETURN', {
    ...{ subjectId, paymentId, orderId, amount, currency },
  })
  await insertEntries(tx, entries, cause.now)
  // Money that the order never took is no part of what was given back of it.
  if (!wasKept) return noteOnOrder(tx, 'order.refunded', order, cause)
  await addRefunded(tx, orderId, amount)
  const after = { ...order, refundedAmount: order.refundedAmount + amount }
  const isWhole = after.refundedAmount === order.totalAmount
  const closed = isWhole ? await transitionLocked(tx, 'refund', [after], cause) : []
  // A part, or goods that are on their way already: the status stays.
  if (closed.length === 0) await noteOnOrder(tx, 'order.refunded', after, cause)
}
