import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Route } from '@floodgate/platform/health'
import { runWithRequest } from '@floodgate/platform/request-context'
import { type GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql'
import type { CreateContext } from '../context.ts'
import { isErrors } from '../documents/operations.ts'
import { spread } from '../drain.ts'
import { asGraphQLError, formattedWithCode, graphqlError } from '../errors.ts'
import { NEVER_ABORTED } from '../executor/transport/cancel-signal.ts'
import type { Generation } from '../graph/generation.ts'
import { readOperation, type ReadOperation } from '../graph/read-operation.ts'
import type { ClientIpOf } from '../http/client-ip.ts'
import type { HeadersFor } from '../http/headers.ts'
import { REQUEST_ID_HEADER, requestIdFrom } from '../http/request-id.ts'
import { runDirectly } from '../http/run-directly.ts'
import type { Admit, Admitted } from '../session/authenticate.ts'
import { authorizationOf } from '../session/caller-authorization.ts'
import type { CookieSessions } from '../session/cookie-session.ts'
import type { SessionWatch } from '../session/session-watch.ts'
import { takeFor, type Usage } from '../session/usage.ts'
import type { SignedRequests } from '../signatures/signed-requests.ts'
import type { SubscriptionHub } from '../subscriptions/subscription-hub.ts'
import { readRequest, Refusal } from './read-request.ts'
import { createEventStream, type EventStream, KEEP_ALIVE } from './stream.ts'

export interface EventStreamServices {
  readonly graph: () => Generation
  readonly admit: Admit
  readonly cookies: CookieSessions
  /** Undefined where no signatures are looked at. */
  readonly signed: SignedRequests | undefined
  readonly sessionWatch: SessionWatch
  /** Connections, and subscriptions, of each user. */
  readonly connections: Usage
  readonly subscriptions: Usage
  readonly hub: SubscriptionHub
  readonly createContext: CreateContext
  readonly clientIpOf: ClientIpOf
  readonly headersFor: HeadersFor
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
}

export interface EventStreamLimits {
  readonly bodyBytes: number
  readonly unsentBytes: number
  readonly keepAliveMs: number
  /** Over how long clients are sent away. */
  readonly drainMs: number
}

export interface EventStreams {
  readonly route: Route
  /** Whether a request to the path of GraphQL wants its answer as events. */
  wants(request: IncomingMessage): boolean
  /** Open streams. */
  count(): number
  close(): Promise<void>
}

interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly requestId: string
  readonly clientIp: string | undefined
}

/**
 * GraphQL over server-sent events, as graphql-sse has it in distinct connections mode: a request per operation, for clients behind
 * proxies that don't pass WebSockets on.
 */
export function createEventStreams(
  services: EventStreamServices,
  limits: EventStreamLimits,
): EventStreams {
  const open = new Map<ServerResponse, EventStream>()
  const keepAlive = setInterval(() => {
    for (const response of open.keys()) response.write(KEEP_ALIVE)
  }, limits.keepAliveMs)
  const format = (error: GraphQLError) => services.formatError(formattedWithCode(error), error)
  let isClosing = false

  function begin({ request, response, requestId }: Call): EventStream {
    const stream = createEventStream(response, { unsentBytes: limits.unsentBytes, format })
    open.set(response, stream)
    response.once('close', () => open.delete(response))
    response.writeHead(200, [
      ...services.headersFor(request),
      ...[REQUEST_ID_HEADER, requestId, 'content-type', 'text/event-stream; charset=utf-8'],
      // Nginx would hold events back.
      ...['cache-control', 'no-cache, no-transform', 'x-accel-buffering', 'no'],
    ])
    response.flushHeaders()
    return stream
  }

  function refuse({ request, response, requestId }: Call, status: number, error: GraphQLError) {
    const body = JSON.stringify({ errors: [format(error)] })
    response
      .writeHead(status, [
        ...services.headersFor(request),
        ...[REQUEST_ID_HEADER, requestId, 'cache-control', 'no-store'],
        ...['content-type', 'application/json; charset=utf-8'],
      ])
      .end(body)
  }

  async function answer(call: Call): Promise<void> {
    if (isClosing) return refuse(call, 503, graphqlError('UNAVAILABLE'))
    const params = await readRequest(call.request, limits.bodyBytes)
    if (params instanceof Refusal) return refuse(call, params.status, params.error)
    let admitted: Admitted
    try {
      const { authorization } = call.request.headers
      admitted = await services.admit(
        authorization ?? services.cookies.authorizationOf(call.request),
      )
      services.signed?.checkAccount(admitted.identity, undefined)
    } catch (error) {
      const refusal = asGraphQLError(error)
      return refuse(call, REFUSAL_STATUS[String(refusal.extensions.code)] ?? 503, refusal)
    }
    if (call.response.closed) return
    const release = takeFor(admitted.identity, services.connections)
    if (!release) return refuse(call, 429, graphqlError('TOO_MANY_SUBSCRIPTIONS'))
    call.response.once('close', release)
    const generation = services.graph()
    const read = readOperation(generation.operations, params)
    if (isErrors(read)) return begin(call).end(read[0])
    if (read.operation.operation === OperationTypeNode.SUBSCRIPTION) {
      return subscribe(call, generation, admitted, read)
    }
    if (call.request.method === 'GET' && read.operation.operation !== OperationTypeNode.QUERY) {
      return refuse(call, 405, graphqlError('BAD_USER_INPUT', 'A GET can only read.'))
    }
    return run(call, generation, admitted, read)
  }

  function subscribe(
    call: Call,
    { planSubscription }: Generation,
    { identity, session }: Admitted,
    read: ReadOperation,
  ): void {
    const plan = planSubscription({ ...read, authorization: authorizationOf(identity) })
    if (isErrors(plan)) return begin(call).end(plan[0])
    const release = takeFor(identity, services.subscriptions)
    if (!release) return begin(call).end(graphqlError('TOO_MANY_SUBSCRIPTIONS'))
    const stream = begin(call)
    const { query, operationName, variables } = read
    const text = { query, operationName, variables }
    const { requestId } = call
    const leave = services.hub.join(plan, { identity, requestId, text }, stream)
    const unwatch =
      session &&
      services.sessionWatch.watch(session, () => {
        leave()
        stream.end(graphqlError('UNAUTHENTICATED'))
      })
    call.response.once('close', () => {
      release()
      unwatch?.()
      leave()
    })
  }

  async function run(
    call: Call,
    { executor, operations }: Generation,
    { identity }: Admitted,
    { document, operationName, variables }: ReadOperation,
  ): Promise<void> {
    const { request, response, requestId, clientIp } = call
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const stream = begin(call)
    try {
      const authorization = authorizationOf(identity)
      const compiled = executor.plan({ document, operationName, variables, authorization })
      const signal = compiled.kind === 'query' ? gone.signal : NEVER_ABORTED
      const context = services.createContext(requestId, identity, signal, clientIp, request.headers)
      const direct = { executor, operations, formatError: services.formatError }
      const { body } = await runDirectly(direct, compiled, variables, context)
      stream.next(body)
      stream.end()
    } catch (error) {
      stream.end(asGraphQLError(error))
    }
  }

  return {
    wants: ({ headers: { accept = '' } }) =>
      accept.includes(EVENTS) && !accept.includes(JSON_ANSWER),
    count: () => open.size,
    async route(request, response) {
      const requestId = requestIdFrom(request.headers[REQUEST_ID_HEADER])
      const call = { request, response, requestId, clientIp: services.clientIpOf(request) }
      await runWithRequest(requestId, () => answer(call))
    },
    async close() {
      isClosing = true
      await spread([...open.values()], limits.drainMs, (stream) => stream.breakOff())
      clearInterval(keepAlive)
    },
  }
}

/** Of a client that is not let in; 503 when it can't be told. */
const REFUSAL_STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  SIGNATURE_REQUIRED: 401,
  FORBIDDEN: 403,
}

const EVENTS = 'text/event-stream'
/** Some clients name all they know with every request. */
const JSON_ANSWER = 'application/json'
