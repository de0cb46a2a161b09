import { createServer, request as httpRequest, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSession, startTestRouter, type TestRouter } from './testing/test-router.ts'

let router: TestRouter
beforeAll(async () => {
  router = await startTestRouter({ corsOrigins: ['https://shop.example'] })
})
afterAll(() => router.close())

const at = (path: string) => router.url.replace('/graphql', path)

describe('queries and mutations', () => {
  it('join subgraphs', async () => {
    expect(await router.query('{ people { id name } goods { name price } }')).toEqual({
      data: {
        people: [
          { id: 'usr_ann', name: 'ann' },
          { id: 'usr_bob', name: 'bob' },
        ],
        goods: [{ name: 'product prd_1', price: 1_299 }],
      },
    })
  })

  it('run over GET where they only read', async () => {
    const read = await fetch(at('/graphql?query={whoami}'))
    expect(await read.json()).toEqual({ data: { whoami: 'anonymous' } })
    const write = await fetch(at('/graphql?query=mutation{touch(id:"x"){id}}'))
    expect(write.status).toBe(405)
    expect(write.headers.get('allow')).toBe('POST')
  })

  it('refuse what a foreign page could send without asking', async () => {
    const response = await fetch(router.url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{whoami}"}',
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('CSRF')
  })

  it('name the client as the one at fault where the operation is not in the document', async () => {
    const query = 'query A { whoami } query B { whoami }'
    for (const operationName of ['C', undefined]) {
      const response = await router.post({ query, operationName })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
      })
    }
  })

  it('point a subscription to the WebSocket', async () => {
    const response = await router.post({ query: 'subscription { ticket(id: "x") { id } }' })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('WebSocket') as string,
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    })
  })

  it('carry no internals in errors', async () => {
    const { data, errors } = await router.query('{ broken whoami }')
    expect(data).toEqual({ broken: null, whoami: 'anonymous' })
    expect(errors).toMatchObject([
      { path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ])
    expect(JSON.stringify(errors)).not.toMatch(/srv|ER_DUP|stacktrace/)
  })
})

describe('a request’s session', () => {
  it('makes its user known to the subgraphs', async () => {
    router.sessions.set('good', makeSession('usr_ann'))
    expect(await router.query('{ whoami }', { token: 'good' })).toEqual({
      data: { whoami: 'usr_ann' },
    })
  })

  it.each(['Bearer nobody', 'nobody', 'Basic YTpi'])(
    'is an error when it is %j',
    async (authorization) => {
      const response = await router.post({ query: '{ whoami }' }, { authorization })
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      })
    },
  )

  it('is over at once when it is revoked', async () => {
    router.sessions.set('fleeting', makeSession('usr_bob'))
    expect(await router.query('{ whoami }', { token: 'fleeting' })).toMatchObject({
      data: { whoami: 'usr_bob' },
    })
    router.sessions.delete('fleeting')
    expect(await router.query('{ whoami }', { token: 'fleeting' })).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    })
  })

  it('can not be checked while the store is away; without a token all goes on', async () => {
    const away = () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:6379'))
    const alone = await startTestRouter({ sessions: { find: away, areOpen: away, close: away } })
    const response = await alone.post({ query: '{ whoami }' }, { authorization: 'Bearer any' })
    expect(response.status).toBe(503)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] })
    expect(text).not.toContain('6379')
    expect(await alone.query('{ whoami }')).toEqual({ data: { whoami: 'anonymous' } })
    await alone.close()
  })
})

describe('a subgraph that fails', () => {
  const failures: [string, string, RequestListener][] = [
    ['SUBGRAPH_TIMEOUT', 'is silent', () => undefined],
    ['SUBGRAPH_UNAVAILABLE', 'hangs up', (request) => void request.socket.destroy()],
    [
      'SUBGRAPH_UNAVAILABLE',
      'is a proxy without a backend',
      (_, response) => void response.writeHead(502).end('<html>10.0.0.7</html>'),
    ],
    [
      'SUBGRAPH_INVALID_RESPONSE',
      'does not speak GraphQL',
      (_, response) => void response.end('[1]'),
    ],
    [
      'SUBGRAPH_INVALID_RESPONSE',
      'has another schema than the supergraph says',
      (_, response) =>
        void response.end(
          '{"errors":[{"message":"x","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}',
        ),
    ],
  ]

  it.each(failures)('gives %s when it %s', async (code, _what, listener) => {
    const server = createServer(listener)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const before = await startTestRouter({
      subgraphUrls: { ...router.subgraphUrls, goods: `http://127.0.0.1:${port}/graphql` },
      traffic: { subgraphPolicies: { all: { timeoutMs: 200 } } },
    })
    const { data, errors } = await before.query('{ goods { name } }')
    expect(data).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code } }])
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|10\.0\.0\.7|ECONN|undici/)
    await before.close()
    server.closeAllConnections()
    server.close()
  })

  it('is asked again once it is back', async () => {
    await router.stop('goods')
    expect(await router.query('{ goods { id } }')).toMatchObject({
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    })
    await router.restart('goods')
    expect(await router.query('{ goods { id } }')).toEqual({ data: { goods: [{ id: 'prd_1' }] } })
  })
})

describe('HTTP', () => {
  it('answers 413 to a body beyond 1 MiB, announced or not', async () => {
    const body = 'x'.repeat(2 * 1024 * 1024)
    const announced = await fetch(router.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect(announced.status).toBe(413)
    expect(await announced.json()).toMatchObject({
      errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }],
    })
    expect(await statusOfChunked(body)).toBe(413)
  })

  it('answers 400 to a body that is not JSON', async () => {
    const response = await fetch(router.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    })
  })

  it('passes a sane request id on and returns it, and makes one otherwise', async () => {
    const given = await router.post(
      { query: '{ requestId }' },
      { 'x-request-id': 'order-7.retry:2' },
    )
    expect(given.headers.get('x-request-id')).toBe('order-7.retry:2')
    expect(await given.json()).toEqual({ data: { requestId: 'order-7.retry:2' } })
    const made = await router.post({ query: '{ requestId }' }, { 'x-request-id': 'a b"c' })
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('lets listed origins in, and no other', async () => {
    const ask = (origin: string) => fetch(router.url, { method: 'OPTIONS', headers: { origin } })
    const listed = await ask('https://shop.example')
    expect(listed.status).toBe(204)
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    expect(listed.headers.get('access-control-allow-headers')).toContain('authorization')
    expect(
      (await ask('https://evil.example')).headers.get('access-control-allow-origin'),
    ).toBeNull()
  })

  it('sends security headers', async () => {
    const { headers } = await router.post({ query: '{ whoami }' })
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('tells health, readiness with what is missing, and metrics', async () => {
    expect((await fetch(at('/healthz'))).status).toBe(200)
    expect((await fetch(at('/readyz'))).status).toBe(200)
    await router.stop('people')
    const unready = await fetch(at('/readyz'))
    expect(unready.status).toBe(503)
    expect(await unready.json()).toMatchObject({ failing: ['people'] })
    await router.restart('people')
    await expect.poll(async () => (await fetch(at('/readyz'))).status).toBe(200)
    expect(await (await fetch(at('/metrics'))).text()).toContain('floodgate_router_fetch_seconds')
  })

  it('knows no other path', async () => {
    expect((await fetch(at('/nowhere'))).status).toBe(404)
    expect((await fetch(at('/playground/assets/../../package.json'))).status).toBe(404)
  })
})

describe('stopping', () => {
  it('lets requests under way end, takes no new ones, and may be called twice', async () => {
    const stopping = await startTestRouter()
    const underWay = stopping.query('{ gated }')
    await expect.poll(() => stopping.feed.atGate()).toBe(1)
    const closed = stopping.router.close()
    await expect(stopping.query('{ whoami }')).rejects.toThrow()
    stopping.feed.openGate()
    expect(await underWay).toEqual({ data: { gated: 'passed' } })
    await closed
    await stopping.router.close()
    await stopping.close()
  })
})

describe('introspection', () => {
  const query = '{ __schema { description } }'

  it('is open or closed, over HTTP and WebSocket alike', async () => {
    expect(await router.query(query)).toEqual({ data: { __schema: { description: null } } })
    const closed = await startTestRouter({ introspection: false })
    expect(await closed.query(query)).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    })
    const overSocket = closed.client().iterate({ query })
    await expect(overSocket.next()).rejects.toMatchObject([
      { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
    ])
    await closed.close()
  })
})

function statusOfChunked(body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(router.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    })
    request.on('response', (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    request.on('error', reject)
    request.end(body)
  })
}
