import { crashPoint } from '@floodgate/platform/crash-point'
import { type Route, sendJson } from '@floodgate/platform/health'
import type { Logger } from '@floodgate/platform/logging'
import { readBody } from '@floodgate/platform/request-body'
import { pathOf } from '@floodgate/platform/request-url'
import type { PrismaClient } from '#prisma'
import { storeEvent } from '../data/payment-events.ts'
import {
  type PaymentProvider,
  type Providers,
  WebhookRefusedError,
} from '../payments/payment-provider.ts'

/** Where providers send what they have to tell: `POST /webhooks/<provider>`. */
export const WEBHOOKS_PATH = '/webhooks/'
const BODY_LIMIT = 256 * 1024

export interface WebhookReceiverDependencies {
  readonly prisma: PrismaClient
  readonly providers: Providers
  /** Tells whoever acts on events that one is there. Never fails. */
  readonly wakePayments: () => void
  readonly now: () => Date
  readonly logger: Logger
}

/**
 * Takes webhooks: checks the signature on the body as it came, stores the event, and only then acknowledges it. What it means
 * is for a job to find out, so that a provider never waits and an event is never lost.
 */
export function createWebhookReceiver(deps: WebhookReceiverDependencies): Route {
  const { prisma, providers, wakePayments, now, logger } = deps
  const byName = new Map([...providers.values()].map((provider) => [provider.name, provider]))

  async function receive(provider: PaymentProvider, body: string, headers: Headers): Promise<void> {
    const event = provider.verify(body, headers)
    await storeEvent(prisma, { provider: provider.name, ...event }, now())
    crashPoint('webhook.after-store')
    wakePayments()
  }

  return async (request, response) => {
    const path = pathOf(request)
    const provider = byName.get(path.slice(WEBHOOKS_PATH.length))
    if (!provider) return sendJson(response, 404, { error: 'not found' })
    if (request.method !== 'POST') return sendJson(response, 405, { error: 'POST only' })
    const body = await readBody(request, BODY_LIMIT)
    if (body === null) return sendJson(response, 413, { error: 'too large' })
    try {
      await receive(provider, body, request.headers)
    } catch (error) {
      if (!(error instanceof WebhookRefusedError)) throw error
      logger.warn({ provider: provider.name, reason: error.message }, 'a webhook was refused')
      return sendJson(response, 400, { error: 'the signature is not good' })
    }
    sendJson(response, 200, { received: true })
  }
}

type Headers = Parameters<PaymentProvider['verify']>[1]
