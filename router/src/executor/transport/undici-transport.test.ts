import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { SubgraphTimeout, UnusableAnswer } from './transport.ts'
import { createUndiciTransport } from './undici-transport.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function transportTo(listener: RequestListener, timeoutMs = 5_000) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return createUndiciTransport<string>({
    urls: { one: `http://127.0.0.1:${port}/graphql?v=1` },
    headers: (context, subgraph) => ({ 'x-context': context, 'x-subgraph': subgraph }),
    timeoutMs,
  })
}

const request = (signal?: AbortSignal) => ({
  subgraph: 'one',
  body: '{"query":"{ é }"}',
  kind: 'query' as const,
  context: 'me',
  signal,
})

test('posts the body with the headers of the context, and parses the answer', async () => {
  const transport = await transportTo((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method, url, headers } = incoming
      const seen = { method, url, context: headers['x-context'], type: headers['content-type'] }
      const text = JSON.stringify({ data: { seen, body: Buffer.concat(chunks).toString() } })
      // A character in two chunks.
      const bytes = Buffer.from(text)
      const middle = bytes.indexOf(0xc3) + 1
      response.write(bytes.subarray(0, middle))
      response.end(bytes.subarray(middle))
    })
  })
  expect(await transport.fetch(request())).toEqual({
    data: {
      seen: { method: 'POST', url: '/graphql?v=1', context: 'me', type: 'application/json' },
      body: '{"query":"{ é }"}',
    },
  })
  await transport.close()
})

test.each([0, 70_000])('a body comes whole, with %d more characters', async (more) => {
  const body = JSON.stringify({ query: '{ 鍋 }', variables: { text: 'ü'.repeat(more) } })
  const transport = await transportTo((incoming, response) => {
    void text(incoming).then((got) => response.end(JSON.stringify({ data: { body: got } })))
  })
  expect(await transport.fetch({ ...request(), body })).toEqual({ data: { body } })
  await transport.close()
})

test('a GraphQL answer counts whatever its status; anything else is unusable', async () => {
  const answers = ['{"errors":[{"message":"no"}]}', '<html>', '[]', '{"data":[]}', '{}', '']
  const transport = await transportTo((_, response) => {
    response.writeHead(400).end(answers.shift())
  })
  expect(await transport.fetch(request())).toEqual({ errors: [{ message: 'no' }] })
  while (answers.length > 0)
    await expect(transport.fetch(request())).rejects.toThrow(UnusableAnswer)
  await transport.close()
})

test('an abort ends the fetch and its connection', async () => {
  const gone = new AbortController()
  const closed = Promise.withResolvers<undefined>()
  const transport = await transportTo((incoming) => {
    incoming.socket.on('close', () => closed.resolve(undefined))
    gone.abort(new Error('client left'))
  })
  await expect(transport.fetch(request(gone.signal))).rejects.toThrow('client left')
  await closed.promise
  await expect(transport.fetch(request(gone.signal))).rejects.toThrow('client left')
})

test('a subgraph that does not answer in time is given up', async () => {
  const transport = await transportTo(() => undefined, 50)
  await expect(transport.fetch(request())).rejects.toThrow(SubgraphTimeout)
})

test('unknown subgraphs are an error', async () => {
  const transport = await transportTo(() => undefined)
  await expect(transport.fetch({ ...request(), subgraph: 'two' })).rejects.toThrow('No URL')
})
