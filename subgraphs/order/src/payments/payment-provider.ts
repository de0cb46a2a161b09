import { type PaymentMethod } from '../domain/payment.ts'

export interface Charge {
  /** The provider's idempotency key: asked twice, it charges once and answers the same. */
  readonly paymentId: string
  /** Minor units of `currency`. */
  readonly amount: number
  readonly currency: string
  readonly method: PaymentMethod
}

export type ChargeOutcome =
  | { readonly outcome: 'succeeded'; readonly reference: string }
  | { readonly outcome: 'declined'; readonly reference: string; readonly reason: string }

/** Who moves the money. A call that rejects leaves the outcome unknown: it is asked again, never guessed. */
export interface PaymentProvider {
  charge(charge: Charge): Promise<ChargeOutcome>
  /** Gives a succeeded charge back whole. Asked twice, it does so once. */
  refund(refund: { readonly paymentId: string; readonly reference: string }): Promise<void>
}
