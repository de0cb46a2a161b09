/**
 * - PROCESSING: asked of the provider; the outcome is not known.
 * - SUCCEEDED: the money is here, and the order is paid by it.
 * - DECLINED: no money moved.
 * - RETURNING: the money came, but the order could take it no longer: it is on its way back.
 * - REFUNDED: all of the money went back.
 */
export type PaymentStatus = 'PROCESSING' | 'SUCCEEDED' | 'DECLINED' | 'RETURNING' | 'REFUNDED'

/** What each does is said in schema.graphql. */
export const SANDBOX_METHODS = [
  'SANDBOX_CARD',
  'SANDBOX_CARD_DECLINED',
  'SANDBOX_ASYNC',
  'SANDBOX_ASYNC_DECLINED',
  'SANDBOX_TIMEOUT',
  'SANDBOX_REDIRECT',
  'SANDBOX_UNRELIABLE',
  'SANDBOX_LATE',
] as const
export type SandboxMethod = (typeof SANDBOX_METHODS)[number]
export type PaymentMethod = SandboxMethod | 'STRIPE'

/** Whether the buyer may have to confirm it elsewhere: then the provider is asked while the client waits. */
export function mayNeedBuyer(method: PaymentMethod): boolean {
  return method === 'SANDBOX_REDIRECT' || method === 'STRIPE'
}

export interface Payment {
  readonly id: string
  readonly orderId: string
  readonly method: PaymentMethod
  readonly status: PaymentStatus
  /** Minor units of `currency`. */
  readonly amount: number
  readonly currency: string
  /** What went back of it, in minor units. */
  readonly refundedAmount: number
  readonly failureReason: string | null
  /** What the client got from the provider for this one payment; never card data. */
  readonly methodToken: string | null
  /** Where the buyer has to go to confirm it; null when there is nothing to do. */
  readonly redirectUrl: string | null
  readonly createdAt: Date
}

/** What the client has to do for a payment to go on. */
export type NextAction =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'WAIT' }
  | { readonly kind: 'REDIRECT'; readonly url: string }

export function nextActionOf({
  status,
  redirectUrl,
}: Pick<Payment, 'status' | 'redirectUrl'>): NextAction {
  if (status !== 'PROCESSING') return { kind: 'NONE' }
  return redirectUrl === null ? { kind: 'WAIT' } : { kind: 'REDIRECT', url: redirectUrl }
}

/** What a provider says of a charge. `unknown` is never taken for a failure: it is asked again. */
export type ChargeOutcome =
  | { readonly outcome: 'succeeded'; readonly reference: string }
  | { readonly outcome: 'declined'; readonly reference: string | null; readonly reason: string }
  | {
      readonly outcome: 'pending'
      readonly reference: string
      /** Where the buyer has to go first; null when there is only to wait. */
      readonly redirectUrl: string | null
    }
  | { readonly outcome: 'unknown' }

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 60_000

/** How long to wait before a provider is asked again that was asked `attempts` times, in milliseconds. */
export function waitAfter(attempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1))
}
