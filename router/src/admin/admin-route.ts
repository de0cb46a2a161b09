import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Route, sendJson } from '@floodgate/platform/health'
import { readBody } from '@floodgate/platform/request-body'
import { pathOf } from '@floodgate/platform/request-url'
import type { Session, SessionStore } from '@floodgate/platform/session-store'
import type { LogIn } from './log-in.ts'
import { loginPage, logoutPage } from './login-page.ts'

/** Below this is what only an ADMIN may see. */
export const ADMIN_PREFIX = '/admin/'
const LOGIN_PATH = '/admin/login'
const LOGOUT_PATH = '/admin/logout'
const COOKIE = 'floodgate_admin'
const FORM_LIMIT = 4_096

export interface AdminRouteOptions {
  readonly sessions: Pick<SessionStore, 'find' | 'close'>
  readonly logIn: LogIn
  /** The pages, by their paths' beginnings. */
  readonly pages: Readonly<Record<string, Route>>
}

/**
 * Pages for an ADMIN who has logged in. The session is the same as everywhere, kept in a cookie that scripts can't read and
 * that no other site's page can send; a session that ended, or lost its role, opens nothing.
 */
export function createAdminRoute({ sessions, logIn, pages }: AdminRouteOptions): Route {
  async function sessionOf(token: string | null | undefined): Promise<Session | null> {
    return token == null ? null : sessions.find(token)
  }

  async function adminOf(request: IncomingMessage): Promise<Session | null> {
    const session = await sessionOf(cookieOf(request))
    return session?.roles.includes('ADMIN') ? session : null
  }

  async function login(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return sendPage(response, 200, loginPage(null))
    const form = new URLSearchParams((await readBody(request, FORM_LIMIT)) ?? '')
    const token = await logIn(form.get('login') ?? '', form.get('password') ?? '', request)
    const session = await sessionOf(token)
    if (token === null || !session?.roles.includes('ADMIN')) {
      // Of somebody else: it was opened a moment ago, for nothing.
      if (session) await sessions.close(session.sessionId)
      return sendPage(
        response,
        403,
        loginPage('Unknown login, wrong password, or no administrator.'),
      )
    }
    const seconds = Math.max(0, Math.floor((session.expiresAt - Date.now()) / 1_000))
    redirect(response, '/admin/queues', cookie(request, token, seconds))
  }

  async function logout(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Not by a GET, which any page can make a browser send.
    if (request.method !== 'POST') return sendPage(response, 200, logoutPage())
    const session = await sessionOf(cookieOf(request))
    if (session) await sessions.close(session.sessionId)
    redirect(response, LOGIN_PATH, cookie(request, '', 0))
  }

  return async (request, response) => {
    const path = pathOf(request)
    const isChange = request.method !== 'GET' && request.method !== 'HEAD'
    if (isChange && !isSameOrigin(request))
      return sendJson(response, 403, { error: 'other origin' })
    if (path === LOGIN_PATH) return login(request, response)
    if (path === LOGOUT_PATH) return logout(request, response)
    if (!(await adminOf(request))) {
      const isPage = (request.headers.accept ?? '').includes('text/html')
      return isPage ? redirect(response, LOGIN_PATH) : sendJson(response, 401, { error: 'log in' })
    }
    const name = Object.keys(pages).find((key) => path === key || path.startsWith(`${key}/`))
    const page = name === undefined ? undefined : pages[name]
    return page ? page(request, response) : sendJson(response, 404, { error: 'not found' })
  }
}

function cookieOf({ headers }: IncomingMessage): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === COOKIE)?.[1]
}

function cookie(request: IncomingMessage, token: string, seconds: number): string {
  const isSecure = request.headers['x-forwarded-proto'] === 'https'
  const attributes = ['Path=/admin', 'HttpOnly', 'SameSite=Strict', `Max-Age=${seconds}`]
  return [`${COOKIE}=${token}`, ...attributes, ...(isSecure ? ['Secure'] : [])].join('; ')
}

/** Browsers name the page's origin with every change. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

function redirect(response: ServerResponse, location: string, setCookie?: string): void {
  response
    .writeHead(303, {
      location,
      'cache-control': 'no-store',
      ...(setCookie !== undefined && { 'set-cookie': setCookie }),
    })
    .end()
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
    })
    .end(html)
}
