import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { createHttpPool, type HttpPool } from './http-pool.ts'

let server: Server
let pool: HttpPool
let sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets = []
  server.close()
  await pool.close()
})

/** @param onRequest is given what came over one connection, for each request on it */
async function poolTo(onRequest: (socket: Socket, request: string) => void, connections = 10) {
  server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => onRequest(socket, data.toString()))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  pool = createHttpPool(new URL(`http://127.0.0.1:${port}`), { connections, timeoutMs: 5_000 })
  return pool
}

const post = (headers: Record<string, string> = {}, signal?: AbortSignal) =>
  pool.post({ path: '/graphql', headers, body: '{}', signal })

const OK = 'HTTP/1.1 200 OK\r\n'
const answer = (body: string, headers = '') =>
  `${OK}${headers}content-length: ${body.length}\r\n\r\n${body}`
const bodies = async (posts: readonly ReturnType<typeof post>[]) =>
  (await Promise.all(posts)).map(({ body }) => body.toString())

test('a connection serves one request after the other', async () => {
  await poolTo((socket) => socket.write(answer('a')))
  expect(await bodies([post()])).toEqual(['a'])
  expect(await bodies([post()])).toEqual(['a'])
  expect(sockets).toHaveLength(1)
})

test('no more connections than allowed: further requests wait', async () => {
  let waiting = 0
  await poolTo((socket) => {
    waiting += 1
    if (waiting === 2) for (const each of sockets) each.write(answer('a'))
    if (waiting > 2) socket.write(answer('b'))
  }, 2)
  expect(await bodies([post(), post(), post(), post()])).toEqual(['a', 'a', 'b', 'b'])
  expect(sockets).toHaveLength(2)
})

test.each([
  ['the server says so', 'connection: close\r\n'],
  ['it would be closed any moment', 'keep-alive: timeout=1\r\n'],
])('a connection is not used again when %s', async (_, headers) => {
  await poolTo((socket) => socket.write(answer('a', headers)))
  await post()
  await post()
  expect(sockets).toHaveLength(2)
})

test('a connection that the server closed while idle is not used', async () => {
  await poolTo((socket) => socket.write(answer('a')))
  await post()
  const closed = sockets.map((socket) => once(socket.end(), 'close'))
  await Promise.all(closed)
  expect(await bodies([post()])).toEqual(['a'])
  expect(sockets).toHaveLength(2)
})

test('a connection that breaks rejects its request alone', async () => {
  await poolTo((socket, request) => {
    if (request.includes('x-break')) socket.end(`${OK}content-length: 5\r\n\r\nab`)
    else socket.write(answer('a'))
  })
  const [broken, whole] = await Promise.allSettled([post({ 'x-break': '1' }), post()])
  expect(broken).toMatchObject({ status: 'rejected', reason: { code: 'ECONNRESET' } })
  expect(whole.status).toBe('fulfilled')
})

test('a server that is not there rejects every request', async () => {
  await poolTo(() => undefined, 1)
  server.close()
  await once(server, 'close')
  const results = await Promise.allSettled([post(), post()])
  expect(results).toMatchObject([0, 1].map(() => ({ reason: { code: 'ECONNREFUSED' } })))
})

test('an abort takes back what waits, and ends what is under way', async () => {
  const asked = vi.fn()
  await poolTo(asked, 1)
  const [underWay, waits] = [new AbortController(), new AbortController()]
  const posts = [post({}, underWay.signal), post({}, waits.signal)]
  const settled = Promise.allSettled(posts)
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1))
  waits.abort(new Error('waited'))
  underWay.abort(new Error('under way'))
  expect(await settled).toMatchObject([
    { reason: { message: 'under way' } },
    { reason: { message: 'waited' } },
  ])
  await vi.waitFor(() => expect(sockets[0]?.destroyed).toBe(true))
})

test('Latin-1 in a header and Unicode in the body arrive as they are', async () => {
  let received = Buffer.alloc(0)
  await poolTo((socket) => socket.write(answer('a')))
  server.on('connection', (socket: Socket) =>
    socket.on('data', (data: Buffer) => (received = Buffer.concat([received, data]))),
  )
  await pool.post({ path: '/', headers: { 'x-name': 'é' }, body: '"手"' })
  expect(received.includes(Buffer.from('x-name: é\r\n', 'latin1'))).toBe(true)
  expect(received.subarray(-5).toString()).toBe('"手"')
})

test('a header can not begin another', async () => {
  await poolTo(() => undefined)
  await expect(post({ 'x-name': 'a\r\nx-role: admin' })).rejects.toThrow('header')
})

test('closing waits for what is under way', async () => {
  const asked = Promise.withResolvers<Socket>()
  await poolTo((socket) => asked.resolve(socket))
  const posted = post()
  const socket = await asked.promise
  const closed = pool.close()
  await expect(post()).rejects.toThrow('closed')
  socket.write(answer('a'))
  expect(await bodies([posted])).toEqual(['a'])
  await closed
})
