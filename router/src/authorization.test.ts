import type { FormattedExecutionResult } from 'graphql'
import { createClient } from 'graphql-sse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  composeTestSupergraph,
  makeSession,
  startTestRouter,
  type TestRouter,
} from './testing/test-router.ts'
import { TEST_TYPE_DEFS, type Ticket } from './testing/test-subgraphs.ts'

/** The subgraphs themselves let everybody see everything: what is refused here, the router refuses. */
function restricted(): string {
  const withImports = (sdl: string) =>
    sdl.replace('"@key",', '"@key", "@authenticated", "@requiresScopes", "@policy",')
  const rules: readonly (readonly [string, string])[] = [
    ['requestId: String!', 'requestId: String! @authenticated'],
    [
      'gated: String',
      'gated: String @requiresScopes(scopes: [["customer", "admin"], ["merchant"]])',
    ],
    ['touch(id: ID!): Ticket!', 'touch(id: ID!): Ticket! @policy(policies: [["MERCHANT"]])'],
    ['mine: Ticket!', 'mine: Ticket! @authenticated'],
    ['note: String\n  "Fails', 'note: String @requiresScopes(scopes: [["merchant"]])\n  "Fails'],
    ['text: String!', 'text: String @authenticated'],
  ]
  const tickets = rules.reduce((sdl, [plain, ruled]) => {
    expect(sdl).toContain(plain)
    return sdl.replace(plain, ruled)
  }, withImports(TEST_TYPE_DEFS.tickets))
  const goods = withImports(TEST_TYPE_DEFS.goods).replace('price: Int', 'price: Int @authenticated')
  return composeTestSupergraph({ ...TEST_TYPE_DEFS, tickets, goods })
}

let router: TestRouter
beforeAll(async () => {
  router = await startTestRouter({ supergraphSdl: restricted() })
  router.sessions.set('customer', makeSession('usr_ann'))
  router.sessions.set('merchant', { ...makeSession('usr_bob'), roles: ['MERCHANT'] })
  router.sessions.set('both', { ...makeSession('usr_eve'), roles: ['ADMIN', 'CUSTOMER'] })
  router.feed.openGate()
})
afterAll(() => router.close())

const NOBODY = undefined
type Token = string | undefined

const refusalOf = (...path: string[]) => ({
  path,
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
})

type Ask = (query: string, token: Token) => Promise<FormattedExecutionResult>

const iterated = (events: AsyncIterableIterator<unknown>) =>
  events.next().then(({ value }) => value as FormattedExecutionResult)

function streamed(query: string, token: Token, variables?: Record<string, unknown>) {
  const client = createClient({
    url: router.url,
    retryAttempts: 0,
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  })
  return client.iterate({ query, ...(variables && { variables }) })
}

/** Each way on which a query reaches the executor. */
const ways: Readonly<Record<string, Ask>> = {
  'the pipeline'(query, token) {
    // A kind of content that was not here before is not run directly.
    const headers = { 'content-type': `application/json; n=${++sequence}` }
    return router
      .post({ query }, { ...headers, ...(token && { authorization: `Bearer ${token}` }) })
      .then((response) => response.json() as Promise<FormattedExecutionResult>)
  },
  async 'the direct way'(query, token) {
    await router.query('{ whoami }')
    return router.query(query, token === undefined ? {} : { token })
  },
  'a WebSocket': (query, token) =>
    iterated(router.client(token === undefined ? {} : { token }).iterate({ query })),
  'server-sent events': (query, token) => iterated(streamed(query, token)),
}
let sequence = 0

describe.each(Object.entries(ways))('a query by %s', (_name, ask) => {
  it('sees what is for users when it is a user’s', async () => {
    const query = '{ whoami requestId goods { name price } }'
    const nobody = await ask(query, NOBODY)
    expect(nobody.data).toBeNull()
    expect(nobody.errors).toMatchObject([refusalOf('requestId'), refusalOf('goods', '@', 'price')])
    const user = await ask(query, 'customer')
    expect(user.errors).toBeUndefined()
    expect(user.data).toMatchObject({ whoami: 'usr_ann', goods: [{ price: 1_299 }] })
    expect((await ask('{ goods { name price } }', NOBODY)).data).toEqual({
      goods: [{ name: 'product prd_1', price: null }],
    })
  })

  it('holds its roles as scopes and policies', async () => {
    const gated = async (token: Token) => (await ask('{ gated }', token)).data
    expect(await gated(NOBODY)).toEqual({ gated: null })
    expect(await gated('customer')).toEqual({ gated: null })
    expect(await gated('merchant')).toEqual({ gated: 'passed' })
    expect(await gated('both')).toEqual({ gated: 'passed' })

    const touch = 'mutation { touch(id: "tkt_0") { status } }'
    const refused = await ask(touch, 'both')
    expect(refused).toMatchObject({ data: null, errors: [refusalOf('touch')] })
    expect(await ask(touch, 'merchant')).toEqual({ data: { touch: { status: 'TOUCHED' } } })
  })
})

function putTicket(overrides: Partial<Ticket> = {}): Ticket {
  const id = `tkt_ruled_${++sequence}`
  const ticket: Ticket = {
    ...{ id, status: 'QUEUED', version: 1, buyerId: 'usr_ann', productId: 'prd_1', note: 'n' },
    ...overrides,
  }
  router.feed.put(ticket)
  return ticket
}

type Follow = (query: string, token: Token, id: string) => AsyncIterableIterator<unknown>
const protocols: Readonly<Record<string, Follow>> = {
  'a WebSocket': (query, token, id) =>
    router.client(token === undefined ? {} : { token }).iterate({ query, variables: { id } }),
  'server-sent events': (query, token, id) => streamed(query, token, { id }),
}

describe.each(Object.entries(protocols))('a subscription by %s', (_name, follow) => {
  it('is told what its user may see, with every event', async () => {
    const ticket = putTicket()
    const query = 'subscription ($id: ID!) { ticket(id: $id) { version note product { price } } }'
    const followers = [NOBODY, 'customer', 'merchant'].map((token) =>
      follow(query, token, ticket.id),
    )
    const expected = (version: number) => [
      { data: { ticket: { version, note: null, product: { price: null } } } },
      { data: { ticket: { version, note: null, product: { price: 1_299 } } } },
      { data: { ticket: { version, note: 'n', product: { price: 1_299 } } } },
    ]
    const told = await Promise.all(followers.map(iterated))
    expect(told).toMatchObject(expected(1))
    const refusals = told.map(({ errors }) => errors?.length ?? 0)
    expect(refusals).toEqual([2, 1, 0])
    router.feed.put({ ...ticket, version: 2 })
    expect(await Promise.all(followers.map(iterated))).toMatchObject(expected(2))
    for (const events of followers) await events.return?.()
  })

  it('is refused when it may not see its root field', async () => {
    const query = 'subscription { mine { version } }'
    const codes = [{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' }, path: ['mine'] }]
    const outcome = await iterated(follow(query, NOBODY, 'x')).catch((error: unknown) => error)
    expect(
      Array.isArray(outcome) ? outcome : (outcome as FormattedExecutionResult).errors,
    ).toMatchObject(codes)
    putTicket({ id: 'usr_ann' })
    const events = follow(query, 'customer', 'x')
    expect(await iterated(events)).toEqual({ data: { mine: { version: 1 } } })
    await events.return?.()
  })
})

describe('what is public but for a rule', () => {
  it('is shared by nobody, and told to each as it may be', async () => {
    const { id } = putTicket()
    const query = 'subscription ($id: ID!) { notice(id: $id) { version text askedBy } }'
    const follow = (token: Token) =>
      router.client(token === undefined ? {} : { token }).iterate({ query, variables: { id } })
    const [nobody, user] = [follow(NOBODY), follow('customer')]
    expect((await iterated(nobody)).data).toEqual({
      notice: { version: 1, text: null, askedBy: 'anonymous' },
    })
    expect((await iterated(user)).data).toEqual({
      notice: { version: 1, text: 'QUEUED', askedBy: 'usr_ann' },
    })
    expect(router.feed.followers(id)).toBe(2)
    await nobody.return?.()
    await user.return?.()
  })
})

describe('a supergraph that comes to have rules', () => {
  it('holds clients to them that shared a subscription before', async () => {
    const open = await startTestRouter()
    open.sessions.set('customer', makeSession('usr_ann'))
    const ticket: Ticket = {
      ...{ id: 'tkt_open', status: 'QUEUED', version: 1, buyerId: 'usr_ann', productId: null },
    }
    open.feed.put(ticket)
    const query = 'subscription ($id: ID!) { notice(id: $id) { version text } }'
    const told = [NOBODY, 'customer'].map((token) => {
      const results: FormattedExecutionResult[] = []
      const client = open.client(token === undefined ? {} : { token })
      client.subscribe(
        { query, variables: { id: ticket.id } },
        {
          next: (result) => void results.push(result as FormattedExecutionResult),
          error: () => undefined,
          complete: () => undefined,
        },
      )
      return results
    })
    const texts = () => told.map((results) => results.map(({ data }) => data?.notice))
    const first = { version: 1, text: 'QUEUED' }
    await expect.poll(texts).toEqual([[first], [first]])
    expect(open.feed.followers(ticket.id)).toBe(1)
    expect(await open.router.reload(restricted())).toBe('replaced')
    await expect.poll(() => open.feed.followers(ticket.id)).toBe(2)
    open.feed.put({ ...ticket, version: 2, status: 'CONFIRMED' })
    await expect
      .poll(() => texts().map((each) => each.at(-1)))
      .toEqual([
        { version: 2, text: null },
        { version: 2, text: 'CONFIRMED' },
      ])
    await open.close()
  })
})
