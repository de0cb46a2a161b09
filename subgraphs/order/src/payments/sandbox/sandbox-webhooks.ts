import type { Logger } from '@floodgate/platform/logging'
import type { SandboxMessage } from '#prisma'
import { waitAfter } from '../../domain/payment.ts'
import type { WebhookSigner } from '../webhook-signature.ts'
import { stateOf, type SandboxTimes } from './sandbox-behaviour.ts'
import type { SandboxBooks } from './sandbox-books.ts'
import { SANDBOX_SIGNATURE_HEADER, type SandboxWebhook } from './sandbox-provider.ts'

export interface SandboxWebhooks {
  /** Sends the webhooks whose time has come; those that nobody takes are sent again later. @returns how many were due */
  sendDue(): Promise<number>
}

const BATCH = 50
const TIMEOUT_MS = 5_000
/** The sandbox, as others do, gives up in the end: the shop asks by itself. */
const MOST_ATTEMPTS = 12

export function createSandboxWebhooks(options: {
  readonly books: SandboxBooks
  readonly signer: WebhookSigner
  readonly times: SandboxTimes
  /** Where the shop takes the sandbox's webhooks. */
  readonly url: string
  readonly pageUrlOf: (paymentId: string) => string
  readonly now: () => Date
  readonly logger: Logger
}): SandboxWebhooks {
  const { books, signer, times, url, pageUrlOf, now, logger } = options

  async function bodyOf({ eventId, paymentId, payload }: SandboxMessage): Promise<string | null> {
    const charge = await books.find(paymentId)
    if (!charge) return null
    const pageUrl = pageUrlOf(paymentId)
    const outcome =
      payload === 'processing'
        ? { outcome: 'pending' as const, reference: `sandbox_${paymentId}`, redirectUrl: null }
        : stateOf(charge, { now: now(), times, pageUrl })
    const webhook: SandboxWebhook = { id: eventId, paymentId, outcome }
    return JSON.stringify(webhook)
  }

  async function post(body: string): Promise<boolean> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [SANDBOX_SIGNATURE_HEADER]: signer.sign(body),
        },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      await response.body?.cancel()
      return response.ok
    } catch (err) {
      logger.debug({ err }, 'a webhook of the sandbox did not arrive')
      return false
    }
  }

  async function send(message: SandboxMessage): Promise<void> {
    const body = await bodyOf(message)
    const isDone = body === null || (await post(body)) || message.attempts + 1 >= MOST_ATTEMPTS
    if (isDone) return books.deleteMessage(message.sequence)
    const wait = waitAfter(message.attempts + 1)
    await books.postponeMessage(message.sequence, new Date(now().getTime() + wait))
  }

  return {
    async sendDue() {
      const due = await books.dueMessages(BATCH)
      // One after another, as their order is part of what they show.
      for (const message of due) await send(message)
      return due.length
    },
  }
}
