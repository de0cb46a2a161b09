import { type Actor } from './order-history.ts'

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
