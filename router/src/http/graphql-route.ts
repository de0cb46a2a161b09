import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type ApolloServer, HeaderMap } from '@apollo/server'
import { ERROR_CODES, type ErrorCode } from '@floodgate/platform/errors'
import { searchOf, sendResult } from '@floodgate/platform/graphql-http'
import { type Route, sendJson } from '@floodgate/platform/health'
import { readBody } from '@floodgate/platform/request-body'
import { runWithRequest } from '@floodgate/platform/request-context'
import { type CreateContext, type RouterContext } from '../context.ts'
import { type Authenticate } from '../session/authenticate.ts'
import { type ClientIpOf } from './client-ip.ts'
import { REQUEST_ID_HEADER, requestIdFrom } from './request-id.ts'

const BODY_LIMIT = 1024 * 1024

export interface GraphqlRouteServices {
  readonly apollo: ApolloServer<RouterContext>
  readonly authenticate: Authenticate
  readonly createContext: CreateContext
  readonly clientIpOf: ClientIpOf
  readonly observe: (outcome: string, seconds: number) => void
}

/** GraphQL over HTTP: POST with JSON, GET for queries. */
export function createGraphqlRoute(services: GraphqlRouteServices): Route {
  return async (request, response) => {
    const startedAt = performance.now()
    const requestId = requestIdFrom(request.headers[REQUEST_ID_HEADER])
    response.setHeader(REQUEST_ID_HEADER, requestId)
    // At once: of a connection that is gone, the address is forgotten.
    const clientIp = services.clientIpOf(request)
    await runWithRequest(requestId, () => answer(services, requestId, clientIp, request, response))
    const outcome = response.statusCode < 400 ? 'ok' : 'refused'
    services.observe(outcome, (performance.now() - startedAt) / 1_000)
  }
}

async function answer(
  { apollo, authenticate, createContext }: GraphqlRouteServices,
  requestId: string,
  clientIp: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') {
    return refuse(response, 415, 'BAD_USER_INPUT', 'The request may not be compressed.')
  }
  const text = await readBody(request, BODY_LIMIT)
  if (text === null) return refuse(response, 413, 'PAYLOAD_TOO_LARGE')
  const body = parseBody(text)
  if (body === undefined) return refuse(response, 400, 'BAD_USER_INPUT', 'The body is not JSON.')

  const gone = abortWhenClosed(response)
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: (request.method ?? 'GET').toUpperCase(),
      headers: headersOf(request),
      search: searchOf(request.url ?? '/'),
      body,
    },
    context: async () => {
      const identity = await authenticate(request.headers.authorization)
      return createContext(requestId, identity, gone, clientIp)
    },
  })
  await sendResult(response, result)
}

/** Undefined when it is not JSON. No body at all is fine: a GET has none, and Apollo Server words the error for a POST. */
function parseBody(text: string): unknown {
  if (text === '') return ''
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function abortWhenClosed(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableEnded) controller.abort()
  })
  return controller.signal
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return headers
}

function refuse(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  message: string = ERROR_CODES[code],
): void {
  sendJson(response, status, { errors: [{ message, extensions: { code } }] })
}
