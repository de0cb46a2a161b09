import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createErrorFormatter } from '@floodgate/platform/errors'
import {
  healthRoutes,
  listening,
  type ListeningServer,
  type ReadinessChecks,
  type Route,
  sendJson,
} from '@floodgate/platform/health'
import type { IdentitySigner } from '@floodgate/platform/identity'
import type { Logger } from '@floodgate/platform/logging'
import type { Registry } from '@floodgate/platform/metrics'
import { pathOf } from '@floodgate/platform/request-url'
import type { RevocationListener } from '@floodgate/platform/session-revocations'
import type { SessionStore } from '@floodgate/platform/session-store'
import { createContextFactory } from './context.ts'
import { DEFAULT_DOCUMENT_LIMITS, type DocumentLimits } from './documents/limits.ts'
import { createOperationTexts, type OperationTextsOptions } from './documents/operation-texts.ts'
import { isErrors } from './documents/operations.ts'
import { createEventStreams, type EventStreams } from './event-stream/event-stream-route.ts'
import { createGeneration, type Generation } from './graph/generation.ts'
import { createLiveGraph, type LiveGraph } from './graph/live-graph.ts'
import { readOperation } from './graph/read-operation.ts'
import { createClientIpOf } from './http/client-ip.ts'
import { createGraphqlRoute, type GraphqlRouteServices } from './http/graphql-route.ts'
import { answerPreflight, createHeadersFor, setHeaders } from './http/headers.ts'
import type { Playground } from './http/playground.ts'
import type { Exposition } from './process/cluster-metrics.ts'
import { prefixedRoutes, type PrefixedRoutesOptions } from './prefixed-routes.ts'
import { createRouterMetrics, exposeConnections } from './router-metrics.ts'
import { createAdmission, createAuthenticator } from './session/authenticate.ts'
import { createCookieSessions } from './session/cookie-session.ts'
import { createSessionRoute, SESSION_PATH } from './session/session-route.ts'
import { createSessionWatch, type SessionWatch } from './session/session-watch.ts'
import { createUsage } from './session/usage.ts'
import type { SignedRequests } from './signatures/signed-requests.ts'
import { connectSubgraphs, type Subgraphs } from './subgraph/subgraphs.ts'
import { PLAIN_TRAFFIC, type Traffic } from './traffic/traffic.ts'
import type { SeatLimits } from './subscriptions/seat.ts'
import {
  createSubscriptionHub,
  type PlanAgain,
  type SubscriptionHub,
} from './subscriptions/subscription-hub.ts'
import type { ConnectionLimits } from './websocket/connection.ts'
import { createRouterSockets, type RouterSockets } from './websocket/websocket-server.ts'

export interface RouterOptions extends PrefixedRoutesOptions {
  readonly supergraphSdl: string
  /** The GraphQL endpoint of every subgraph that the supergraph names. */
  readonly subgraphUrls: Readonly<Record<string, string>>
  readonly sessions: Pick<SessionStore, 'find' | 'areOpen' | 'close'>
  /** Tells of sessions that are revoked; returns how to stop. @default none: they are checked by and by */
  readonly revocations?: (listener: RevocationListener) => () => void
  /** How late a revocation that nobody told of is noticed. @default 10000 */
  readonly sessionCheckMs?: number
  readonly identitySigner: IdentitySigner
  /** Beside the subgraphs' own readiness. */
  readonly readiness: ReadinessChecks
  readonly metrics: Registry
  /** What `/metrics` answers. @default metrics */
  readonly exposition?: Exposition
  readonly logger: Logger
  readonly introspection: boolean
  readonly playground?: Playground | undefined
  /** @default none: the router's own pages alone */
  readonly corsOrigins?: readonly string[]
  /** How many proxies before the router append to `X-Forwarded-For`. @default 0 */
  readonly proxies?: number
  /** @default any operation may run */
  readonly operationTexts?: OperationTextsOptions
  /** @default DEFAULT_DOCUMENT_LIMITS */
  readonly documentLimits?: Partial<DocumentLimits>
  readonly limits?: Partial<RouterLimits>
  /** @default no signatures are looked at */
  readonly signed?: SignedRequests | undefined
  /** @default PLAIN_TRAFFIC */
  readonly traffic?: Partial<Traffic>
}

interface RouterLimits extends ConnectionLimits, SeatLimits {
  /** Subscriptions and other operations under way on one WebSocket. */
  readonly operationsPerConnection: number
  /** WebSockets and event streams of one user at this process. */
  readonly connectionsPerUser: number
  /** Subscriptions of one user at this process. */
  readonly subscriptionsPerUser: number
  /** Over how long at most clients of WebSockets and event streams are sent away. */
  readonly farewellMs: number
  /** Bytes of an HTTP request's body. */
  readonly bodyBytes: number
  /** How long requests under way may take once the router stops. */
  readonly drainMs: number
}

const DEFAULT_LIMITS: RouterLimits = {
  operationsPerConnection: 50,
  connectionsPerUser: 50,
  subscriptionsPerUser: 200,
  farewellMs: 3_000,
  heldBackBytes: 64 * 1024,
  bodyBytes: 1024 * 1024,
  drainMs: 5_000,
  keepAliveMs: 12_000,
  unsentBytes: 1024 * 1024,
  closeMs: 3_000,
}

const GRAPHQL_PATH = '/graphql'
const EVENT_STREAM_PATH = '/graphql/stream'
/** What pages of the listed origins may call. The rest answers browsers of other sites with nothing that they may read. */
const CALLED_BY_PAGES: ReadonlySet<string> = new Set([
  GRAPHQL_PATH,
  EVENT_STREAM_PATH,
  SESSION_PATH,
])

export interface Router extends ListeningServer {
  /** Serves another supergraph from now on, unless it can't be. */
  readonly reload: LiveGraph['reload']
}

/** The router over HTTP, graphql-ws and server-sent events. Listening and closing are the caller's. */
export async function createRouter(options: RouterOptions): Promise<Router> {
  const { logger } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const traffic = { ...PLAIN_TRAFFIC, ...options.traffic }
  const metrics = createRouterMetrics(options.metrics)
  const subgraphs = connectSubgraphs({
    urls: options.subgraphUrls,
    identitySigner: options.identitySigner,
    policies: traffic.subgraphPolicies,
    headerRules: traffic.headerRules,
    logger,
    observe: metrics.fetches,
  })
  const formatError = createErrorFormatter(logger)
  const createContext = createContextFactory(options.identitySigner)
  const sources = subgraphs.subscriptionSources
  const hub = createSubscriptionHub({ sources, createContext, formatError, limits, logger })
  const generations = {
    ...{ ...options, traffic, createContext, formatError, transport: subgraphs.transport },
    documentLimits: { ...DEFAULT_DOCUMENT_LIMITS, ...options.documentLimits },
    resolveText: createOperationTexts(options.operationTexts),
  }
  const graph = await createLiveGraph({
    supergraphSdl: options.supergraphSdl,
    create: (sdl) => createGeneration(sdl, generations),
    onReplaced: (generation) => hub.replan((...of) => planAgain(generation, ...of)),
    onReload: metrics.reloaded,
    onWarmed: metrics.warmed,
    logger,
  })
  const sessionWatch = watchSessions(options)
  const origins = new Set(options.corsOrigins)
  const serving: Serving = {
    ...{ graph: graph.current, hub, sessionWatch, createContext, formatError },
    ...{ cookies: createCookieSessions(origins), signed: options.signed },
    admit: createAdmission(options.sessions),
    authenticate: createAuthenticator(options.sessions),
    clientIpOf: createClientIpOf(options.proxies ?? 0),
    headersFor: createHeadersFor(origins),
    connections: createUsage(limits.connectionsPerUser),
    subscriptions: createUsage(limits.subscriptionsPerUser),
    maxOperations: limits.operationsPerConnection,
  }
  const sockets = createRouterSockets(serving, {
    path: GRAPHQL_PATH,
    limits,
    drainMs: limits.farewellMs,
    logger,
  })
  const streams = createEventStreams(serving, { ...limits, drainMs: limits.farewellMs })
  exposeConnections(options.metrics, {
    sockets: sockets.count,
    streams: streams.count,
    hub: hub.counts,
  })

  const graphql = createRoutes(graph, serving, limits, metrics.observeRequest)
  const listener = requestListener(options, subgraphs, { graphql, streams, serving })
  const server = createServer(listener)
  server.requestTimeout = 30_000
  server.on('upgrade', sockets.upgrade)
  const parts = { graph, sockets, streams, hub, sessionWatch, subgraphs }
  return { ...drainable(server, limits.drainMs, parts), reload: graph.reload }
}

type Serving = Parameters<typeof createRouterSockets>[0] & Parameters<typeof createEventStreams>[0]

function planAgain(
  { operations, planSubscription }: Generation,
  ...[text, authorization]: Parameters<PlanAgain>
) {
  const names = { documentId: undefined, sha256Hash: undefined }
  const read = readOperation(operations, { ...text, ...names })
  return isErrors(read) ? read : planSubscription({ ...read, authorization })
}

function watchSessions(options: RouterOptions): SessionWatch {
  const { sessions, revocations, sessionCheckMs: checkEveryMs, logger } = options
  const watch = createSessionWatch({ sessions, checkEveryMs, logger })
  const stop = revocations?.({ onRevoked: watch.hint, onMissed: watch.checkAll })
  return {
    ...watch,
    close() {
      stop?.()
      watch.close()
    },
  }
}

/** Each request is answered by the generation that is the current one when it comes. */
function createRoutes(
  graph: LiveGraph,
  serving: Serving,
  limits: RouterLimits,
  observe: GraphqlRouteServices['observe'],
): Route {
  const routes = new WeakMap<Generation, Route>()
  const routeOf = (generation: Generation): Route => {
    let route = routes.get(generation)
    if (!route) {
      route = createGraphqlRoute({
        ...serving,
        ...generation,
        bodyLimit: limits.bodyBytes,
        observe,
      })
      routes.set(generation, route)
    }
    return route
  }
  return (request, response) => routeOf(graph.current())(request, response)
}

function requestListener(
  options: RouterOptions,
  subgraphs: Subgraphs,
  { graphql, streams, serving }: { graphql: Route; streams: EventStreams; serving: Serving },
) {
  const { headersFor } = serving
  const ownHeadersFor = createHeadersFor(NO_ORIGINS)
  const { playground, logger } = options
  const session = createSessionRoute(serving)
  const prefixed = prefixedRoutes(options, serving.clientIpOf)
  const origins = new Set(options.corsOrigins)
  const health = healthRoutes(options.exposition ?? options.metrics, {
    ...subgraphs.readiness,
    ...options.readiness,
  })

  const routeOf = (request: IncomingMessage, path: string): Route => {
    if (path === GRAPHQL_PATH && !streams.wants(request)) {
      return playground?.wants(request) ? playground.page : graphql
    }
    if (path === GRAPHQL_PATH || path === EVENT_STREAM_PATH) return streams.route
    if (path === SESSION_PATH) return session
    if (playground && path === '/') return toPlayground
    if (playground && path.startsWith('/playground/')) return playground.files
    for (const [prefix, route] of prefixed) if (path.startsWith(prefix)) return route
    return (Object.hasOwn(health, path) ? health[path] : undefined) ?? notFound
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = pathOf(request)
    const route = routeOf(request, path)
    const writesItsHead = route === graphql || route === streams.route
    const isForPages = CALLED_BY_PAGES.has(path)
    if (!writesItsHead || request.method === 'OPTIONS') {
      setHeaders(response, isForPages ? headersFor(request) : ownHeadersFor(request))
    }
    if (request.method === 'OPTIONS') {
      return answerPreflight(request, response, isForPages ? origins : NO_ORIGINS)
    }
    route(request, response).catch((err: unknown) => {
      // A client that left in the middle is no fault of ours.
      if (!request.destroyed) logger.error({ err }, 'request failed')
      response.destroy()
    })
  }
}

const NO_ORIGINS: ReadonlySet<string> = new Set()

/** Whoever opens the bare address in a browser wants to see something. */
const toPlayground: Route = (_request, response) => {
  response.writeHead(302, { location: GRAPHQL_PATH }).end()
  return Promise.resolve()
}

const notFound: Route = (_request, response) => {
  sendJson(response, 404, { error: 'not found' })
  return Promise.resolve()
}

interface Parts {
  readonly graph: LiveGraph
  readonly sockets: RouterSockets
  readonly streams: EventStreams
  readonly hub: SubscriptionHub
  readonly sessionWatch: SessionWatch
  readonly subgraphs: Subgraphs
}

/** Stops accepting, sends long-lived clients elsewhere, lets requests end, and then lets go of the subgraphs. */
function drainable(server: Server, drainMs: number, parts: Parts): ListeningServer {
  const { listen, close } = listening(server)
  let closing: Promise<void> | undefined

  async function drain(): Promise<void> {
    const closed = close()
    const cut = setTimeout(() => server.closeAllConnections(), drainMs)
    // A connection whose last answer is sent would otherwise stay for the client's keep-alive time.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    await Promise.all([parts.sockets.close(), parts.streams.close()])
    await closed
    clearTimeout(cut)
    clearInterval(idle)
    parts.hub.close()
    parts.sessionWatch.close()
    await parts.graph.close()
    await parts.subgraphs.close()
  }
  return { listen, close: () => (closing ??= drain()) }
}
