import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Route, sendJson } from '@floodgate/platform/health'
import { pathOf } from '@floodgate/platform/request-url'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
}

/** Own files only. Monaco writes style elements and measures with inline styles; its workers are modules of ours. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export interface Playground {
  /** Whether this request is a browser that opens the endpoint as a page. */
  wants(request: IncomingMessage): boolean
  readonly page: Route
  /** The page's own files, under `/playground/`. */
  readonly files: Route
}

interface StaticFile {
  readonly path: string
  readonly contentType: string
}

/**
 * Serves what `router/playground/build.ts` made.
 * @param directory its output; read once, so a request can't name anything else
 * @returns undefined when it has not been built
 */
export function createPlayground(directory: string): Playground | undefined {
  const indexPath = join(directory, 'index.html')
  if (!existsSync(indexPath)) return undefined
  const index = readFileSync(indexPath)
  const assets = listFiles(directory)

  return {
    wants: ({ method, headers, url }) =>
      method === 'GET' &&
      (headers.accept ?? '').includes('text/html') &&
      !(url ?? '').includes('?query='),
    page(_request, response) {
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'cache-control': 'no-cache',
        })
        .end(index)
      return Promise.resolve()
    },
    async files(request, response) {
      const file = assets.get(pathOf(request))
      if (!file) return sendJson(response, 404, { error: 'not found' })
      response.writeHead(200, {
        'content-type': file.contentType,
        // The names carry a hash of the content.
        'cache-control': 'public, max-age=31536000, immutable',
      })
      await pipeline(createReadStream(file.path), response)
    },
  }
}

function listFiles(directory: string): ReadonlyMap<string, StaticFile> {
  const names = readdirSync(join(directory, 'assets'))
  return new Map(
    names.map((name) => [
      `/playground/assets/${name}`,
      {
        path: join(directory, 'assets', name),
        contentType: CONTENT_TYPES[extname(name)] ?? 'application/octet-stream',
      },
    ]),
  )
}
