import { type IncomingMessage, type ServerResponse } from 'node:http'
import { type ApolloServer, HeaderMap } from '@apollo/server'
import { ERROR_CODES, type ErrorCode } from '@floodgate/platform/errors'
import { searchOf, sendResult } from '@floodgate/platform/graphql-http'
import { type Route, sendJson } from '@floodgate/platform/health'
import { type Identity } from '@floodgate/platform/identity'
import { readBody } from '@floodgate/platform/request-body'
import { runWithRequest } from '@floodgate/platform/request-context'
import { type CreateContext, type RouterContext } from '../context.ts'
import { type AcceptedDocuments } from '../documents/accepted-documents.ts'
import { type Authenticate } from '../session/authenticate.ts'
import { type ClientIpOf } from './client-ip.ts'
import {
  createDirectOperations,
  type DirectOperation,
  type DirectOperations,
} from './direct-operations.ts'
import { REQUEST_ID_HEADER, requestIdFrom } from './request-id.ts'
import { type DirectServices, planDirectly, runDirectly } from './run-directly.ts'

const BODY_LIMIT = 1024 * 1024

export interface GraphqlRouteServices extends DirectServices {
  readonly apollo: ApolloServer<RouterContext>
  /** What `apollo` accepted before. */
  readonly documents: AcceptedDocuments
  readonly authenticate: Authenticate
  readonly createContext: CreateContext
  readonly clientIpOf: ClientIpOf
  readonly observe: (outcome: 'ok' | 'refused', seconds: number) => void
}

interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly requestId: string
  readonly clientIp: string | undefined
}

/** GraphQL over HTTP: POST with JSON, GET for queries. */
export function createGraphqlRoute(services: GraphqlRouteServices): Route {
  const direct = createDirectOperations(services.documents)
  return async (request, response) => {
    const startedAt = performance.now()
    const requestId = requestIdFrom(request.headers[REQUEST_ID_HEADER])
    // The address at once: of a connection that is gone it is forgotten.
    const call = { request, response, requestId, clientIp: services.clientIpOf(request) }
    await runWithRequest(requestId, () => answer(services, direct, call))
    const outcome = response.statusCode < 400 ? 'ok' : 'refused'
    services.observe(outcome, (performance.now() - startedAt) / 1_000)
  }
}

async function answer(
  services: GraphqlRouteServices,
  direct: DirectOperations,
  call: Call,
): Promise<void> {
  const { request } = call
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') {
    return refuse(call, 415, 'BAD_USER_INPUT', 'The request may not be compressed.')
  }
  const text = await readBody(request, BODY_LIMIT)
  if (text === null) return refuse(call, 413, 'PAYLOAD_TOO_LARGE')
  const body = parseBody(text)
  if (body === undefined) return refuse(call, 400, 'BAD_USER_INPUT', 'The body is not JSON.')

  let identity: Promise<Identity> | undefined
  const identify = () => (identity ??= services.authenticate(request.headers.authorization))
  const operation = direct.find(request, body)
  if (operation && (await answerDirectly(services, call, operation, identify))) return
  const contentType = await answerByPipeline(services, call, body, identify)
  direct.learn(request, contentType)
}

/** @returns false when nothing was answered, and nothing ran */
async function answerDirectly(
  services: GraphqlRouteServices,
  call: Call,
  operation: DirectOperation,
  identify: () => Promise<Identity>,
): Promise<boolean> {
  const identity = await identify().catch(() => undefined)
  const compiled = identity && planDirectly(services, operation)
  if (!compiled) return false
  const { response, requestId, clientIp } = call
  const signal = compiled.kind === 'query' ? abortWhenClosed(response) : NEVER
  const context = services.createContext(requestId, identity, signal, clientIp)
  const { status, body } = await runDirectly(services, compiled, operation.variables, context)
  response
    .writeHead(status, {
      [REQUEST_ID_HEADER]: requestId,
      'cache-control': 'no-store',
      'content-type': operation.contentType,
      'content-length': Buffer.byteLength(body),
    })
    .end(body)
  return true
}

/** @returns the content type of what was answered, if all was well */
async function answerByPipeline(
  { apollo, createContext }: GraphqlRouteServices,
  { request, response, requestId, clientIp }: Call,
  body: unknown,
  identify: () => Promise<Identity>,
): Promise<string | undefined> {
  const gone = abortWhenClosed(response)
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: (request.method ?? 'GET').toUpperCase(),
      headers: headersOf(request),
      search: searchOf(request.url ?? '/'),
      body,
    },
    context: async () => createContext(requestId, await identify(), gone, clientIp),
  })
  response.setHeader(REQUEST_ID_HEADER, requestId)
  await sendResult(response, result)
  return response.statusCode === 200 ? result.headers.get('content-type') : undefined
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

/** For what runs to its end, whoever waits for it. */
const NEVER = new AbortController().signal

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
  { response, requestId }: Call,
  status: number,
  code: ErrorCode,
  message: string = ERROR_CODES[code],
): void {
  response.setHeader(REQUEST_ID_HEADER, requestId)
  sendJson(response, status, { errors: [{ message, extensions: { code } }] })
}
