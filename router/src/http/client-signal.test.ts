import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { reasonOf } from '../executor/transport/cancel-signal.ts'
import { abortWhenClosed } from './client-signal.ts'

let server: Server
let client: Socket
afterEach(() => {
  client.destroy()
  server.close()
})

/** A request of a client that is still there. */
async function begin(): Promise<ServerResponse> {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  client.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n')
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse]
  return response
}

it('aborts once when the client leaves, with a reason', async () => {
  const response = await begin()
  const signal = abortWhenClosed(response)
  const [told, released] = [vi.fn(), vi.fn()]
  signal.addEventListener('abort', told)
  signal.addEventListener('abort', released)
  signal.removeEventListener('abort', released)
  expect(signal.aborted).toBe(false)
  expect(() => signal.throwIfAborted()).not.toThrow()

  client.destroy()
  await once(response, 'close')
  response.emit('close')
  expect(signal).toMatchObject({ aborted: true, reason: { name: 'AbortError' } })
  expect(() => signal.throwIfAborted()).toThrow(reasonOf(signal))
  expect(told).toHaveBeenCalledTimes(1)
  expect(released).not.toHaveBeenCalled()
})

it('does not abort after the answer', async () => {
  const response = await begin()
  const signal = abortWhenClosed(response)
  const told = vi.fn()
  signal.addEventListener('abort', told)
  response.end('answer')
  await once(response, 'close')
  expect(signal.aborted).toBe(false)
  expect(told).not.toHaveBeenCalled()
})
