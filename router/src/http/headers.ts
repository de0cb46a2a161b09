import { type IncomingMessage, type ServerResponse } from 'node:http'
import { REQUEST_ID_HEADER } from './request-id.ts'

/** For every response; the playground's pages have a policy of their own. */
export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
}

/**
 * Lets pages of the listed origins call the router; none but its own pages otherwise. Credentials are never allowed: there are no
 * cookies.
 * @returns true when the request was a preflight and is answered
 */
export function applyCors(
  request: IncomingMessage,
  response: ServerResponse,
  origins: ReadonlySet<string>,
): boolean {
  if (origins.size > 0) response.setHeader('vary', 'Origin')
  const { origin } = request.headers
  const allowed = origin !== undefined && origins.has(origin)
  if (allowed) {
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-expose-headers', REQUEST_ID_HEADER)
  }
  if (request.method !== 'OPTIONS') return false
  if (allowed) {
    response.setHeader('access-control-allow-methods', 'GET, POST')
    response.setHeader(
      'access-control-allow-headers',
      `content-type, authorization, ${REQUEST_ID_HEADER}, apollo-require-preflight, x-apollo-operation-name`,
    )
    response.setHeader('access-control-max-age', '600')
  }
  response.writeHead(204).end()
  return true
}
