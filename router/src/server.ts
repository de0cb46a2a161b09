import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type ApolloServer } from '@apollo/server'
import { createErrorFormatter } from '@floodgate/platform/errors'
import {
  healthRoutes,
  listening,
  type ListeningServer,
  type ReadinessChecks,
  type Route,
  sendJson,
} from '@floodgate/platform/health'
import { type IdentitySigner } from '@floodgate/platform/identity'
import { type Logger } from '@floodgate/platform/logging'
import { type Registry } from '@floodgate/platform/metrics'
import { type SessionStore } from '@floodgate/platform/session-store'
import { ADMIN_PREFIX, createAdminRoute } from './admin/admin-route.ts'
import { createLogIn } from './admin/log-in.ts'
import { createContextFactory, type RouterContext } from './context.ts'
import { DEFAULT_DOCUMENT_LIMITS, type DocumentLimits } from './documents/limits.ts'
import { createOperationTexts, type OperationTextsOptions } from './documents/operation-texts.ts'
import { createOperations } from './documents/operations.ts'
import { createExecutor, type Executor } from './executor/executor.ts'
import { createApollo } from './graph/apollo.ts'
import { createGateway } from './graph/gateway.ts'
import { type ClientIpOf, createClientIpOf } from './http/client-ip.ts'
import { createGraphqlRoute } from './http/graphql-route.ts'
import { answerPreflight, createHeadersFor, type HeadersFor, setHeaders } from './http/headers.ts'
import { type Playground } from './http/playground.ts'
import { createWebhookRoute, WEBHOOKS_PREFIX } from './http/webhook-route.ts'
import { createRouterMetrics, exposeConnections } from './router-metrics.ts'
import { createAuthenticator } from './session/authenticate.ts'
import { createCookieSessions } from './session/cookie-session.ts'
import { createSessionRoute, SESSION_PATH } from './session/session-route.ts'
import { requireSignatures, type SignedRequests } from './signatures/signed-requests.ts'
import { connectSubgraphs, type Subgraphs } from './subgraph/subgraphs.ts'
import { directTraffic, PLAIN_TRAFFIC, type Traffic } from './traffic/traffic.ts'
import { createSubscriptionRunner } from './subscriptions/subscriber.ts'
import { createSubscriptionPlanner } from './subscriptions/subscription-plan.ts'
import { type ConnectionLimits } from './websocket/connection.ts'
import { createRouterSockets, type RouterSockets } from './websocket/websocket-server.ts'

export interface RouterOptions {
  readonly supergraphSdl: string
  /** The GraphQL endpoint of every subgraph that the supergraph names. */
  readonly subgraphUrls: Readonly<Record<string, string>>
  readonly sessions: Pick<SessionStore, 'find'>
  readonly identitySigner: IdentitySigner
  /** Beside the subgraphs' own readiness. */
  readonly readiness: ReadinessChecks
  readonly metrics: Registry
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
  /** The endpoint of the subgraph that takes webhooks. @default none are taken */
  readonly webhookUrl?: string | undefined
  /** Pages for an ADMIN, by their paths' beginnings, and how one logs in. @default none */
  readonly admin?: { readonly pages: Readonly<Record<string, Route>>; readonly userUrl: string }
  /** @default no signatures are looked at */
  readonly signed?: SignedRequests | undefined
  /** @default PLAIN_TRAFFIC */
  readonly traffic?: Partial<Traffic>
}

interface RouterLimits extends ConnectionLimits {
  /** Subscriptions and other operations under way on one WebSocket. */
  readonly operationsPerConnection: number
  /** Bytes of an HTTP request's body. */
  readonly bodyBytes: number
  /** How long requests under way may take once the router stops. */
  readonly drainMs: number
}

const DEFAULT_LIMITS: RouterLimits = {
  operationsPerConnection: 50,
  bodyBytes: 1024 * 1024,
  drainMs: 5_000,
  keepAliveMs: 12_000,
  unsentBytes: 1024 * 1024,
  closeMs: 3_000,
}

const GRAPHQL_PATH = '/graphql'

/** The router over HTTP and graphql-ws, at `/graphql`. Listening and closing are the caller's. */
export async function createRouter(options: RouterOptions): Promise<ListeningServer> {
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
  const compiled = createExecutor({ ...options, transport: subgraphs.transport })
  const directed = directTraffic(compiled, traffic, createContext)
  const executor = options.signed ? requireSignatures(directed, options.signed) : directed
  checkUrls(executor, options.subgraphUrls)
  const operations = createOperations({
    schema: executor.schema,
    introspection: options.introspection,
    limits: { ...DEFAULT_DOCUMENT_LIMITS, ...options.documentLimits },
    resolveText: createOperationTexts(options.operationTexts),
  })
  const gateway = createGateway(executor)
  const apollo = createApollo({ ...options, gateway, formatError, operations })
  await apollo.start()

  const authenticate = createAuthenticator(options.sessions)
  const clientIpOf = createClientIpOf(options.proxies ?? 0)
  const origins = new Set(options.corsOrigins)
  const cookies = createCookieSessions(origins)
  const serving = {
    ...{ apollo, operations, authenticate, createContext, clientIpOf, formatError },
    ...{ cookies, signed: options.signed },
  }
  const headersFor = createHeadersFor(origins)
  const session = createSessionRoute(serving)
  const graphql = createGraphqlRoute({
    ...serving,
    executor,
    headersFor,
    bodyLimit: limits.bodyBytes,
    observe: metrics.observeRequest,
  })
  const sockets = serveSockets(options, limits, { executor, subgraphs, serving })
  exposeConnections(options.metrics, sockets.count)

  const prefixed = prefixedRoutes(options, clientIpOf)
  const server = createServer(
    requestListener(options, subgraphs, { graphql, session, headersFor, prefixed }),
  )
  server.requestTimeout = 30_000
  server.on('upgrade', sockets.upgrade)
  return drainable(server, limits.drainMs, { apollo, sockets, subgraphs })
}

/** @throws Error naming a subgraph that nobody gave the address of */
function checkUrls(
  { subgraphs }: Executor<RouterContext>,
  urls: RouterOptions['subgraphUrls'],
): void {
  const unknown = subgraphs.find(({ name }) => !Object.hasOwn(urls, name))
  if (unknown) throw new Error(`The supergraph names a subgraph without a URL: ${unknown.name}`)
}

type Serving = Pick<
  Parameters<typeof createRouterSockets>[0],
  | 'apollo'
  | 'operations'
  | 'authenticate'
  | 'createContext'
  | 'clientIpOf'
  | 'formatError'
  | 'cookies'
  | 'signed'
>

function serveSockets(
  options: RouterOptions,
  limits: RouterLimits,
  {
    executor,
    subgraphs,
    serving,
  }: { executor: Executor<RouterContext>; subgraphs: Subgraphs; serving: Serving },
): RouterSockets {
  const { logger } = options
  const services = {
    ...serving,
    schema: executor.schema,
    planSubscription: createSubscriptionPlanner(executor),
    runSubscription: createSubscriptionRunner({
      sources: subgraphs.subscriptionSources,
      executor,
      createContext: serving.createContext,
    }),
    maxOperations: limits.operationsPerConnection,
  }
  return createRouterSockets(services, { path: GRAPHQL_PATH, limits, logger })
}

function requestListener(
  options: RouterOptions,
  subgraphs: Subgraphs,
  {
    graphql,
    session,
    headersFor,
    prefixed,
  }: {
    graphql: Route
    session: Route
    headersFor: HeadersFor
    prefixed: ReadonlyMap<string, Route>
  },
) {
  const { playground, logger } = options
  const origins = new Set(options.corsOrigins)
  const health = healthRoutes(options.metrics, { ...subgraphs.readiness, ...options.readiness })

  const routeOf = (request: IncomingMessage): Route => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (path === GRAPHQL_PATH) return playground?.wants(request) ? playground.page : graphql
    if (path === SESSION_PATH) return session
    if (playground && path === '/') return toPlayground
    if (playground && path.startsWith('/playground/')) return playground.files
    for (const [prefix, route] of prefixed) if (path.startsWith(prefix)) return route
    return (Object.hasOwn(health, path) ? health[path] : undefined) ?? notFound
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const route = routeOf(request)
    // That one writes its whole head itself.
    if (route !== graphql || request.method === 'OPTIONS') setHeaders(response, headersFor(request))
    if (request.method === 'OPTIONS') return answerPreflight(request, response, origins)
    route(request, response).catch((err: unknown) => {
      // A client that left in the middle is no fault of ours.
      if (!request.destroyed) logger.error({ err }, 'request failed')
      response.destroy()
    })
  }
}

/** What is not GraphQL, by how its paths begin. */
function prefixedRoutes(
  { webhookUrl, admin, sessions, identitySigner, logger }: RouterOptions,
  clientIpOf: ClientIpOf,
): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>()
  if (webhookUrl !== undefined) {
    routes.set(WEBHOOKS_PREFIX, createWebhookRoute(webhookUrl, logger))
  }
  if (admin) {
    const logIn = createLogIn({ userUrl: admin.userUrl, identitySigner, clientIpOf })
    routes.set(ADMIN_PREFIX, createAdminRoute({ sessions, logIn, pages: admin.pages }))
  }
  return routes
}

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
  readonly apollo: ApolloServer<RouterContext>
  readonly sockets: RouterSockets
  readonly subgraphs: Subgraphs
}

/** Stops accepting, sends WebSocket clients elsewhere, lets requests end, and then lets go of the subgraphs. */
function drainable(server: Server, drainMs: number, parts: Parts): ListeningServer {
  const { listen, close } = listening(server)
  let closing: Promise<void> | undefined

  async function drain(): Promise<void> {
    const closed = close()
    const cut = setTimeout(() => server.closeAllConnections(), drainMs)
    // A connection whose last answer is sent would otherwise stay for the client's keep-alive time.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    await parts.sockets.close()
    await closed
    clearTimeout(cut)
    clearInterval(idle)
    await parts.apollo.stop()
    await parts.subgraphs.close()
  }
  return { listen, close: () => (closing ??= drain()) }
}
