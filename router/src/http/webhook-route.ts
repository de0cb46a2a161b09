import type { IncomingHttpHeaders } from 'node:http'
import { type Route, sendJson } from '@floodgate/platform/health'
import { readBody } from '@floodgate/platform/request-body'
import type { Logger } from '@floodgate/platform/logging'

/** What payment providers call, and what their buyers see of them. */
export const WEBHOOKS_PREFIX = '/webhooks/'
const BODY_LIMIT = 256 * 1024
const TIMEOUT_MS = 15_000

/** Of the connection itself, or of the router's own clients: nothing of the webhook. */
const DROPPED = new Set([
  ...['host', 'connection', 'keep-alive', 'transfer-encoding', 'te', 'trailer', 'upgrade'],
  ...['content-length', 'expect', 'proxy-authorization', 'authorization', 'cookie'],
  'x-floodgate-identity',
])
const ANSWERED = ['content-type', 'content-security-policy', 'cache-control', 'location']

/**
 * Passes webhooks on to the subgraph that takes them, as they came: what is signed is the body, to the byte. Nobody's session
 * comes with them.
 * @param url of the subgraph
 */
export function createWebhookRoute(url: string, logger: Logger): Route {
  return async (request, response) => {
    const body = request.method === 'POST' ? await readBody(request, BODY_LIMIT) : undefined
    if (body === null) return sendJson(response, 413, { error: 'too large' })
    try {
      const answer = await fetch(new URL(request.url ?? '/', url), {
        method: request.method ?? 'POST',
        headers: passedOn(request.headers),
        ...(body !== undefined && { body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      for (const name of ANSWERED) {
        const value = answer.headers.get(name)
        if (value !== null) response.setHeader(name, value)
      }
      response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()))
    } catch (err) {
      logger.warn({ err }, 'a webhook could not be passed on')
      // Providers send again what was not taken.
      if (!response.headersSent) sendJson(response, 503, { error: 'try again' })
    }
  }
}

function passedOn(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || DROPPED.has(name) ? [] : [[name, [value].flat().join(', ')]],
  )
  return Object.fromEntries(entries)
}
