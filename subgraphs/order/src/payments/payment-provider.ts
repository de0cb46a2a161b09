import type { IncomingHttpHeaders } from 'node:http'
import type { ChargeOutcome, PaymentMethod } from '../domain/payment.ts'
import type { RefundOutcome } from '../domain/refund.ts'

export interface Charge {
  /** The provider's idempotency key: asked any number of times, it charges once. */
  readonly paymentId: string
  readonly orderId: string
  /** Minor units of `currency`. */
  readonly amount: number
  readonly currency: string
  readonly method: PaymentMethod
  readonly methodToken: string | null
  /** The provider's own name for it, once known. */
  readonly reference: string | null
}

export interface RefundRequest {
  /** The provider's idempotency key: asked any number of times, it gives back once. */
  readonly refundId: string
  readonly paymentId: string
  readonly reference: string | null
  /** Minor units of `currency`. */
  readonly amount: number
  readonly currency: string
}

/** What a webhook tells, once its signature was found good. */
export interface ProviderEvent {
  /** The provider's id: an event told twice is one. At most 128 characters. */
  readonly eventId: string
  /** As `readEvent` will want it; at most 60,000 characters. */
  readonly payload: string
}

/** What an event says; an empty list for kinds of events that nobody waits for. */
export type EventNews =
  | { readonly kind: 'charge'; readonly paymentId: string; readonly outcome: ChargeOutcome }
  | { readonly kind: 'refund'; readonly refundId: string; readonly outcome: RefundOutcome }

/**
 * Who moves the money. A call that rejects leaves the outcome unknown: it is asked again, never guessed. All of its answers
 * are about the state of its own books, so they may be told in any order and any number of times.
 */
export interface PaymentProvider {
  /** Its part of the webhooks' path. */
  readonly name: string
  /** Asks for the money the first time, and for the outcome from then on. */
  charge(charge: Charge): Promise<ChargeOutcome>
  /** Nobody wants the money any more. What is too late for that shows in the charge's outcome. */
  cancel(charge: Charge): Promise<void>
  refund(refund: RefundRequest): Promise<RefundOutcome>
  /**
   * Checks a webhook's signature and time on its body as it came.
   * @throws WebhookRefusedError
   */
  verify(body: string, headers: IncomingHttpHeaders): ProviderEvent
  /** @throws when it is none of this provider's payloads */
  readEvent(payload: string): EventNews[]
}

/** A webhook that nobody but its provider could have meant, was not signed by it. */
export class WebhookRefusedError extends Error {
  override readonly name = 'WebhookRefusedError'
}

/** The provider of each method that may be paid with. */
export type Providers = ReadonlyMap<PaymentMethod, PaymentProvider>

/** @throws Error when the method was switched off since the payment began: it is asked again once it is back */
export function providerOf(providers: Providers, method: PaymentMethod): PaymentProvider {
  const provider = providers.get(method)
  if (!provider) throw new Error(`the provider of ${method} is switched off`)
  return provider
}
