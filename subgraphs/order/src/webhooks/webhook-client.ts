import { isIP } from 'node:net'
import { Agent } from 'undici'
import type { DeliveryAttempt } from '../domain/webhook.ts'
import { isPublicAddress, PrivateAddressError, resolvePublic } from './public-addresses.ts'

export interface WebhookClient {
  /** Posts once, follows nothing, and never rejects: what went wrong is in the attempt. */
  post(url: string, body: string, headers: Record<string, string>): Promise<DeliveryAttempt>
  close(): Promise<void>
}

const TIMEOUT_MS = 10_000

/** @param options.privateAddresses whether endpoints may be inside the shop's own network; for development alone */
export function createWebhookClient(options: {
  readonly privateAddresses: boolean
}): WebhookClient {
  const agent = new Agent({
    connectTimeout: TIMEOUT_MS,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
    maxResponseSize: 64 * 1024,
    ...(!options.privateAddresses && { connect: { lookup: resolvePublic } }),
  })

  async function send(url: string, body: string, headers: Record<string, string>) {
    const { origin, hostname, pathname, search } = new URL(url)
    // A connection to an address takes no look-up, and so none that could refuse it.
    const host = hostname.replace(/^\[|\]$/g, '')
    const isForbidden = isIP(host) !== 0 && !isPublicAddress(host)
    if (isForbidden && !options.privateAddresses) throw new PrivateAddressError(hostname)
    const answer = await agent.request({
      ...{ origin, path: `${pathname}${search}`, method: 'POST', headers, body },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await answer.body.dump()
    return answer.statusCode
  }

  return {
    async post(url, body, headers) {
      const startedAt = performance.now()
      const since = () => Math.round(performance.now() - startedAt)
      try {
        const statusCode = await send(url, body, headers)
        const failure = statusCode >= 200 && statusCode < 300 ? null : `answered ${statusCode}`
        return { statusCode, failure, durationMs: since() }
      } catch (error) {
        return { statusCode: null, failure: reasonOf(error), durationMs: since() }
      }
    },
    close: () => agent.close(),
  }
}

function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message || error.name : String(error)
  return reason.slice(0, 255)
}
