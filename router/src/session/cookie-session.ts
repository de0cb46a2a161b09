import type { IncomingMessage } from 'node:http'
import { graphqlError } from '../errors.ts'

/** Sessions whose token is in a cookie that no script can read. */
export interface CookieSessions {
  /**
   * The `Authorization` value of a request that has none of its own.
   * @throws GraphQLError FORBIDDEN when a foreign page may have sent the request
   */
  authorizationOf(request: IncomingMessage): string | undefined
  /** @throws GraphQLError FORBIDDEN when a foreign page may have sent the request */
  checkOrigin(request: IncomingMessage): void
}

/** `__Host-`: browsers take it over HTTPS (and from their own machine) only, for this host and all of its paths. */
const NAME = '__Host-floodgate-session'
const ATTRIBUTES = 'Path=/; HttpOnly; Secure; SameSite=Strict'
const COOKIE = new RegExp(`(?:^|; *)${NAME}=([A-Za-z0-9_-]{43})(?:;|$)`)
/** Pages of other sites can send neither without asking first, which is refused to all but the listed origins. */
const DELIBERATE = ['apollo-require-preflight', 'x-apollo-operation-name']

export const sessionCookie = (token: string, expiresAt: Date) =>
  `${NAME}=${token}; Expires=${expiresAt.toUTCString()}; ${ATTRIBUTES}`

export const NO_SESSION_COOKIE = `${NAME}=; Max-Age=0; ${ATTRIBUTES}`

/** @param origins whose pages may call the router, beside its own */
export function createCookieSessions(origins: ReadonlySet<string>): CookieSessions {
  function checkOrigin({ headers: { origin, host } }: IncomingMessage): void {
    if (origin === undefined || origins.has(origin)) return
    if (URL.canParse(origin) && new URL(origin).host === host) return
    throw graphqlError('FORBIDDEN', 'Only pages of this shop may use its sessions.')
  }

  return {
    checkOrigin,
    authorizationOf(request) {
      const { cookie } = request.headers
      if (cookie === undefined) return undefined
      const token = COOKIE.exec(cookie)?.[1]
      if (token === undefined) return undefined
      checkOrigin(request)
      if (!isDeliberate(request)) {
        throw graphqlError('FORBIDDEN', 'With a cookie, send JSON or `Apollo-Require-Preflight`.')
      }
      return `Bearer ${token}`
    },
  }
}

/** SameSite keeps the cookie from other sites' requests; this holds even where a browser, or a subdomain, gets around it. */
function isDeliberate({ method, headers }: IncomingMessage): boolean {
  const isUpgrade = headers.upgrade !== undefined && headers.origin !== undefined
  const isJson = method !== 'GET' && /^application\/json\b/i.test(headers['content-type'] ?? '')
  return isUpgrade || isJson || DELIBERATE.some((name) => headers[name] !== undefined)
}
