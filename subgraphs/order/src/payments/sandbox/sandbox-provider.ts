import { createBatcher } from '@floodgate/platform/batcher'
import { z } from 'zod'
import type { ChargeOutcome } from '../../domain/payment.ts'
import { type Charge, type PaymentProvider, WebhookRefusedError } from '../payment-provider.ts'
import type { WebhookSigner } from '../webhook-signature.ts'
import { answerOf, type SandboxTimes } from './sandbox-behaviour.ts'
import type { SandboxBooks } from './sandbox-books.ts'

export const SANDBOX_SIGNATURE_HEADER = 'sandbox-signature'

/** The body of a sandbox's webhook. */
export interface SandboxWebhook {
  readonly id: string
  readonly paymentId: string
  readonly outcome: ChargeOutcome
}

const outcomeSchema: z.ZodType<ChargeOutcome> = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('succeeded'), reference: z.string() }),
  z.object({ outcome: z.literal('declined'), reference: z.string(), reason: z.string() }),
  z.object({
    outcome: z.literal('pending'),
    reference: z.string(),
    redirectUrl: z.string().nullable(),
  }),
])
const webhookSchema = z.object({
  id: z.string().max(64),
  paymentId: z.string().length(30),
  outcome: outcomeSchema,
})

export interface SandboxOptions {
  readonly books: SandboxBooks
  readonly signer: WebhookSigner
  readonly times: SandboxTimes
  /** Where the buyer says yes or no to a payment. */
  readonly pageUrlOf: (paymentId: string) => string
  readonly now: () => Date
}

const BATCH = 64

/** Moves no money: the method says how the payment goes. */
export function createSandboxProvider(options: SandboxOptions): PaymentProvider {
  const { books, signer, times, pageUrlOf, now } = options
  const askTogether = createBatcher((charges: readonly Charge[]) => books.ask(charges), {
    limit: BATCH,
  })
  return {
    name: 'sandbox',
    async charge(charge) {
      const pageUrl = pageUrlOf(charge.paymentId)
      return answerOf(await askTogether(charge), { now: now(), times, pageUrl })
    },
    cancel: ({ paymentId }) => books.cancel(paymentId),
    async refund(request) {
      if (await books.refund(request)) return { outcome: 'succeeded' }
      return { outcome: 'failed', reason: 'More than the sandbox ever got.' }
    },
    verify(body, headers) {
      const header = headers[SANDBOX_SIGNATURE_HEADER]
      if (Array.isArray(header) || !signer.isSigned(body, header)) {
        throw new WebhookRefusedError('the signature is missing, wrong or out of date')
      }
      return { eventId: webhookSchema.parse(JSON.parse(body)).id, payload: body }
    },
    readEvent(payload) {
      const { paymentId, outcome } = webhookSchema.parse(JSON.parse(payload))
      return [{ kind: 'charge', paymentId, outcome }]
    },
  }
}
