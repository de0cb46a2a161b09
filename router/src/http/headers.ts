import type { IncomingMessage, ServerResponse } from 'node:http'
import { REQUEST_ID_HEADER } from './request-id.ts'

/** Names and values in turn, as `writeHead` takes them without further work. */
export type HeadersFor = (request: IncomingMessage) => readonly string[]

const SECURITY_HEADERS = [
  ...['x-content-type-options', 'nosniff'],
  ...['x-frame-options', 'DENY'],
  ...['referrer-policy', 'no-referrer'],
  ...['cross-origin-resource-policy', 'same-origin'],
  ...['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
]

/**
 * The headers of every response. Pages of the listed origins may call the router, with the session's cookie, and otherwise none but
 * its own pages.
 */
export function createHeadersFor(origins: ReadonlySet<string>): HeadersFor {
  const common = origins.size > 0 ? [...SECURITY_HEADERS, 'vary', 'Origin'] : SECURITY_HEADERS
  return ({ headers: { origin } }) => {
    if (origin === undefined || !origins.has(origin)) return common
    return [
      ...common,
      ...['access-control-allow-origin', origin],
      ...['access-control-allow-credentials', 'true'],
      ...['access-control-expose-headers', `${REQUEST_ID_HEADER}, retry-after`],
    ]
  }
}

/** For routes that write their own head. */
export function setHeaders(response: ServerResponse, headers: readonly string[]): void {
  for (let i = 0; i < headers.length; i += 2) {
    response.setHeader(headers[i] ?? '', headers[i + 1] ?? '')
  }
}

const REQUEST_HEADERS = [
  'idempotency-key',
  'content-type',
  'authorization',
  REQUEST_ID_HEADER,
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'content-digest',
  'signature',
  'signature-input',
].join(', ')

/** Answers a browser that asks whether it may send a request. */
export function answerPreflight(
  { headers: { origin } }: IncomingMessage,
  response: ServerResponse,
  origins: ReadonlySet<string>,
): void {
  if (origin !== undefined && origins.has(origin)) {
    response.setHeader('access-control-allow-methods', 'GET, POST, DELETE')
    response.setHeader('access-control-allow-headers', REQUEST_HEADERS)
    response.setHeader('access-control-max-age', '600')
  }
  response.writeHead(204).end()
}
