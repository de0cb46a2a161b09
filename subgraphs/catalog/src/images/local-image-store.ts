import { timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createHmacSha256 } from '@floodgate/platform/hmac'
import { type Route, sendJson } from '@floodgate/platform/health'
import { newId } from '@floodgate/platform/identifier'
import { type ImageStore, UPLOAD_LIFETIME_MS, type UploadRequest } from './image-store.ts'

export const UPLOAD_PATH = '/uploads/'

export interface LocalImageStore extends ImageStore {
  /** Takes what was presigned, at `/uploads/<token>`. */
  readonly uploadRoute: Route
}

export interface LocalImageStoreOptions {
  readonly directory: string
  /** Where clients reach `/uploads/`, without a slash at its end. */
  readonly uploadBaseUrl: string
  /** Signs what may be uploaded. */
  readonly secret: string
  readonly now?: () => number
}

type Claims = UploadRequest & { readonly expiresAt: number }

const FILE_NAME = /^[a-z0-9][a-z0-9_-]{0,199}\.[a-z]{3,4}$/

/** A folder of this machine, which clients upload to by way of this process. */
export function createLocalImageStore(options: LocalImageStoreOptions): LocalImageStore {
  const { directory, uploadBaseUrl, secret, now = Date.now } = options
  const mac = createHmacSha256(`${secret}:image-uploads`)

  function pathOf(key: string): string {
    if (!FILE_NAME.test(key)) throw new Error('not the name of an image file')
    return join(directory, key)
  }

  function verify(token: string): Claims | null {
    const [signature = '', text = ''] = token.split('.')
    if (!isSame(mac(text), signature)) return null
    const claims = JSON.parse(Buffer.from(text, 'base64url').toString()) as Claims
    return claims.expiresAt >= now() ? claims : null
  }

  // A file that is cut off never has its final name.
  async function writeWhole(key: string, bytes: Uint8Array): Promise<void> {
    await mkdir(directory, { recursive: true })
    const unfinished = join(directory, `.${newId('upl')}`)
    await writeFile(unfinished, bytes)
    await rename(unfinished, pathOf(key))
  }

  return {
    presign({ key, contentType, size }) {
      const expiresAt = now() + UPLOAD_LIFETIME_MS
      const claims: Claims = { key, contentType, size, expiresAt }
      const text = Buffer.from(JSON.stringify(claims)).toString('base64url')
      return Promise.resolve({
        url: `${uploadBaseUrl}${UPLOAD_PATH}${mac(text)}.${text}`,
        headers: { 'content-type': contentType },
        expiresAt: new Date(expiresAt),
      })
    },
    async read(key, maxBytes) {
      try {
        const file = await open(pathOf(key))
        const { size } = await file.stat().finally(() => file.close())
        return size <= maxBytes ? await readFile(pathOf(key)) : null
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    write: (key, _contentType, bytes) => writeWhole(key, bytes),
    remove: (key) => rm(pathOf(key), { force: true }),
    async uploadRoute(request, response) {
      if (request.method !== 'PUT') return sendJson(response, 405, { error: 'method not allowed' })
      const claims = verify((request.url ?? '').slice(UPLOAD_PATH.length))
      if (!claims) return sendJson(response, 403, { error: 'not signed, or too late' })
      if (request.headers['content-type'] !== claims.contentType) {
        return sendJson(response, 415, { error: 'another content type was announced' })
      }
      const chunks: Buffer[] = []
      let size = 0
      for await (const chunk of request as AsyncIterable<Buffer>) {
        size += chunk.length
        if (size > claims.size) break
        chunks.push(chunk)
      }
      if (size !== claims.size)
        return sendJson(response, 413, { error: 'another size was announced' })
      await writeWhole(claims.key, Buffer.concat(chunks))
      return sendJson(response, 201, {})
    },
  }
}

/** In a time that does not tell where they differ. */
function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
