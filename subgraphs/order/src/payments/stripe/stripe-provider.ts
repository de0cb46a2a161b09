import { Stripe } from 'stripe'
import type { ChargeOutcome } from '../../domain/payment.ts'
import {
  type Charge,
  type EventNews,
  type PaymentProvider,
  type RefundRequest,
  WebhookRefusedError,
} from '../payment-provider.ts'
import { chargeOutcomeOf, newsOf, refundOutcomeOf } from './stripe-outcomes.ts'

export interface StripeOptions {
  readonly secretKey: string
  /** Of the endpoint that Stripe sends its events to. */
  readonly webhookSecret: string
  /** Where buyers return after they confirmed a payment elsewhere. */
  readonly returnUrl: string
  /** Stands in for https://api.stripe.com. */
  readonly apiUrl?: string | undefined
  /** Milliseconds. @default 15_000 */
  readonly timeoutMs?: number
}

/** Payments through Stripe's PaymentIntents, by its own library. Amounts are minor units on both sides. */
export function createStripeProvider(options: StripeOptions): PaymentProvider {
  const stripe = new Stripe(options.secretKey, {
    timeout: options.timeoutMs ?? 15_000,
    // What fails is asked again by whoever keeps payments, with the same idempotency key.
    maxNetworkRetries: 0,
    telemetry: false,
    ...(options.apiUrl !== undefined && hostOf(options.apiUrl)),
  })

  return {
    name: 'stripe',
    charge: (charge) =>
      charge.reference === null
        ? create(stripe, charge, options.returnUrl)
        : stripe.paymentIntents.retrieve(charge.reference).then(chargeOutcomeOf),
    async cancel({ reference }) {
      if (reference !== null) await stripe.paymentIntents.cancel(reference)
    },
    refund: (request) => refund(stripe, request),
    verify(body, headers) {
      const signature = headers['stripe-signature'] ?? ''
      try {
        const event = stripe.webhooks.constructEvent(body, signature, options.webhookSecret)
        return { eventId: event.id, payload: JSON.stringify(newsOf(event)) }
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
        throw new WebhookRefusedError(error.message)
      }
    },
    // Written by `verify` alone.
    readEvent: (payload) => JSON.parse(payload) as EventNews[],
  }
}

async function create(stripe: Stripe, charge: Charge, returnUrl: string): Promise<ChargeOutcome> {
  const { paymentId, orderId, amount, currency, methodToken } = charge
  try {
    const intent = await stripe.paymentIntents.create(
      {
        amount,
        currency: currency.toLowerCase(),
        ...(methodToken !== null && { payment_method: methodToken }),
        confirm: true,
        automatic_payment_methods: { enabled: true },
        return_url: returnUrl,
        metadata: { paymentId, orderId },
      },
      { idempotencyKey: `charge-${paymentId}` },
    )
    return chargeOutcomeOf(intent)
  } catch (error) {
    return refusalOf(error)
  }
}

/** @throws the error itself when it says nothing about the money: then the outcome is not known */
function refusalOf(error: unknown): ChargeOutcome {
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors
  if (error instanceof StripeCardError || error instanceof StripeInvalidRequestError) {
    const reference = error.payment_intent?.id ?? null
    return { outcome: 'declined', reference, reason: error.message }
  }
  throw error
}

/** Looks first: an idempotency key would bring back the first answer for a day, whatever became of it. */
async function refund(stripe: Stripe, { refundId, reference, amount }: RefundRequest) {
  if (reference === null) throw new Error(`refund ${refundId} is of a payment without a reference`)
  const made = await stripe.refunds.list({ payment_intent: reference, limit: 100 })
  const known = made.data.find(({ metadata }) => metadata?.refundId === refundId)
  if (known) return refundOutcomeOf(known)
  const created = await stripe.refunds.create(
    { payment_intent: reference, amount, metadata: { refundId } },
    { idempotencyKey: `refund-${refundId}` },
  )
  return refundOutcomeOf(created)
}

function hostOf(url: string) {
  const { hostname: host, port, protocol } = new URL(url)
  return { host, port, protocol: protocol === 'http:' ? ('http' as const) : ('https' as const) }
}
