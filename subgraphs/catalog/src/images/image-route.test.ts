import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listening } from '@floodgate/platform/health'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createImageRoute } from './image-route.ts'

let root: string
let port: number
const server = listening(
  createServer((incoming, response) => {
    void createImageRoute(join(root, 'images'))(incoming, response)
  }),
)

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'floodgate-image-route-'))
  await mkdir(join(root, 'images', 'folder.svg'), { recursive: true })
  await writeFile(join(root, 'images', 'lamp-front-0a1b.svg'), '<svg/>')
  await writeFile(join(root, 'secret.svg'), 'secret')
  await writeFile(join(root, 'images', 'notes.txt'), 'secret')
  port = await server.listen(0, '127.0.0.1')
})
afterAll(async () => {
  await server.close()
  await rm(root, { recursive: true })
})

// fetch would resolve `..` before it sends.
function ask(path: string, method = 'GET') {
  return new Promise<{ status: number; headers: NodeJS.Dict<unknown>; body: string }>(
    (resolve, reject) => {
      request({ host: '127.0.0.1', port, path, method, agent: false }, (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (body += chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        )
      })
        .on('error', reject)
        .end()
    },
  )
}

describe('/images/<file>', () => {
  it('serves a file for good', async () => {
    const { status, headers, body } = await ask('/images/lamp-front-0a1b.svg?size=large')
    expect({ status, body }).toEqual({ status: 200, body: '<svg/>' })
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-length': '6',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
  })

  it('answers HEAD without a body, and refuses to be written to', async () => {
    const head = await ask('/images/lamp-front-0a1b.svg', 'HEAD')
    expect(head).toMatchObject({ status: 200, body: '', headers: { 'content-length': '6' } })
    expect((await ask('/images/lamp-front-0a1b.svg', 'POST')).status).toBe(405)
  })

  it.each([
    '/images/',
    '/images/unknown.svg',
    '/images/notes.txt',
    '/images/folder.svg',
    '/images/../secret.svg',
    '/images/..%2fsecret.svg',
    '/images/%2e%2e/secret.svg',
    '/images/..\\secret.svg',
    '/images//etc/passwd',
    '/images/lamp-front-0a1b.svg%00.png',
    '/images/.lamp-front-0a1b.svg',
    `/images/${'a'.repeat(300)}.svg`,
  ])('has nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })
})
