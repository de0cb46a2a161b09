import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { AppError } from './errors.ts'
import type { ListeningServer } from './health.ts'
import { createIdentitySigner, IDENTITY_HEADER, type SignedRequest } from './identity.ts'
import { createLogger } from './logging.ts'
import { createMetrics } from './metrics.ts'
import { createSubgraphServer } from './subgraph-server.ts'
import { openPolicy } from './testing/open-policy.ts'

const typeDefs = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query {
    whoami: String!
    echo(text: String!): String!
    fails: String
    forbidden: String
  }
  type Subscription {
    contexts(count: Int!): Int!
  }
`

interface Context extends SignedRequest {
  readonly number: number
}

let contexts = 0
const resolvers = {
  Query: {
    whoami: (_: unknown, __: unknown, { identity }: Context) => identity.kind,
    echo: (_: unknown, { text }: { text: string }) => text,
    fails: () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7:3306')
    },
    forbidden: () => {
      throw new AppError('FORBIDDEN')
    },
  },
  Subscription: {
    contexts: {
      async *subscribe(_: unknown, { count }: { count: number }) {
        for (let i = 0; i < count; i += 1) yield await Promise.resolve({})
      },
      resolve: (_: unknown, __: unknown, context: Context) => context.number,
    },
  },
}

const identitySigner = createIdentitySigner('i'.repeat(32))
const anonymous = identitySigner.sign({ kind: 'anonymous' }, 'req-1')
let server: ListeningServer
let origin: string
let databaseUp = true

beforeAll(async () => {
  server = await createSubgraphServer<Context>({
    typeDefs,
    resolvers,
    policy: openPolicy(typeDefs),
    createContext: (request) => ({ ...request, number: (contexts += 1) }),
    identitySigner,
    readiness: {
      database: () => (databaseUp ? Promise.resolve() : Promise.reject(new Error('down'))),
    },
    metrics: createMetrics('test'),
    logger: createLogger({ name: 'test', level: 'silent' }),
  })
  origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
})
afterAll(() => server.close())

function ask(query: string, identity: string | undefined = anonymous, body?: string) {
  return fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(identity && { [IDENTITY_HEADER]: identity }),
    },
    body: body ?? JSON.stringify({ query }),
  })
}

describe('over HTTP', () => {
  it('answers a signed request as the identity in it', async () => {
    const service = identitySigner.sign({ kind: 'service', name: 'order' }, 'req-2')
    expect(await (await ask('{ whoami }', service)).json()).toEqual({ data: { whoami: 'service' } })
  })

  it.each(['', 'forged.signature'])('refuses the identity %j', async (identity) => {
    const response = await ask('{ whoami }', identity)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'UNTRUSTED_CALLER' } }],
    })
  })

  it('hides what failed, and says what is forbidden', async () => {
    const answer = await (await ask('{ fails forbidden }')).text()
    expect(answer).not.toContain('10.0.0.7')
    expect(answer).toContain('"INTERNAL_SERVER_ERROR"')
    expect(answer).toContain('"FORBIDDEN"')
  })

  it.each(['', '{', '[]', '"x"', '{"query": 7}'])('answers the body %j with 400', async (body) => {
    expect((await ask('', anonymous, body)).status).toBe(400)
  })

  it.each([
    ['{ whoami }', {}],
    ['{ fails forbidden whoami }', {}],
    ['query A { whoami } query B { forbidden }', { operationName: 'B' }],
    ['query A { whoami } query C { forbidden }', {}],
    ['query D { whoami }', { operationName: 'E' }],
    ['query Echo($text: String!) { echo(text: $text) }', { variables: { text: 'é' } }],
    ['query Typed($text: String!) { echo(text: $text) }', { variables: { text: 7 } }],
    ['query Named($text: String!) { echo(text: $text) }', { variables: 'text' }],
    ['query Missing($text: String!) { echo(text: $text) }', {}],
    ['{ nothing }', {}],
  ])('answers %j with %j the second time as the first', async (query, rest) => {
    const body = JSON.stringify({ query, ...rest })
    const [first, second] = [await ask(query, anonymous, body), await ask(query, anonymous, body)]
    expect(second.status).toBe(first.status)
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'))
    expect(await second.json()).toEqual(await first.json())
  })

  it('runs a document that was accepted before with the variables of this request', async () => {
    const query = 'query Again($text: String!) { echo(text: $text) }'
    for (const text of ['one', 'two', 'three']) {
      const body = JSON.stringify({ query, variables: { text } })
      expect(await (await ask(query, anonymous, body)).json()).toEqual({ data: { echo: text } })
    }
  })

  it('answers a body over 1 MiB with 413', async () => {
    expect((await ask('x'.repeat(1_100_000))).status).toBe(413)
  })

  it('tells health, readiness and metrics', async () => {
    expect((await fetch(`${origin}/healthz`)).status).toBe(200)
    expect((await fetch(`${origin}/readyz`)).status).toBe(200)
    databaseUp = false
    const notReady = await fetch(`${origin}/readyz`)
    databaseUp = true
    expect(notReady.status).toBe(503)
    expect(await notReady.json()).toMatchObject({ failing: ['database'] })
    expect(await (await fetch(`${origin}/metrics`)).text()).toContain(
      'floodgate_graphql_request_seconds',
    )
    expect((await fetch(`${origin}/nowhere`)).status).toBe(404)
  })
})

describe('over graphql-ws', () => {
  const url = () => `${origin.replace('http', 'ws')}/graphql`
  const socketFor = (identity: string) =>
    createClient({
      url: url(),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { identity },
    })

  async function collect(query: string, identity: string): Promise<unknown[]> {
    const client = socketFor(identitySigner.sign({ kind: 'service', name: 'router' }, 'req-3'))
    const results: unknown[] = []
    for await (const result of client.iterate({ query, extensions: { identity } }))
      results.push(result)
    await client.dispose()
    return results
  }

  it('gives each event a context of its own', async () => {
    const results = await collect('subscription { contexts(count: 3) }', anonymous)
    const numbers = results.map(
      (result) => (result as { data: Context & { contexts: number } }).data.contexts,
    )
    expect(new Set(numbers).size).toBe(3)
  })

  it('refuses a socket that no service signed', async () => {
    const client = socketFor(anonymous)
    const first = client.iterate({ query: 'subscription { contexts(count: 1) }' }).next()
    await expect(first).rejects.toMatchObject({ code: 4403 })
  })

  it('refuses an operation without a signed identity', async () => {
    await expect(collect('subscription { contexts(count: 1) }', 'forged')).rejects.toMatchObject([
      { extensions: { code: 'UNTRUSTED_CALLER' } },
    ])
  })

  it('refuses a query', async () => {
    await expect(collect('{ whoami }', anonymous)).rejects.toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })
})
