import type { IncomingMessage, ServerResponse } from 'node:http'
import { ERROR_CODES, type ErrorCode } from '@floodgate/platform/errors'
import type { Route } from '@floodgate/platform/health'
import type { Identity } from '@floodgate/platform/identity'
import { readBody } from '@floodgate/platform/request-body'
import { runWithRequest } from '@floodgate/platform/request-context'
import { searchOf } from '@floodgate/platform/request-url'
import type { GraphQLError } from 'graphql'
import type { CreateContext } from '../context.ts'
import { isErrors } from '../documents/operations.ts'
import { asGraphQLError } from '../errors.ts'
import { type CancelSignal, NEVER_ABORTED } from '../executor/transport/cancel-signal.ts'
import type { Authenticate } from '../session/authenticate.ts'
import { authorizationOf } from '../session/caller-authorization.ts'
import type { CookieSessions } from '../session/cookie-session.ts'
import type { SignedRequests } from '../signatures/signed-requests.ts'
import type { ClientIpOf } from './client-ip.ts'
import { abortWhenClosed } from './client-signal.ts'
import { createDirectRequests, type DirectRequest, type DirectRequests } from './direct-requests.ts'
import type { HeadersFor } from './headers.ts'
import type { HttpAnswer } from './http-answer.ts'
import { paramsOfBody, paramsOfSearch } from './operation-params.ts'
import { REQUEST_ID_HEADER, requestIdFrom } from './request-id.ts'
import { type PipelineServices, runByPipeline } from './run-by-pipeline.ts'
import { type DirectServices, planDirectly, refuseDirectly, runDirectly } from './run-directly.ts'

export interface GraphqlRouteServices extends DirectServices, PipelineServices {
  readonly authenticate: Authenticate
  readonly createContext: CreateContext
  readonly clientIpOf: ClientIpOf
  readonly cookies: CookieSessions
  /** Undefined where no signatures are looked at. */
  readonly signed: SignedRequests | undefined
  /** Begins a request; the returned function ends it. */
  readonly enter: () => () => void
  /** Of every response. */
  readonly headersFor: HeadersFor
  /** In bytes. */
  readonly bodyLimit: number
  readonly observe: (outcome: 'ok' | 'refused', seconds: number) => void
}

interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly requestId: string
  readonly clientIp: string | undefined
  readonly signedBy?: string | undefined
}

type Identify = () => Promise<Identity>

/** GraphQL over HTTP: POST with JSON, GET for queries. */
export function createGraphqlRoute(services: GraphqlRouteServices): Route {
  const direct = createDirectRequests()
  return async (request, response) => {
    const startedAt = performance.now()
    const requestId = requestIdFrom(request.headers[REQUEST_ID_HEADER])
    // The address at once: of a connection that is gone it is forgotten.
    const call = { request, response, requestId, clientIp: services.clientIpOf(request) }
    const leave = services.enter()
    try {
      const answer = await answerTo(services, direct, call)
      send(services, call, answer)
      const outcome = answer.status < 400 ? 'ok' : 'refused'
      services.observe(outcome, (performance.now() - startedAt) / 1_000)
    } finally {
      leave()
    }
  }
}

async function answerTo(
  services: GraphqlRouteServices,
  direct: DirectRequests,
  call: Call,
): Promise<HttpAnswer> {
  const { request } = call
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') {
    return refusal(415, 'BAD_USER_INPUT', 'The request may not be compressed.')
  }
  const text = await readBody(request, services.bodyLimit)
  if (text === null) return refusal(413, 'PAYLOAD_TOO_LARGE')
  const body = parseBody(text)
  if (body === undefined) return refusal(400, 'BAD_USER_INPUT', 'The body is not JSON.')
  if (Array.isArray(body)) return refusal(400, 'BAD_USER_INPUT', NO_BATCHES)

  let caller = call
  if (services.signed) {
    try {
      caller = await checkSigned(services.signed, call, text)
    } catch (error) {
      return refusalOf(asGraphQLError(error))
    }
  }

  let identity: Promise<Identity> | undefined
  const identify: Identify = () => (identity ??= identityOf(services, caller))
  const isGet = request.method === 'GET'
  const params = isGet ? paramsOfSearch(searchOf(request)) : paramsOfBody(body)
  const found = direct.find(request, params)
  const answer = found && (await answerDirectly(services, caller, found, identify))
  if (answer) return answer

  const gone = abortWhenClosed(call.response)
  const createContext = async () => contextOf(services, caller, await identify(), gone)
  const answered = await runWithRequest(call.requestId, () =>
    runByPipeline(services, { request, body, params, createContext }),
  )
  if (answered.status === 200) direct.learn(request, answered.contentType)
  return answered
}

function identityOf(
  { authenticate, cookies, signed }: GraphqlRouteServices,
  { request, signedBy }: Call,
): Promise<Identity> {
  const { authorization } = request.headers
  const found = authenticate(authorization ?? cookies.authorizationOf(request))
  if (!signed) return found
  return found.then((identity) => {
    signed.checkAccount(identity, signedBy)
    return identity
  })
}

/** @throws GraphQLError INVALID_SIGNATURE */
async function checkSigned({ verify }: SignedRequests, call: Call, body: string): Promise<Call> {
  const { method = 'POST', url = '/', headers } = call.request
  return { ...call, signedBy: await verify({ method, url, headers, body }) }
}

const NO_BATCHES = 'Operations can not be sent in batches: send a request for each.'

/** Undefined when nothing was answered, and nothing ran. */
async function answerDirectly(
  services: GraphqlRouteServices,
  call: Call,
  { params, contentType }: DirectRequest,
  identify: Identify,
): Promise<HttpAnswer | undefined> {
  let identity: Identity
  try {
    identity = await identify()
  } catch {
    return undefined
  }
  const planned = planDirectly(services, params, authorizationOf(identity))
  if (!planned) return undefined
  if (isErrors(planned)) {
    return { ...refuseDirectly(services, call.requestId, planned), contentType }
  }
  const signal = planned.kind === 'query' ? abortWhenClosed(call.response) : NEVER_ABORTED
  const context = contextOf(services, call, identity, signal)
  return { ...(await runDirectly(services, planned, params.variables, context)), contentType }
}

function contextOf(
  { createContext }: GraphqlRouteServices,
  { request, requestId, clientIp, signedBy }: Call,
  identity: Identity,
  signal: CancelSignal,
) {
  return createContext(requestId, identity, signal, clientIp, request.headers, signedBy)
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

/** Of a request that is refused before anything is known of its operation. */
function refusalOf({ message, extensions }: GraphQLError): HttpAnswer {
  const { code, http } = extensions as { code: ErrorCode; http?: { status?: number } }
  return refusal(http?.status ?? 401, code, message)
}

function refusal(status: number, code: ErrorCode, message: string = ERROR_CODES[code]): HttpAnswer {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] })
  return { status, contentType: 'application/json; charset=utf-8', body }
}

/** The whole head at once: headers that are set one by one cost more than most requests. */
function send(
  { headersFor }: GraphqlRouteServices,
  { request, response, requestId }: Call,
  { status, contentType, cacheControl = 'no-store', otherHeaders = [], body }: HttpAnswer,
): void {
  const length = String(Buffer.byteLength(body))
  const own = [REQUEST_ID_HEADER, requestId, 'cache-control', cacheControl]
  const content = ['content-type', contentType, 'content-length', length]
  response
    .writeHead(status, [...headersFor(request), ...own, ...content, ...otherHeaders])
    .end(body)
}
