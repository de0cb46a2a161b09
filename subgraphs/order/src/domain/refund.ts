import type { Actor } from './order-history.ts'
import type { PaymentStatus } from './payment.ts'

/**
 * - PROCESSING: asked of the provider; the outcome is not known.
 * - SUCCEEDED: the money went back.
 * - FAILED: the provider refused; no money moved.
 */
export type RefundStatus = 'PROCESSING' | 'SUCCEEDED' | 'FAILED'

export interface Refund {
  readonly id: string
  readonly paymentId: string
  readonly orderId: string
  readonly status: RefundStatus
  /** Minor units of `currency`. */
  readonly amount: number
  readonly currency: string
  readonly reason: string
  /** Of money that the order could not take: nobody asked for it. */
  readonly automatic: boolean
  readonly actor: Actor
  readonly failureReason: string | null
  readonly createdAt: Date
}

/** What a provider says of a refund. */
export type RefundOutcome =
  | { readonly outcome: 'succeeded' }
  | { readonly outcome: 'failed'; readonly reason: string }
  | { readonly outcome: 'pending' }
  | { readonly outcome: 'unknown' }

export const MAX_REASON_LENGTH = 200

/** A payment as far as a refund looks at it. */
export interface RefundablePayment {
  readonly status: PaymentStatus
  readonly amount: number
  readonly refundedAmount: number
}

/**
 * What may still be given back of a payment, in minor units: what came, without what went back or is on its way.
 * @param underWay of refunds whose outcome is not known
 */
export function refundable(payment: RefundablePayment, underWay: number): number {
  if (payment.status !== 'SUCCEEDED') return 0
  return payment.amount - payment.refundedAmount - underWay
}

/** What becomes of a payment when `amount` of it went back. */
export function afterRefund(
  { status, amount: whole, refundedAmount }: RefundablePayment,
  amount: number,
) {
  const back = refundedAmount + amount
  return { refundedAmount: back, status: back >= whole ? ('REFUNDED' as const) : status }
}
