import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo } from 'node:net'
import { createLogger } from '@floodgate/platform/logging'
import { afterEach, describe, expect, it } from 'vitest'
import { type RouterContext } from '../context.ts'
import { type SubgraphRequest } from '../executor/transport/transport.ts'
import { createSubgraphTransport } from './subgraph-transport.ts'

let server: Server
let client: ReturnType<typeof createSubgraphTransport>

afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await client.close()
})

async function clientOf(listener: RequestListener): Promise<typeof client> {
  server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  client = createSubgraphTransport({
    urls: { goods: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` },
    timeoutMs: 5_000,
    logger: createLogger({ name: 'test', level: 'silent' }),
    observe: () => undefined,
  })
  return client
}

const context: RouterContext = {
  requestId: 'req-1',
  identity: { kind: 'anonymous' },
  signal: new AbortController().signal,
  signedIdentity: () => 'signed',
}
const ask = (kind: 'query' | 'mutation', signal?: AbortSignal): SubgraphRequest<RouterContext> => ({
  subgraph: 'goods',
  body: '{"query":"{ a }"}',
  kind,
  context,
  signal,
})

describe('createSubgraphTransport', () => {
  it('asks a second time over a new connection what only reads', async () => {
    let asked = 0
    const goods = await clientOf((request, response) => {
      asked++
      if (asked === 1) request.socket.destroy()
      else response.end('{"data":{"a":1}}')
    })
    expect(await goods.fetch(ask('query'))).toEqual({ data: { a: 1 } })
    expect(asked).toBe(2)
  })

  it('never sends a mutation twice', async () => {
    let asked = 0
    const goods = await clientOf((request) => {
      asked++
      request.socket.destroy()
    })
    await expect(goods.fetch(ask('mutation'))).rejects.toMatchObject({
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
    })
    expect(asked).toBe(1)
  })

  it('gives a fetch up when the client leaves', async () => {
    const leaving = new AbortController()
    const closed = Promise.withResolvers<undefined>()
    const goods = await clientOf((request) => {
      request.socket.on('close', () => closed.resolve(undefined))
      leaving.abort()
    })
    await expect(goods.fetch(ask('query', leaving.signal))).rejects.toThrow()
    await closed.promise
  })
})
