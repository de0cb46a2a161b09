import { open, type FileHandle } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Route, sendJson } from '@floodgate/platform/health'
import { pathOf } from '@floodgate/platform/request-url'

export const IMAGE_PATH = '/images/'

/** One name, no folders, no leading dot: nothing in it can lead out of the image directory. */
const FILE_NAME = /^[a-z0-9][a-z0-9_-]{0,199}\.(?:svg|png|jpg|webp|avif)$/

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
}

/** Serves the files of a directory at `/images/<file>`. A file's name changes with its content, so it never expires. */
export function createImageRoute(directory: string): Route {
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      return sendJson(response, 405, { error: 'method not allowed' })
    }
    const path = pathOf(request)
    const name = path.slice(IMAGE_PATH.length)
    const file = FILE_NAME.test(name) ? await openFile(join(directory, name)) : null
    if (!file) return sendJson(response, 404, { error: 'not found' })
    try {
      await send(file, name, request.method === 'HEAD', response)
    } finally {
      await file.close()
    }
  }
}

async function openFile(path: string): Promise<FileHandle | null> {
  try {
    const file = await open(path)
    if ((await file.stat()).isFile()) return file
    await file.close()
    return null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function send(
  file: FileHandle,
  name: string,
  headOnly: boolean,
  response: ServerResponse,
): Promise<void> {
  const { size } = await file.stat()
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[extname(name)],
    'content-length': size,
    'cache-control': 'public, max-age=31536000, immutable',
    'cross-origin-resource-policy': 'cross-origin',
    // An SVG that is opened by itself is a document: it may not run anything.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  if (headOnly) response.end()
  else await pipeline(file.createReadStream({ autoClose: false }), response).catch(unlessGone)
}

// A browser that leaves the page stops in the middle of its pictures: that is nobody's failure.
function unlessGone(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}
