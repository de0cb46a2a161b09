import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { readBody } from './request-body.ts'

let server: Server
let client: Socket
afterEach(() => {
  client.destroy()
  server.close()
})

/** A request of which only this has come yet. */
async function begin(text: string): Promise<IncomingMessage> {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.write(`POST / HTTP/1.1\r\nhost: here\r\n${text}`)
  const [request] = (await once(server, 'request')) as [IncomingMessage]
  return request
}

it('joins what comes in pieces, characters that are cut included', async () => {
  const bytes = Buffer.from('zwölf')
  const reading = readBody(await begin(`content-length: ${bytes.length}\r\n\r\nzw`), 100)
  client.write(bytes.subarray(2, 3))
  setImmediate(() => client.write(bytes.subarray(3)))
  expect(await reading).toBe('zwölf')
})

it('is empty where there is none', async () => {
  expect(await readBody(await begin('\r\n'), 100)).toBe('')
})

it.each([
  ['is said to be', 'content-length: 6\r\n\r\n'],
  ['is', 'transfer-encoding: chunked\r\n\r\n6\r\nlonger\r\n'],
])('is null where it %s longer than the limit, before its end', async (_, text) => {
  expect(await readBody(await begin(text), 5)).toBeNull()
})

it.each([
  ['leaves', () => client.end()],
  ['breaks off', () => client.resetAndDestroy()],
])('rejects when the client %s in the middle', async (_, leave) => {
  const reading = readBody(await begin('content-length: 6\r\n\r\nsho'), 100)
  leave()
  await expect(reading).rejects.toThrow('aborted')
})
