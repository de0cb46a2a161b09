import { createServer } from 'node:http'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sendJson } from '@floodgate/platform/health'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSession, startTestRouter, type TestRouter } from '../testing/test-router.ts'
import { createPlayground } from './playground.ts'

const SHOP = 'https://shop.example'
const EVIL = 'https://evil.example'
const TOKEN = 'T'.repeat(43)
const ADMIN = 'A'.repeat(43)
const cookie = `__Host-floodgate-session=${TOKEN}; floodgate_admin=${ADMIN}`

let router: TestRouter
const closing: (() => unknown)[] = []
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'floodgate-playground-'))
  closing.push(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<html></html>')
  writeFileSync(join(folder, 'assets/page-1.js'), '')
  const webhooks = createServer((_request, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*', 'set-cookie': 'a=b' }).end('ok')
  }).listen(0, '127.0.0.1')
  await once(webhooks, 'listening')
  closing.push(() => webhooks.close())
  const webhookUrl = `http://127.0.0.1:${(webhooks.address() as AddressInfo).port}/graphql`
  router = await startTestRouter({
    ...{ corsOrigins: [SHOP], playground: createPlayground(folder), webhookUrl },
    admin: {
      userUrl: 'http://127.0.0.1:9/graphql',
      pages: {
        '/admin/queues': (_request, response) => {
          sendJson(response, 200, { secret: true })
          return Promise.resolve()
        },
      },
    },
  })
  closing.push(() => router.close())
  router.sessions.set(TOKEN, makeSession('usr_ann'))
  router.sessions.set(ADMIN, { ...makeSession('usr_root'), roles: ['ADMIN'] })
})
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

interface Surface {
  readonly path: string
  readonly init?: { method?: string; headers?: Record<string, string>; body?: string }
  readonly status: number
  /** Whether pages of listed origins may call it. */
  readonly isForPages?: boolean
  /** @default that of data */
  readonly policy?: RegExp
}

const json = { 'content-type': 'application/json' }
const events = { accept: 'text/event-stream' }
const body = JSON.stringify({ query: '{ whoami }' })
const DATA = /^default-src 'none'; frame-ancestors 'none'$/
const PAGE =
  /^default-src 'none'; script-src 'self';.* base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/

/** Every way into the router by HTTP. */
const SURFACES: Readonly<Record<string, Surface>> = {
  'a query': {
    ...{ path: '/graphql', init: { method: 'POST', headers: json, body }, status: 200 },
    isForPages: true,
  },
  'a query by GET': { path: '/graphql?query={whoami}', status: 200, isForPages: true },
  'a refused query': {
    ...{ path: '/graphql', init: { method: 'POST', headers: json, body: '{' }, status: 400 },
    isForPages: true,
  },
  'another method': {
    path: '/graphql',
    init: { method: 'PUT', headers: json, body },
    status: 405,
    isForPages: true,
  },
  'an event stream': {
    ...{ path: '/graphql/stream', init: { method: 'POST', headers: json, body }, status: 200 },
    isForPages: true,
  },
  'events at the endpoint': {
    ...{ path: '/graphql?query={whoami}', init: { headers: events }, status: 200 },
    isForPages: true,
  },
  'a refused event stream': {
    ...{ path: '/graphql/stream', init: { method: 'POST' }, status: 415 },
    isForPages: true,
  },
  'a login': {
    ...{ path: '/session', init: { method: 'POST', headers: json, body: '{}' }, status: 400 },
    isForPages: true,
  },
  'no login': { path: '/session', status: 405, isForPages: true },
  'the playground': {
    ...{ path: '/graphql', init: { headers: { accept: 'text/html' } }, status: 200, policy: PAGE },
    isForPages: true,
  },
  'a file of the playground': { path: '/playground/assets/page-1.js', status: 200 },
  'no file of the playground': { path: '/playground/assets/../../../etc/passwd', status: 404 },
  'the bare address': { path: '/', status: 302 },
  'a page for administrators': {
    ...{ path: '/admin/queues', init: { headers: { cookie } }, status: 200 },
  },
  'the administrators’ login': {
    ...{ path: '/admin/login', status: 200 },
    policy: /^default-src 'none'; form-action 'self'; frame-ancestors 'none'$/,
  },
  'administrators without a session': { path: '/admin/queues', status: 401 },
  'a webhook': { path: '/webhooks/sandbox', init: { method: 'POST', body: '{}' }, status: 200 },
  health: { path: '/healthz', status: 200 },
  readiness: { path: '/readyz', status: 200 },
  metrics: { path: '/metrics', status: 200 },
  nothing: { path: '/nowhere', status: 404 },
}

function ask({ path, init }: Surface, headers: Record<string, string> = {}) {
  const url = new URL(path, router.url)
  return fetch(url, { ...init, redirect: 'manual', headers: { ...init?.headers, ...headers } })
}

const corsOf = ({ headers }: Response) => [
  headers.get('access-control-allow-origin'),
  headers.get('access-control-allow-credentials'),
]

describe.each(Object.entries(SURFACES))('%s', (_name, surface) => {
  it('has the headers that keep browsers from misusing it', async () => {
    const response = await ask(surface)
    await response.body?.cancel()
    expect(response.status).toBe(surface.status)
    const { headers } = response
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toMatch(surface.policy ?? DATA)
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
    if (surface.isForPages) expect(headers.get('vary')).toContain('Origin')
  })

  it('is read by pages of listed origins where they may call it, and by no other', async () => {
    const listed = await ask(surface, { origin: SHOP })
    await listed.body?.cancel()
    expect(corsOf(listed)).toEqual(surface.isForPages ? [SHOP, 'true'] : [null, null])
    for (const origin of [EVIL, 'null', `${SHOP}.evil.example`, 'http://shop.example']) {
      const other = await ask(surface, { origin })
      await other.body?.cancel()
      expect(corsOf(other)).toEqual([null, null])
    }
  })

  it('tells a browser beforehand', async () => {
    const preflight = async (origin: string) => {
      const headers = { origin, 'access-control-request-method': 'POST' }
      const response = await ask({ ...surface, init: { method: 'OPTIONS', headers } })
      const { headers: found, status } = response
      return [
        status,
        found.get('access-control-allow-origin'),
        found.get('access-control-allow-methods'),
      ]
    }
    const allowed = [204, SHOP, 'GET, POST, DELETE']
    expect(await preflight(SHOP)).toEqual(surface.isForPages ? allowed : [204, null, null])
    expect(await preflight(EVIL)).toEqual([204, null, null])
  })
})

/** What a foreign page can have a browser send without asking first, with the cookies of who is in front of it. */
const SIMPLE: readonly { method: string; headers: Record<string, string>; body?: string }[] = [
  { method: 'GET', headers: {} },
  { method: 'HEAD', headers: {} },
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''].map(
    (type) => ({
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify({ query: 'mutation { touch(id: "x") { id } }' }),
    }),
  ),
]

describe.each(['/graphql', '/graphql/stream', '/session'])('a foreign page at %s', (path) => {
  it.each(SIMPLE)('does nothing by $method $headers', async ({ method, headers, body: sent }) => {
    const search = sent === undefined ? '?query=mutation{touch(id:"x"){id}}' : ''
    for (const origin of [EVIL, 'null', undefined]) {
      const response = await fetch(new URL(path + search, router.url), {
        method,
        headers: { ...headers, cookie, ...(origin !== undefined && { origin }) },
        ...(sent !== undefined && { body: sent }),
      })
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(await response.text()).not.toContain('"data":{"touch":{')
    }
  })
})

describe('a foreign page', () => {
  it('reads nothing with a session’s cookie', async () => {
    for (const headers of [
      { cookie },
      { cookie, origin: EVIL },
      { cookie, origin: EVIL, ...json },
    ]) {
      for (const accept of ['application/json', 'text/event-stream']) {
        const response = await fetch(`${router.url}?query={whoami}`, {
          headers: { ...headers, accept },
        })
        expect(response.status).toBe(403)
        expect(await response.text()).not.toContain('usr_ann')
      }
    }
  })

  it('changes nothing for an administrator', async () => {
    for (const path of ['/admin/login', '/admin/logout', '/admin/queues/api/queues/x/pause']) {
      for (const origin of [EVIL, SHOP, 'null']) {
        const response = await fetch(new URL(path, router.url), {
          ...{ method: 'POST', headers: { cookie, origin }, redirect: 'manual' },
          body: new URLSearchParams({ login: 'a', password: 'b' }),
        })
        expect(response.status).toBe(403)
        expect(response.headers.get('set-cookie')).toBeNull()
      }
    }
    // A link or an image, which say no origin.
    const image = await fetch(new URL('/admin/logout', router.url), {
      ...{ headers: { cookie }, redirect: 'manual' },
    })
    expect(image.headers.get('set-cookie')).toBeNull()
  })

  it('sets no cookie by a webhook, nor lets itself read one', async () => {
    const { headers } = await fetch(new URL('/webhooks/sandbox', router.url), { method: 'POST' })
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('what is no HTTP request', () => {
  it.each([
    [
      'an upgrade elsewhere',
      'GET /elsewhere HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      404,
    ],
    ['nonsense', 'nonsense\r\n\r\n', 400],
    [
      'a head beyond all measure',
      `GET / HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(40_000)}\r\n\r\n`,
      431,
    ],
  ])('%s is refused, and the connection closed', async (_name, text, status) => {
    const { port } = new URL(router.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(text)
    let answer = ''
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    await once(socket, 'end')
    socket.destroy()
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })
})

describe('what may be kept', () => {
  it('is nothing of a user’s, nor of a refusal', async () => {
    const authorization = `Bearer ${TOKEN}`
    const kept = async (surface: Surface, headers: Record<string, string> = {}) => {
      const response = await ask(surface, headers)
      await response.body?.cancel()
      return response.headers.get('cache-control')
    }
    for (const name of [
      'a query',
      'a query by GET',
      'a refused query',
      'a login',
      'no login',
    ] as const) {
      const surface = SURFACES[name]
      if (surface) expect(await kept(surface, { authorization })).toBe('no-store')
    }
    for (const name of ['an event stream', 'events at the endpoint']) {
      const surface = SURFACES[name]
      if (surface) expect(await kept(surface, { authorization })).toBe('no-cache, no-transform')
    }
    expect(await kept({ path: '/admin/login', status: 200 })).toBe('no-store')
  })
})
