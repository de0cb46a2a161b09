import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ApolloServer, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { type AcceptedOperations, createAcceptedOperations } from './accepted-operations.ts'
import { AppError, createErrorFormatter } from './errors.ts'
import {
  healthRoutes,
  listening,
  type ListeningServer,
  type ReadinessChecks,
  type Route,
  sendJson,
} from './health.ts'
import { IDENTITY_HEADER, type IdentitySigner, type SignedRequest } from './identity.ts'
import type { Logger } from './logging.ts'
import { createRequestHistogram, type Registry } from './metrics.ts'
import { type CallerContext, POLICY, type Policy, protectSchema } from './policy.ts'
import { readBody } from './request-body.ts'
import { runWithRequest } from './request-context.ts'
import { pathOf, searchOf } from './request-url.ts'
import { sendResult } from './send-result.ts'
import { serveSubscriptions } from './subgraph-subscriptions.ts'

type SubgraphModules = Parameters<typeof buildSubgraphSchema>[0]

export interface SubgraphServerOptions<C extends CallerContext> {
  /** The text of schema.graphql. */
  readonly typeDefs: string
  readonly resolvers: object
  /** Makes the resolvers' context: one per request, and one per event of a subscription. */
  readonly createContext: (request: SignedRequest) => C
  readonly identitySigner: IdentitySigner
  readonly readiness: ReadinessChecks
  readonly metrics: Registry
  readonly logger: Logger
  /** Who may call which root field. @default POLICY */
  readonly policy?: Policy
  /** Further GET paths, by path prefix, such as `/images/`. */
  readonly routes?: Readonly<Record<string, Route>>
}

const GRAPHQL_PATH = '/graphql'
const BODY_LIMIT = 1024 * 1024

/**
 * A subgraph over HTTP and graphql-ws (the same path), with `/healthz`, `/readyz` and `/metrics`.
 * Requests without the router's (or a subgraph's) signed identity are refused with UNTRUSTED_CALLER.
 */
export async function createSubgraphServer<C extends CallerContext>(
  options: SubgraphServerOptions<C>,
): Promise<ListeningServer> {
  const schema = buildSchema(options)
  const formatError = createErrorFormatter(options.logger)
  const accepted = createAcceptedOperations<C>(schema, formatError)
  const apollo = new ApolloServer<C>({
    schema,
    formatError,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // Nobody but signed callers gets here, so there is no browser to protect.
    csrfPrevention: false,
    logger: options.logger,
    stopOnTerminationSignals: false,
    plugins: [
      accepted.plugin,
      // Either would wrap the resolver of every field.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
  })
  await apollo.start()

  const graphql = createGraphqlRoute({ apollo, accepted }, options)
  const routes: Readonly<Record<string, Route>> = {
    ...options.routes,
    ...healthRoutes(options.metrics, options.readiness),
    [GRAPHQL_PATH]: graphql,
  }
  const server = createServer((request, response) => {
    route(routes, request)(request, response).catch((err: unknown) => {
      if (!request.destroyed) options.logger.error({ err }, 'request failed')
      response.destroy()
    })
  })
  const subscriptions = serveSubscriptions({
    ...options,
    server,
    schema,
    formatError,
    path: GRAPHQL_PATH,
  })
  return stoppable(server, [subscriptions.close, () => apollo.stop()])
}

function buildSchema<C extends CallerContext>(options: SubgraphServerOptions<C>): GraphQLSchema {
  const modules = [{ typeDefs: parse(options.typeDefs), resolvers: options.resolvers }]
  const schema = buildSubgraphSchema(modules as SubgraphModules)
  protectSchema(schema, options.policy ?? POLICY)
  return schema
}

function route(routes: Readonly<Record<string, Route>>, request: IncomingMessage): Route {
  const path = pathOf(request)
  const exact = Object.hasOwn(routes, path) ? routes[path] : undefined
  if (exact) return exact
  const prefix = Object.keys(routes).find((key) => key.endsWith('/') && path.startsWith(key))
  return (prefix === undefined ? undefined : routes[prefix]) ?? notFound
}

const notFound: Route = (_request, response) => {
  sendJson(response, 404, { error: 'not found' })
  return Promise.resolve()
}

interface Pipeline<C extends object> {
  readonly apollo: ApolloServer<C>
  readonly accepted: AcceptedOperations<C>
}

function createGraphqlRoute<C extends CallerContext>(
  pipeline: Pipeline<C>,
  options: SubgraphServerOptions<C>,
): Route {
  const duration = createRequestHistogram(options.metrics)
  const observeOk = duration.observer({ outcome: 'ok' })
  const observeRefused = duration.observer({ outcome: 'refused' })

  return async (request, response) => {
    let signed: SignedRequest
    try {
      signed = options.identitySigner.verify(headerOf(request, IDENTITY_HEADER))
    } catch (error) {
      return refuse(response, 401, error)
    }
    const body = await readBody(request, BODY_LIMIT)
    if (body === null) return refuse(response, 413, new AppError('PAYLOAD_TOO_LARGE'))
    const startedAt = performance.now()
    await runWithRequest(signed.requestId, () =>
      answer(pipeline, options, signed, request, response, body),
    )
    const observe = response.statusCode < 400 ? observeOk : observeRefused
    observe((performance.now() - startedAt) / 1_000)
  }
}

async function answer<C extends CallerContext>(
  { apollo, accepted }: Pipeline<C>,
  options: SubgraphServerOptions<C>,
  signed: SignedRequest,
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): Promise<void> {
  const body = parseJson(text)
  if (request.method === 'POST') {
    const known = await accepted.run(body, () => options.createContext(signed))
    if (known) return sendJson(response, 200, known)
  }
  const headers = new HeaderMap()
  headers.set('content-type', 'application/json')
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: (request.method ?? 'POST').toUpperCase(),
      headers,
      search: searchOf(request),
      body,
    },
    context: () => Promise.resolve(options.createContext(signed)),
  })
  await sendResult(response, result)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Apollo Server answers an unreadable body with its own 400.
    return undefined
  }
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function refuse(response: ServerResponse, status: number, error: unknown): void {
  const { message, code } =
    error instanceof AppError ? error : new AppError('INTERNAL_SERVER_ERROR')
  sendJson(response, status, { errors: [{ message, extensions: { code } }] })
}

function stoppable(server: Server, closers: readonly (() => Promise<void>)[]): ListeningServer {
  const base = listening(server)
  return {
    listen: base.listen,
    async close() {
      for (const close of closers) await close()
      await base.close()
    },
  }
}
