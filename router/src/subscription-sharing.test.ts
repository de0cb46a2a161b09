import type { FormattedExecutionResult } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { metricOf } from './testing/metrics.ts'
import { makeSession, startTestRouter, type TestRouter } from './testing/test-router.ts'
import type { Ticket } from './testing/test-subgraphs.ts'

let router: TestRouter
beforeAll(async () => {
  router = await startTestRouter()
  for (const user of ['ann', 'bob']) router.sessions.set(user, makeSession(`usr_${user}`))
})
afterAll(() => router.close())

let sequence = 0
function makeTicket(overrides: Partial<Ticket> = {}): Ticket {
  const id = `tkt_shared_${++sequence}`
  return { id, status: 'QUEUED', version: 1, buyerId: 'usr_ann', productId: 'prd_1', ...overrides }
}

/** What a client of its own is told. */
function follow(query: string, id: string, token?: string) {
  const client = router.client(token === undefined ? {} : { token })
  const told: FormattedExecutionResult[] = []
  const { promise: ended, resolve } = Promise.withResolvers<unknown>()
  const leave = client.subscribe(
    { query, variables: { id } },
    {
      next: (result) => told.push(result as FormattedExecutionResult),
      error: resolve,
      complete: () => resolve(undefined),
    },
  )
  const versions = () =>
    told.map(({ data }) => Object.values(data as Record<string, Ticket>)[0]?.version)
  return { told, versions, leave, ended }
}

const TICKET = 'subscription ($id: ID!) { ticket(id: $id) { version status buyer { name } } }'
const upstreams = (id: string) => expect.poll(() => router.feed.followers(id))

describe('equal subscriptions', () => {
  it('share an upstream, and the work on each event', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const renamed = TICKET.replace('subscription', 'subscription Other').replaceAll(' {', '\n{')
    const clients = [...Array<string>(9).fill(TICKET), renamed].map((query) =>
      follow(query, ticket.id),
    )
    await expect
      .poll(() => clients.map(({ versions }) => versions()))
      .toEqual(clients.map(() => [1]))
    expect(router.feed.followers(ticket.id)).toBe(1)

    const fetchesBefore = await fetchesOf('people')
    router.feed.put({ ...ticket, version: 2, status: 'CONFIRMED' })
    await expect
      .poll(() => clients.map(({ versions }) => versions()))
      .toEqual(clients.map(() => [1, 2]))
    expect(await fetchesOf('people')).toBe(fetchesBefore + 1)
    expect(new Set(clients.map(({ told }) => JSON.stringify(told[1])))).toHaveLength(1)

    for (const { leave } of clients.slice(1)) leave()
    router.feed.put({ ...ticket, version: 3 })
    await expect.poll(() => clients[0]?.versions()).toEqual([1, 2, 3])
    expect(router.feed.followers(ticket.id)).toBe(1)
    clients[0]?.leave()
    await upstreams(ticket.id).toBe(0)
  })

  it('tell who comes at once the state that the others have', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const first = follow(TICKET, ticket.id)
    await expect.poll(first.versions).toEqual([1])
    const second = follow(TICKET, ticket.id)
    await expect.poll(second.versions).toEqual([1])
    expect(router.feed.followers(ticket.id)).toBe(1)
    first.leave()
    second.leave()
  })

  it('ask for the state again when someone comes late, and are one again', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const first = follow(TICKET, ticket.id)
    await expect.poll(first.versions).toEqual([1])
    // What is older than a second may have changed without an event.
    await expect.poll(() => ageOfState(ticket.id)).toBeGreaterThan(1_000)
    const late = follow(TICKET, ticket.id)
    await expect.poll(late.versions).toEqual([1])
    await upstreams(ticket.id).toBe(1)
    router.feed.put({ ...ticket, version: 2 })
    await expect.poll(first.versions).toEqual([1, 2])
    await expect.poll(late.versions).toEqual([1, 2])
    first.leave()
    late.leave()
    await upstreams(ticket.id).toBe(0)
  })

  it('do not share with other arguments', async () => {
    const [one, two] = [makeTicket(), makeTicket()]
    router.feed.put(one)
    router.feed.put(two)
    const clients = [follow(TICKET, one.id), follow(TICKET, two.id)]
    await upstreams(one.id).toBe(1)
    await upstreams(two.id).toBe(1)
    for (const { leave } of clients) leave()
  })
})

describe('the authorization scope', () => {
  it('is the user’s, unless all that is told is public', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const clients = [undefined, 'ann', 'bob', 'ann', undefined].map((token) =>
      follow(TICKET, ticket.id, token),
    )
    await expect.poll(() => clients.map(({ told }) => told.length)).toEqual([1, 1, 1, 1, 1])
    expect(router.feed.followers(ticket.id)).toBe(3)
    for (const { leave } of clients) leave()
  })

  it('is everybody’s for what is public, asked in nobody’s name', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const notice = 'subscription ($id: ID!) { notice(id: $id) { version text askedBy } }'
    const clients = [undefined, 'ann', 'bob'].map((token) => follow(notice, ticket.id, token))
    const expected = { data: { notice: { version: 1, text: 'QUEUED', askedBy: 'anonymous' } } }
    await expect.poll(() => clients.map(({ told }) => told)).toEqual(clients.map(() => [expected]))
    expect(router.feed.followers(ticket.id)).toBe(1)
    for (const { leave } of clients) leave()
  })
})

describe('events without a version', () => {
  const NOTE = 'subscription ($id: ID!) { note(id: $id) }'

  it('are shared from the first on, and not told to who comes later', async () => {
    const ticket = makeTicket({ note: 'one' })
    const early = [follow(NOTE, ticket.id), follow(NOTE, ticket.id)]
    await upstreams(ticket.id).toBe(1)
    await expect.poll(async () => metricOf(router, 'floodgate_router_subscriptions')).toBe(2)
    router.feed.put(ticket)
    await expect.poll(() => early.map(({ told }) => told.length)).toEqual([1, 1])
    const late = follow(NOTE, ticket.id)
    await upstreams(ticket.id).toBe(2)
    router.feed.put({ ...ticket, note: 'two' })
    const note = (text: string) => ({ data: { note: text } })
    await expect.poll(() => late.told.at(-1)).toEqual(note('two'))
    for (const { told } of early) await expect.poll(() => told).toEqual([note('one'), note('two')])
    for (const { leave } of [...early, late]) leave()
  })
})

const started = new Map<string, number>()
function ageOfState(id: string): number {
  const since = started.get(id) ?? performance.now()
  started.set(id, since)
  return performance.now() - since
}

async function fetchesOf(subgraph: string): Promise<number> {
  const labels = `subgraph="${subgraph}",outcome="ok"`
  return metricOf(router, 'floodgate_router_fetch_seconds_count', labels)
}
