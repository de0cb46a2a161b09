import type { FormattedExecutionResult } from 'graphql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { metricOf } from './testing/metrics.ts'
import { composeTestSupergraph, startTestRouter, type TestRouter } from './testing/test-router.ts'
import { TEST_TYPE_DEFS, type Ticket } from './testing/test-subgraphs.ts'

let router: TestRouter
beforeEach(async () => {
  router = await startTestRouter()
})
afterEach(() => router.close())

const TICKET: Ticket = {
  ...{ id: 'tkt_1', status: 'QUEUED', version: 1, buyerId: 'usr_ann', productId: 'prd_1' },
}

const { tickets, people, goods } = TEST_TYPE_DEFS
const WITHOUT_PRICE = composeTestSupergraph({
  ...{ tickets, people, goods: goods.replace(' price: Int', '') },
})
const WITHOUT_NOTE = composeTestSupergraph({
  ...{
    people,
    goods,
    tickets: tickets.replace('  "A text without a version."\n  note(id: ID!): String\n', ''),
  },
})

const FOLLOW = 'subscription ($id: ID!) { ticket(id: $id) { version product { name } } }'

function follow(query: string) {
  const told: FormattedExecutionResult[] = []
  const { promise: ended, resolve } = Promise.withResolvers<unknown>()
  const sink = {
    next: (result: unknown) => void told.push(result as FormattedExecutionResult),
    error: resolve,
    complete: () => resolve(undefined),
  }
  router.client().subscribe({ query, variables: { id: TICKET.id } }, sink)
  return { told, ended }
}

const event = (version: number) => ({
  data: { ticket: { version, product: { name: 'product prd_1' } } },
})

describe('another supergraph', () => {
  it('is served from one request to the next', async () => {
    const query = '{ goods { price } }'
    expect(await router.query(query)).toEqual({ data: { goods: [{ price: 1_299 }] } })
    expect(await router.router.reload(WITHOUT_PRICE)).toBe('replaced')
    expect(await router.query(query)).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    })
    expect(await router.query('{ goods { name } }')).toEqual({
      data: { goods: [{ name: 'product prd_1' }] },
    })
    expect(await router.router.reload(WITHOUT_PRICE)).toBe('unchanged')
  })

  it('is planned for what clients used before it is served', async () => {
    const query = '{ goods { name } people { name } }'
    await router.query(query)
    await router.router.reload(WITHOUT_PRICE)
    const { data } = await router.query(query)
    expect(data).toMatchObject({ goods: [{ name: 'product prd_1' }] })
    expect(await metricOf(router, 'floodgate_router_warmed_operations')).toBeGreaterThanOrEqual(1)
  })

  it('lets requests end on the one before', async () => {
    const gated = router.query('{ gated }')
    await expect.poll(() => router.feed.atGate()).toBe(1)
    expect(await router.router.reload(WITHOUT_PRICE)).toBe('replaced')
    router.feed.openGate()
    expect(await gated).toEqual({ data: { gated: 'passed' } })
  })

  it('is refused when it can not be served, and the one before stays', async () => {
    const unknown = composeTestSupergraph({
      ...TEST_TYPE_DEFS,
      elsewhere: 'type Query { elsewhere: Int }',
    })
    for (const sdl of ['nonsense {', 'type Query { a: Int }', unknown]) {
      expect(await router.router.reload(sdl)).toBe('refused')
    }
    expect(await router.query('{ goods { price } }')).toEqual({
      data: { goods: [{ price: 1_299 }] },
    })
    const refused = 'floodgate_router_supergraph_reloads_total'
    expect(await metricOf(router, refused, 'outcome="refused"')).toBe(3)
  })

  it('keeps the clients of subscriptions, which miss and repeat nothing', async () => {
    router.feed.put(TICKET)
    const { told } = follow(FOLLOW)
    await expect.poll(() => told).toEqual([event(1)])
    await router.router.reload(WITHOUT_PRICE)
    router.feed.put({ ...TICKET, version: 2 })
    await expect.poll(() => told).toEqual([event(1), event(2)])
    await expect.poll(() => router.feed.followers(TICKET.id)).toBe(1)
    router.feed.put({ ...TICKET, version: 3 })
    await expect.poll(() => told).toEqual([1, 2, 3].map(event))
  })

  it('ends subscriptions to what it does not have', async () => {
    router.feed.put({ ...TICKET, note: 'one' })
    const { told, ended } = follow('subscription ($id: ID!) { note(id: $id) }')
    await expect.poll(() => told).toEqual([{ data: { note: 'one' } }])
    await router.router.reload(WITHOUT_NOTE)
    expect(await ended).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
    await expect.poll(() => router.feed.followers(TICKET.id)).toBe(0)
  })

  it('keeps subscriptions of the one before while their subgraph is away', async () => {
    router.feed.put(TICKET)
    const { told } = follow(FOLLOW)
    await expect.poll(() => told).toEqual([event(1)])
    await router.stop('tickets')
    await router.router.reload(WITHOUT_PRICE)
    router.feed.put({ ...TICKET, version: 2 })
    await router.restart('tickets')
    await expect.poll(() => told).toEqual([event(1), event(2)])
  })
})
