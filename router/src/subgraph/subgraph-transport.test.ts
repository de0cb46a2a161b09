import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLogger } from '@floodgate/platform/logging'
import { currentRequestId } from '@floodgate/platform/request-context'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RouterContext } from '../context.ts'
import type { SubgraphRequest } from '../executor/transport/transport.ts'
import { headerConfig } from './header-config.ts'
import { createHeaderRules } from './header-rules.ts'
import { createSubgraphTransport, type SubgraphTransportOptions } from './subgraph-transport.ts'

let server: Server
let client: ReturnType<typeof createSubgraphTransport>
const observe = { fetched: vi.fn(), retried: vi.fn(), circuitChanged: vi.fn() }

afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await client.close()
  vi.clearAllMocks()
})

async function clientOf(
  listener: RequestListener,
  options: Partial<SubgraphTransportOptions> = {},
): Promise<typeof client> {
  server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  client = createSubgraphTransport({
    urls: { goods: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` },
    logger: createLogger({ name: 'test', level: 'silent' }),
    observe,
    ...options,
  })
  return client
}

const makeContext = (overrides: Partial<RouterContext> = {}): RouterContext => ({
  requestId: 'req-1',
  identity: { kind: 'anonymous' },
  signal: new AbortController().signal,
  forResponse: {},
  signedIdentity: () => 'signed',
  ...overrides,
})
const ask = (
  kind: 'query' | 'mutation',
  overrides: Partial<SubgraphRequest<RouterContext>> = {},
): SubgraphRequest<RouterContext> => ({
  subgraph: 'goods',
  body: '{"query":"{ a }"}',
  kind,
  context: makeContext(),
  signal: undefined,
  ...overrides,
})
const UNAVAILABLE = { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }
const ANSWER = '{"data":{"a":1}}'

describe('retries', () => {
  it('asks again over a new connection what only reads', async () => {
    let asked = 0
    const goods = await clientOf((request, response) => {
      asked++
      if (asked === 1) request.socket.destroy()
      else response.end(ANSWER)
    })
    expect(await goods.fetch(ask('query'))).toEqual({ data: { a: 1 } })
    expect(asked).toBe(2)
    expect(observe.retried.mock.calls).toEqual([['goods']])
    expect(observe.fetched.mock.calls).toEqual([['goods', 'ok', expect.any(Number)]])
  })

  it.each([502, 503, 504])('asks again after HTTP %i, up to its limit', async (status) => {
    let asked = 0
    const goods = await clientOf((_, response) => {
      asked++
      response.writeHead(status).end('{"message":"no healthy upstream"}')
    })
    await expect(goods.fetch(ask('query'))).rejects.toMatchObject(UNAVAILABLE)
    expect(asked).toBe(3)
  })

  it('stops when nobody waits for it any more', async () => {
    let asked = 0
    const leaving = new AbortController()
    const goods = await clientOf((request) => {
      asked++
      request.socket.destroy()
      leaving.abort()
    })
    const fetched = goods.fetch(ask('query', { signal: leaving.signal }))
    await expect(fetched).rejects.toMatchObject({ name: 'AbortError' })
    expect(asked).toBe(1)
  })

  it.each([500, 404])('asks once where HTTP %i is the answer', async (status) => {
    let asked = 0
    const goods = await clientOf((_, response) => {
      asked++
      response.writeHead(status).end('<html>')
    })
    await expect(goods.fetch(ask('query'))).rejects.toThrow()
    expect(asked).toBe(1)
  })

  it('never sends a mutation twice', async () => {
    let asked = 0
    const goods = await clientOf((request, response) => {
      asked++
      if (asked === 1) request.socket.destroy()
      else response.writeHead(503).end()
    })
    await expect(goods.fetch(ask('mutation'))).rejects.toMatchObject(UNAVAILABLE)
    await expect(goods.fetch(ask('mutation'))).rejects.toMatchObject(UNAVAILABLE)
    expect(asked).toBe(2)
  })

  it('do not multiply the load of a subgraph that is away', async () => {
    let asked = 0
    const goods = await clientOf(
      (_, response) => {
        asked++
        response.writeHead(503).end()
      },
      { policies: { all: { circuitFailures: 0 } } },
    )
    await Promise.allSettled(Array.from({ length: 100 }, () => goods.fetch(ask('query'))))
    expect(asked).toBe(100 + 20)
  })

  it('do not wait for a client that left', async () => {
    const leaving = new AbortController()
    const goods = await clientOf((_, response) => {
      response.writeHead(503).end(() => setImmediate(() => leaving.abort(new Error('left'))))
    })
    await expect(goods.fetch(ask('query', { signal: leaving.signal }))).rejects.toThrow()
    expect(observe.retried.mock.calls.length).toBeLessThanOrEqual(1)
  })
})

describe('circuit', () => {
  it('refuses at once what a subgraph would fail again, until a probe is answered', async () => {
    let asked = 0
    let isAway = true
    const goods = await clientOf(
      (_, response) => {
        asked++
        response.writeHead(isAway ? 500 : 200).end(isAway ? '' : ANSWER)
      },
      { policies: { all: { circuitFailures: 3, circuitResetMs: 20 } } },
    )
    for (let i = 0; i < 3; i++) {
      await expect(goods.fetch(ask('mutation'))).rejects.toMatchObject(UNAVAILABLE)
    }
    expect(observe.circuitChanged.mock.calls).toEqual([['goods', 'open']])
    await expect(goods.fetch(ask('query'))).rejects.toMatchObject(UNAVAILABLE)
    expect(asked).toBe(3)
    isAway = false
    await vi.waitFor(() => goods.fetch(ask('query')))
    expect(observe.circuitChanged.mock.calls.slice(-2)).toEqual([
      ['goods', 'half-open'],
      ['goods', 'closed'],
    ])
  })

  it('counts what takes too long, and not what answers nonsense', async () => {
    let isSlow = false
    const goods = await clientOf(
      (_, response) => {
        if (!isSlow) response.end('nonsense')
      },
      { policies: { all: { circuitFailures: 2 }, subgraphs: { goods: { timeoutMs: 50 } } } },
    )
    const codes = []
    for (let i = 0; i < 6; i++) {
      isSlow = i >= 3
      const failed = await goods.fetch(ask('query')).catch((error: unknown) => error)
      codes.push((failed as { extensions: { code: string } }).extensions.code)
    }
    const [nonsense, late] = ['SUBGRAPH_INVALID_RESPONSE', 'SUBGRAPH_TIMEOUT']
    expect(codes).toEqual([nonsense, nonsense, nonsense, late, late, 'SUBGRAPH_UNAVAILABLE'])
  })
})

describe('headers', () => {
  const parent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  const clientHeaders = {
    authorization: 'Bearer x',
    cookie: 'a=b',
    traceparent: parent,
    tracestate: 'shop=1',
  }

  async function sentWith(context: RouterContext, options?: Partial<SubgraphTransportOptions>) {
    const sent = Promise.withResolvers<Record<string, unknown>>()
    const goods = await clientOf((request, response) => {
      sent.resolve(request.headers)
      response.setHeader('set-cookie', ['a=1', 'b=2']).end(ANSWER)
    }, options)
    await goods.fetch(ask('query', { context }))
    return sent.promise
  }

  it('of the client stay behind, but for its trace', async () => {
    const context = makeContext({ clientHeaders })
    const sent = await sentWith(context)
    expect(sent).toMatchObject({
      'content-type': 'application/json',
      'x-floodgate-identity': 'signed',
      'x-request-id': 'req-1',
      traceparent: parent,
      tracestate: 'shop=1',
    })
    expect(sent).not.toHaveProperty('authorization')
    expect(sent).not.toHaveProperty('cookie')
    expect(context.forResponse).toEqual({})
  })

  it('that are no trace are not passed on as one', async () => {
    const context = makeContext({ clientHeaders: { traceparent: 'x', tracestate: 'y' } })
    const sent = await sentWith(context)
    expect(sent).not.toHaveProperty('traceparent')
    expect(sent).not.toHaveProperty('tracestate')
  })

  it('go by the rules, there and back', async () => {
    const rules = headerConfig.parse({
      all: {
        request: [{ propagate: 'Authorization' }],
        response: [{ propagate: 'set-cookie' }],
      },
    })
    const context = makeContext({ clientHeaders })
    const headerRules = createHeaderRules(rules)
    expect(await sentWith(context, { headerRules })).toHaveProperty('authorization', 'Bearer x')
    expect(context.forResponse.headers?.get('set-cookie')).toEqual(['a=1', 'b=2'])
  })
})

it('gives a fetch up when the client leaves', async () => {
  const leaving = new AbortController()
  const closed = Promise.withResolvers<undefined>()
  const goods = await clientOf((request) => {
    request.socket.on('close', () => closed.resolve(undefined))
    leaving.abort()
  })
  await expect(goods.fetch(ask('query', { signal: leaving.signal }))).rejects.toThrow()
  await closed.promise
  expect(observe.retried).not.toHaveBeenCalled()
})

it('says in its log line whose request it was', async () => {
  const logger = createLogger({ name: 'test', level: 'silent' })
  const requestIds: unknown[] = []
  logger.warn = () => void requestIds.push(currentRequestId())
  const goods = await clientOf((_, response) => void response.writeHead(500).end(), { logger })
  await expect(goods.fetch(ask('mutation'))).rejects.toThrow()
  expect(requestIds).toEqual(['req-1'])
})
