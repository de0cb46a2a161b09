import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Registry } from './metrics.ts'
import { pathOf } from './request-url.ts'

/** A dependency by name, and a check that rejects while it is out of reach. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<unknown>>>

/** Answers one path; everything about the response is its own. */
export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const CHECK_LIMIT_MS = 2_000

/** `/healthz`: the process lives. `/readyz`: 200, or 503 naming what is out of reach. `/metrics`: Prometheus text. */
export function healthRoutes(
  metrics: Pick<Registry, 'metrics' | 'contentType'>,
  checks: ReadinessChecks,
): Readonly<Record<string, Route>> {
  return {
    '/healthz': (_request, response) => {
      sendJson(response, 200, { status: 'ok' })
      return Promise.resolve()
    },
    '/readyz': async (_request, response) => {
      const failures = await failingChecks(checks)
      if (failures.length === 0) sendJson(response, 200, { status: 'ready' })
      else sendJson(response, 503, { status: 'not ready', failing: failures })
    },
    '/metrics': async (_request, response) => {
      const body = await metrics.metrics()
      response.writeHead(200, { 'content-type': metrics.contentType }).end(body)
    },
  }
}

async function failingChecks(checks: ReadinessChecks): Promise<string[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ((await passes(check)) ? [] : [name])),
  )
  return results.flat()
}

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_LIMIT_MS)
  })
  const done = check().then(
    () => true,
    () => false,
  )
  const passed = await Promise.race([done, late])
  clearTimeout(timer)
  return passed
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      // Without it the body would go out in chunks, which costs either end more than counting its bytes.
      'content-length': Buffer.byteLength(text),
    })
    .end(text)
}

export interface ListeningServer {
  /** Resolves with the port in use. Rejects when it is taken. */
  listen(port: number, host: string): Promise<number>
  close(): Promise<void>
}

/** The health endpoints of a process that serves nothing else, such as a worker. */
export function createHealthServer(metrics: Registry, checks: ReadinessChecks): ListeningServer {
  const routes = healthRoutes(metrics, checks)
  const server = createServer((request, response) => {
    const route = routes[pathOf(request)]
    if (route) route(request, response).catch(() => response.destroy())
    else sendJson(response, 404, { error: 'not found' })
  })
  return listening(server)
}

/** Listening and closing as promises; closing ends idle connections and waits for requests under way. */
export function listening(server: Server): ListeningServer {
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          const address = server.address()
          resolve(typeof address === 'object' && address ? address.port : port)
        })
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}
