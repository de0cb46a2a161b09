import { createReadStream, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { type Route, sendJson } from '@floodgate/platform/health'
import { readBody } from '@floodgate/platform/request-body'
import type { Queue } from 'bullmq'
import { type BoardRoute, type BoardState, createBoardAdapter } from './board-adapter.ts'
import { renderPage } from './render-page.ts'

/** Where the board is. */
export const BOARD_PATH = '/admin/queues'
const BODY_LIMIT = 1024 * 1024

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Own files only; the board sets styles on its elements. */
const CONTENT_SECURITY_POLICY = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'"],
  ...["img-src 'self' data:", "font-src 'self' data:", "connect-src 'self'", "base-uri 'self'"],
  ...["form-action 'none'", "frame-ancestors 'none'"],
].join('; ')

/** Bull Board over the queues: what they hold, and dead letters that can be run again. Who may see it is the caller's. */
export function createQueueBoard(queues: readonly Queue[]): Route {
  const { adapter, state } = createBoardAdapter()
  const uiBasePath = dirname(createRequire(import.meta.url).resolve('@bull-board/ui/package.json'))
  createBullBoard({
    // Payloads of jobs can be long: shown, but not sent with every look at the list.
    queues: queues.map((queue) => new BullMQAdapter(queue)),
    serverAdapter: adapter,
    options: { uiBasePath, uiConfig: { boardTitle: 'Floodgate queues' } },
  })
  const page = readFileSync(join(uiBasePath, 'dist/index.ejs'), 'utf8')
  const files = new Set(globSync('static/**/*.*', { cwd: join(uiBasePath, 'dist') }))

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://router')
    const path = url.pathname.slice(BOARD_PATH.length)
    const file = path.slice(1)
    if (files.has(file)) return sendFile(join(uiBasePath, 'dist', file), response)
    const match = findRoute(state.routes, request.method ?? 'GET', path)
    if (match) return answer(state, match, request, response, url)
    if (path.startsWith('/api/')) return sendJson(response, 404, { error: 'not found' })
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'cache-control': 'no-store',
      })
      .end(renderPage(page, state.pageParams(BOARD_PATH)))
  }
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const type = CONTENT_TYPES[extname(path)] ?? 'application/octet-stream'
  // The names hold a hash of what is in them.
  response.writeHead(200, { 'content-type': type, 'cache-control': 'private, max-age=86400' })
  await pipeline(createReadStream(path), response)
}

interface Match {
  readonly route: BoardRoute
  readonly params: Record<string, string>
}

function findRoute(routes: readonly BoardRoute[], method: string, path: string): Match | undefined {
  for (const route of routes) {
    if (route.method !== method) continue
    const params = route.pattern.exec(path)?.groups
    if (route.pattern.test(path)) return { route, params: decodeAll(params ?? {}) }
  }
  return undefined
}

const decodeAll = (params: Record<string, string>) =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, decodeURIComponent(value)]))

async function answer(
  state: BoardState,
  { route, params }: Match,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const text = await readBody(request, BODY_LIMIT)
  if (text === null) return sendJson(response, 413, { error: 'too large' })
  try {
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
    const query = queryOf(url.searchParams)
    const result = await route.handle({ params, query, body })
    sendJson(response, result.status, result.body)
  } catch (error) {
    const result = state.describeError(error instanceof Error ? error : new Error(String(error)))
    sendJson(response, result.status, result.body)
  }
}

/** A name that is given more than once has all its values. */
function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  const entries = [...new Set(search.keys())].map((key): [string, string | string[]] => {
    const values = search.getAll(key)
    return [key, values.length === 1 ? (values[0] ?? '') : values]
  })
  return Object.fromEntries(entries)
}
