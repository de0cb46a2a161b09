import { hash } from 'node:crypto'
import type { GraphQLFormattedError } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestRouter, type TestRouter } from './testing/test-router.ts'

const WHO = 'query Who { whoami }'
const FOLLOW = 'subscription Follow($id: ID!) { ticket(id: $id) { status } }'
const sha256 = (text: string) => hash('sha256', text, 'hex')
const byHash = (text: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } },
})
const ANONYMOUS = { data: { whoami: 'anonymous' } }
const refusedBy = (code: string) => ({ errors: [{ extensions: { code } }] })

async function post(router: TestRouter, body: object): Promise<[number, unknown]> {
  const response = await router.post(body)
  return [response.status, await response.json()]
}

async function get(router: TestRouter, params: Record<string, object | string>) {
  const search = new URLSearchParams(
    Object.entries(params).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
  const response = await fetch(`${router.url}?${search.toString()}`)
  return [response.status, await response.json()]
}

/** The first event, or the codes of the errors. */
async function overSocket(router: TestRouter, payload: object): Promise<unknown> {
  const events = router.client().iterate({ query: '', ...payload })
  try {
    return (await events.next()).value
  } catch (errors) {
    const { extensions } = (errors as readonly GraphQLFormattedError[])[0] ?? {}
    return extensions?.code
  } finally {
    await events.return?.()
  }
}

describe('automatic persisted queries', () => {
  let router: TestRouter
  beforeAll(async () => void (router = await startTestRouter()))
  afterAll(() => router.close())

  it('are registered by one request and used by all others', async () => {
    expect(await post(router, byHash(WHO))).toEqual([
      200,
      {
        errors: [
          { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
        ],
      },
    ])
    expect(await post(router, { query: WHO, ...byHash(WHO) })).toEqual([200, ANONYMOUS])
    expect(await post(router, byHash(WHO))).toEqual([200, ANONYMOUS])
    expect(await get(router, byHash(WHO))).toEqual([200, ANONYMOUS])
    expect(await overSocket(router, byHash(WHO))).toEqual(ANONYMOUS)
  })

  it('are refused where hash and text differ', async () => {
    const [status, body] = await post(router, { query: '{ broken }', ...byHash(WHO) })
    expect(status).toBe(400)
    expect(body).toMatchObject(refusedBy('BAD_USER_INPUT'))
    expect(await get(router, { query: '{ broken }', ...byHash(WHO) })).toMatchObject([400, body])
  })

  it('take variables over GET', async () => {
    const query = 'query If($w: Boolean!) { whoami @include(if: $w) requestId @skip(if: $w) }'
    const variables = { w: true }
    expect(await get(router, { query, variables, ...byHash(query) })).toEqual([200, ANONYMOUS])
    expect(await get(router, { variables, ...byHash(query) })).toEqual([200, ANONYMOUS])
  })
})

describe('a router that runs its manifest alone', () => {
  let router: TestRouter
  const persisted = new Map([WHO, FOLLOW].map((text) => [sha256(text), text]))
  beforeAll(async () => {
    router = await startTestRouter({ operationTexts: { persisted, persistedOnly: true } })
    router.feed.put({ id: 't', status: 'QUEUED', version: 1, buyerId: 'usr_ann', productId: null })
  })
  afterAll(() => router.close())

  it.each([
    [byHash(WHO)],
    [{ documentId: sha256(WHO) }],
    [{ id: `sha256:${sha256(WHO)}` }],
    [{ query: WHO }],
  ])('runs %j, by any protocol', async (names) => {
    expect(await post(router, names)).toEqual([200, ANONYMOUS])
    expect(await post(router, names)).toEqual([200, ANONYMOUS])
    expect(await get(router, names)).toEqual([200, ANONYMOUS])
    expect(await overSocket(router, names)).toEqual(ANONYMOUS)
  })

  const other = '{ whoami requestId }'
  it.each([
    [{ query: other }],
    [{ query: other, ...byHash(other) }],
    [byHash(other)],
    [{ query: `${WHO} #` }],
    [{ documentId: sha256(other) }],
    [{ query: '{ __schema { description } }' }],
  ])('refuses %j, by any protocol', async (names) => {
    const code = 'PERSISTED_QUERY_NOT_IN_LIST'
    expect(await post(router, names)).toMatchObject([400, refusedBy(code)])
    expect(await get(router, names)).toMatchObject([400, refusedBy(code)])
    expect(await overSocket(router, names)).toBe(code)
  })

  it.each([
    { query: other, documentId: 7 },
    { query: other, extensions: { persistedQuery: { version: 2 } } },
    { query: other, extensions: { persistedQuery: null } },
    { query: other, ...byHash(WHO) },
  ])('can not be tricked by %j', async (body) => {
    const [status, answer] = await post(router, body)
    expect(status).toBe(400)
    expect(answer).not.toHaveProperty('data')
    const [gotStatus, got] = await get(router, body as never)
    expect(gotStatus).toBe(400)
    expect(got).not.toHaveProperty('data')
    expect(await overSocket(router, body)).toEqual(expect.any(String))
  })

  it('follows the subscriptions of its manifest', async () => {
    const variables = { id: 't' }
    const event = { data: { ticket: { status: 'QUEUED' } } }
    expect(await overSocket(router, { ...byHash(FOLLOW), variables })).toEqual(event)
    const query = FOLLOW.replace('Follow', 'Other')
    expect(await overSocket(router, { query, variables })).toBe('PERSISTED_QUERY_NOT_IN_LIST')
  })
})

describe('limits', () => {
  let router: TestRouter
  beforeAll(async () => {
    const documentLimits = { depth: 3, cost: 20, aliases: 2, tokens: 60 }
    router = await startTestRouter({ documentLimits })
  })
  afterAll(() => router.close())

  it.each([
    ['{ ticket(id: "t") { outcome { ... on Won { prize { name } } } } }'],
    ['{ a: whoami b: whoami c: whoami }'],
    [
      '{ people { id } goods { id } ...A ...B } fragment A on Query { people { name } goods { name } } fragment B on Query { people { nickname } }',
    ],
    [`{ ${'whoami '.repeat(60)} }`],
    ['subscription { ticket(id: "t") { outcome { ... on Won { prize { name } } } } }'],
  ])('refuse %j by every protocol, before anything runs', async (query) => {
    const code = 'OPERATION_LIMIT_EXCEEDED'
    const [status, answer] = await post(router, { query })
    expect([status, answer]).toMatchObject([400, refusedBy(code)])
    expect(JSON.stringify(answer)).toContain('more than')
    expect(await post(router, { query })).toEqual([status, answer])
    expect(await get(router, { query })).toEqual([status, answer])
    expect(await overSocket(router, { query })).toBe(code)
  })

  it('hold for each operation that is asked for, and no other', async () => {
    const query = '{ people { id } } query Big { people { id } goods { id } }'
    expect(
      await post(router, { query: query.replace('{', 'query Small {'), operationName: 'Small' }),
    ).toMatchObject([200, { data: { people: [{}, {}] } }])
  })

  it('hold for bodies', async () => {
    const small = await startTestRouter({ limits: { bodyBytes: 100 } })
    expect(await post(small, { query: WHO })).toEqual([200, ANONYMOUS])
    const [status, answer] = await post(small, { query: WHO, variables: { x: 'x'.repeat(100) } })
    expect([status, answer]).toMatchObject([413, refusedBy('PAYLOAD_TOO_LARGE')])
    await small.close()
  })
})
