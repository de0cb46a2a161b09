/**
 * - PROCESSING: asked of the provider; the outcome is not known.
 * - SUCCEEDED: the money is here.
 * - DECLINED: no money moved.
 * - REFUNDED: the money came when the order could no longer be paid, and went back.
 */
export type PaymentStatus = 'PROCESSING' | 'SUCCEEDED' | 'DECLINED' | 'REFUNDED'

export type PaymentMethod = 'SANDBOX_CARD' | 'SANDBOX_CARD_DECLINED'

export interface Payment {
  readonly id: string
  readonly orderId: string
  readonly method: PaymentMethod
  readonly status: PaymentStatus
  /** Minor units of `currency`. */
  readonly amount: number
  readonly currency: string
  readonly failureReason: string | null
  readonly createdAt: Date
}

export const MAX_IDEMPOTENCY_KEY_LENGTH = 128
