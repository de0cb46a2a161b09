import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Route, sendJson } from '@floodgate/platform/health'
import type { Identity } from '@floodgate/platform/identity'
import { readBody } from '@floodgate/platform/request-body'
import { runWithRequest } from '@floodgate/platform/request-context'
import { z } from 'zod'
import type { CreateContext } from '../context.ts'
import { asGraphQLError, graphqlError } from '../errors.ts'
import { NEVER_ABORTED } from '../executor/transport/cancel-signal.ts'
import type { Generation } from '../graph/generation.ts'
import type { ClientIpOf } from '../http/client-ip.ts'
import { REQUEST_ID_HEADER, requestIdFrom } from '../http/request-id.ts'
import type { Authenticate } from './authenticate.ts'
import { type CookieSessions, NO_SESSION_COOKIE, sessionCookie } from './cookie-session.ts'

export const SESSION_PATH = '/session'

export interface SessionRouteServices {
  /** The supergraph as it is now. */
  readonly graph: () => Generation
  readonly authenticate: Authenticate
  readonly createContext: CreateContext
  readonly clientIpOf: ClientIpOf
  readonly cookies: CookieSessions
}

const LOGIN = `mutation CookieLogin($input: LoginInput!) {
  login(input: $input) {
    __typename
    ... on LoginSuccess { token expiresAt user { id username } }
    ... on LoginThrottled { retryAfterMs }
    ... on Problem { message }
  }
}`
const LOGOUT = 'mutation CookieLogout { logout { loggedOut } }'
const BODY_LIMIT = 4 * 1024

const credentials = z.object({ login: z.string(), password: z.string() })
const loginResult = z.object({
  login: z.looseObject({
    __typename: z.string(),
    token: z.string().optional(),
    expiresAt: z.string().optional(),
  }),
})

/** `POST` logs in and `DELETE` logs out, with the token in a cookie: pages never see it. The same logins as in the graph. */
export function createSessionRoute(services: SessionRouteServices): Route {
  return async (request, response) => {
    const requestId = requestIdFrom(request.headers[REQUEST_ID_HEADER])
    response.setHeader('cache-control', 'no-store')
    try {
      await runWithRequest(requestId, () => answer(services, request, response, requestId))
    } catch (error) {
      const { message, extensions } = asGraphQLError(error)
      const { code = 'INTERNAL_SERVER_ERROR', http } = extensions as {
        code?: string
        http?: { status?: number }
      }
      const known = http?.status !== undefined
      const text = known ? message : 'Something went wrong on our side.'
      sendJson(response, http?.status ?? 500, {
        errors: [{ message: text, extensions: { code } }],
      })
    }
  }
}

async function answer(
  services: SessionRouteServices,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  if (request.method === 'POST') return logIn(services, request, response, requestId)
  if (request.method === 'DELETE') return logOut(services, request, response, requestId)
  response.setHeader('allow', 'POST, DELETE')
  sendJson(response, 405, { error: 'POST or DELETE' })
}

async function logIn(
  services: SessionRouteServices,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  services.cookies.checkOrigin(request)
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw graphqlError('BAD_USER_INPUT', 'Send { login, password } as application/json.')
  }
  const input = readCredentials(await readBody(request, BODY_LIMIT))
  const anonymous = { kind: 'anonymous' } as const
  const data = await run(services, LOGIN, { input }, { request, requestId, identity: anonymous })
  const { token, expiresAt, ...login } = loginResult.parse(data).login
  if (token === undefined || expiresAt === undefined) {
    return sendJson(response, login.__typename === 'LoginThrottled' ? 429 : 401, { login })
  }
  response.setHeader('set-cookie', sessionCookie(token, new Date(expiresAt)))
  sendJson(response, 200, { login: { ...login, expiresAt } })
}

async function logOut(
  services: SessionRouteServices,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  services.cookies.checkOrigin(request)
  response.setHeader('set-cookie', NO_SESSION_COOKIE)
  const authorization = services.cookies.authorizationOf(request)
  const identity = await services
    .authenticate(authorization)
    .catch((): Identity => ({ kind: 'anonymous' }))
  const data = await run(services, LOGOUT, {}, { request, requestId, identity })
  sendJson(response, 200, data)
}

function readCredentials(body: string | null): z.output<typeof credentials> {
  try {
    return credentials.parse(JSON.parse(body ?? ''))
  } catch {
    throw graphqlError('BAD_USER_INPUT', 'Send { login, password } as application/json.')
  }
}

/** @throws GraphQLError the first error of the answer */
async function run(
  { graph, createContext, clientIpOf }: SessionRouteServices,
  query: string,
  variables: Record<string, unknown>,
  caller: { request: IncomingMessage; requestId: string; identity: Identity },
): Promise<unknown> {
  const clientIp = clientIpOf(caller.request)
  const contextValue = createContext(caller.requestId, caller.identity, NEVER_ABORTED, clientIp)
  const generation = graph()
  const done = generation.enter()
  const { body } = await generation.apollo
    .executeOperation({ query, variables }, { contextValue })
    .finally(done)
  if (body.kind !== 'single') throw new Error('Incremental delivery is not offered')
  const [error] = body.singleResult.errors ?? []
  if (error?.extensions?.code === 'RATE_LIMITED') throw graphqlError('RATE_LIMITED')
  if (error) throw graphqlError('UNAVAILABLE')
  // The executor writes data as text at once; see `SerialisedData`.
  return JSON.parse(JSON.stringify(body.singleResult.data)) as unknown
}
