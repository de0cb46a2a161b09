import { composeServices } from '@apollo/composition'
import { createIdentitySigner } from '@floodgate/platform/identity'
import type { ListeningServer } from '@floodgate/platform/health'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import type { RevocationListener } from '@floodgate/platform/session-revocations'
import { type Session, tokenHashOf } from '@floodgate/platform/session-store'
import { type FormattedExecutionResult, parse } from 'graphql'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { createRouter, type Router, type RouterOptions } from '../server.ts'
import {
  createTestSubgraph,
  createTicketFeed,
  TEST_TYPE_DEFS,
  type TestSubgraph,
  type TicketFeed,
} from './test-subgraphs.ts'

const NAMES = Object.keys(TEST_TYPE_DEFS) as TestSubgraph[]

export interface TestRouter {
  readonly url: string
  readonly feed: TicketFeed
  /** Tokens that are logged in; a test adds and removes them. */
  readonly sessions: Map<string, Session>
  /** Ends a session, and says so as the store does. */
  revoke(token: string): void
  readonly router: Router
  readonly subgraphUrls: Readonly<Record<string, string>>
  post(body: object, headers?: Record<string, string>): Promise<Response>
  query(
    query: string,
    options?: { variables?: object; token?: string },
  ): Promise<FormattedExecutionResult>
  /** A graphql-ws client that is closed with the router. */
  client(connectionParams?: Record<string, unknown>): Client
  stop(name: TestSubgraph): Promise<void>
  /** On the port that it had. */
  restart(name: TestSubgraph): Promise<void>
  close(): Promise<void>
}

/** As the store in Redis, without a word when a session ends. */
function sessionsOf(sessions: Map<string, Session>): RouterOptions['sessions'] {
  return {
    find: (token) => Promise.resolve(sessions.get(token) ?? null),
    areOpen(tokenHashes) {
      const open = new Set([...sessions.keys()].map(tokenHashOf))
      return Promise.resolve(tokenHashes.map((each) => open.has(each)))
    },
    close(sessionId) {
      for (const [token, session] of sessions) {
        if (session.sessionId === sessionId) sessions.delete(token)
      }
      return Promise.resolve()
    },
  }
}

export function makeSession(userId: string): Session {
  const openedAt = Date.now()
  return {
    ...{ sessionId: `ses_${userId}`, userId, roles: ['CUSTOMER'] },
    ...{ openedAt, expiresAt: openedAt + 60_000 },
  }
}

/** A router before three real subgraphs, all in this process, each on a port of its own. */
export async function startTestRouter(overrides: Partial<RouterOptions> = {}): Promise<TestRouter> {
  const identitySigner = createIdentitySigner('a-secret-of-the-tests-0123456789-abcdef')
  const feed = createTicketFeed()
  const sessions = new Map<string, Session>()
  let revocations: RevocationListener | undefined
  const running = new Map<TestSubgraph, ListeningServer>()
  const ports = new Map<TestSubgraph, number>()
  const clients: Client[] = []

  async function start(name: TestSubgraph): Promise<void> {
    const server = await createTestSubgraph(name, feed, identitySigner)
    ports.set(name, await server.listen(ports.get(name) ?? 0, '127.0.0.1'))
    running.set(name, server)
  }
  async function stop(name: TestSubgraph): Promise<void> {
    await running.get(name)?.close()
    running.delete(name)
  }

  await Promise.all(NAMES.map(start))
  const urlOf = (name: TestSubgraph) => `http://127.0.0.1:${ports.get(name) ?? 0}/graphql`
  const subgraphUrls = Object.fromEntries(NAMES.map((name) => [name, urlOf(name)]))
  const router = await createRouter({
    supergraphSdl: composeTestSupergraph(),
    subgraphUrls,
    sessions: sessionsOf(sessions),
    revocations(listener) {
      revocations = listener
      return () => (revocations = undefined)
    },
    identitySigner,
    readiness: {},
    metrics: createMetrics('router'),
    logger: createLogger({ name: 'router', level: 'silent' }),
    introspection: true,
    ...overrides,
  })
  const url = `http://127.0.0.1:${await router.listen(0, '127.0.0.1')}/graphql`

  const post = (body: object, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  return {
    url,
    feed,
    sessions,
    revoke(token) {
      sessions.delete(token)
      revocations?.onRevoked(tokenHashOf(token))
    },
    router,
    subgraphUrls,
    post,
    async query(query, { variables, token } = {}) {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
      const response = await post({ query, variables }, headers)
      return (await response.json()) as FormattedExecutionResult
    },
    client(connectionParams) {
      const client = createClient({
        url: url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        ...(connectionParams && { connectionParams }),
      })
      clients.push(client)
      return client
    },
    stop,
    restart: start,
    async close() {
      for (const client of clients) client.terminate()
      await router.close()
      await Promise.all([...running.keys()].map(stop))
    },
  }
}

export function composeTestSupergraph(
  typeDefs: Readonly<Record<string, string>> = TEST_TYPE_DEFS,
): string {
  const services = Object.entries(typeDefs).map(([name, sdl]) => ({
    name,
    url: `http://${name}.invalid/graphql`,
    typeDefs: parse(sdl),
  }))
  const result = composeServices(services)
  if (result.supergraphSdl === undefined)
    throw new Error(result.errors.map((e) => e.message).join('\n'))
  return result.supergraphSdl
}
