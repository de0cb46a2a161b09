import type { Stripe } from 'stripe'
import type { ChargeOutcome } from '../../domain/payment.ts'
import type { RefundOutcome } from '../../domain/refund.ts'
import type { EventNews } from '../payment-provider.ts'

/** What a PaymentIntent's status means to the shop. */
export function chargeOutcomeOf(intent: Stripe.PaymentIntent): ChargeOutcome {
  const { id: reference, status } = intent
  const pending = (redirectUrl: string | null): ChargeOutcome => ({
    ...{ outcome: 'pending', reference, redirectUrl },
  })
  switch (status) {
    case 'succeeded':
      return { outcome: 'succeeded', reference }
    case 'requires_payment_method': {
      const reason = intent.last_payment_error?.message ?? 'The payment was declined.'
      return { outcome: 'declined', reference, reason }
    }
    case 'canceled':
      return { outcome: 'declined', reference, reason: 'The payment was cancelled.' }
    case 'requires_action':
      return pending(intent.next_action?.redirect_to_url?.url ?? null)
    case 'processing':
    case 'requires_capture':
    case 'requires_confirmation':
    default:
      // Whatever Stripe may add: it is asked again, never guessed.
      return pending(null)
  }
}

export function refundOutcomeOf({ status, failure_reason: reason }: Stripe.Refund): RefundOutcome {
  switch (status) {
    case 'succeeded':
      return { outcome: 'succeeded' }
    case 'failed':
    case 'canceled':
      return { outcome: 'failed', reason: reason ?? 'The refund failed.' }
    case null:
    default:
      // `pending`, and whatever Stripe may add: it is asked again, never guessed.
      return { outcome: 'pending' }
  }
}

/** Every kind of event that tells of a PaymentIntent's status. */
const CHARGE_EVENTS = new Set([
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.canceled',
])
const REFUND_EVENTS = new Set(['refund.created', 'refund.updated', 'refund.failed'])

/** What an event says of payments and refunds that this shop made; nothing of others. */
export function newsOf({ type, data }: Stripe.Event): EventNews[] {
  if (CHARGE_EVENTS.has(type)) {
    const intent = data.object as Stripe.PaymentIntent
    const { paymentId } = intent.metadata
    if (paymentId === undefined) return []
    return [{ kind: 'charge', paymentId, outcome: chargeOutcomeOf(intent) }]
  }
  if (REFUND_EVENTS.has(type)) {
    const refund = data.object as Stripe.Refund
    const refundId = refund.metadata?.refundId
    if (refundId === undefined) return []
    return [{ kind: 'refund', refundId, outcome: refundOutcomeOf(refund) }]
  }
  return []
}
