import type { FormattedExecutionResult } from 'graphql'
import { createClient } from 'graphql-sse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSession, startTestRouter, type TestRouter } from './testing/test-router.ts'
import type { Ticket } from './testing/test-subgraphs.ts'

let router: TestRouter
beforeAll(async () => {
  router = await startTestRouter({ limits: { subscriptionsPerUser: 2 } })
  router.sessions.set('ann', makeSession('usr_ann'))
  router.sessions.set('many', makeSession('usr_many'))
})
afterAll(() => router.close())

let sequence = 0
function putTicket(): Ticket {
  const id = `tkt_sse_${++sequence}`
  const ticket = { id, status: 'QUEUED', version: 1, buyerId: 'usr_ann', productId: 'prd_1' }
  router.feed.put(ticket)
  return ticket
}

type Results = AsyncIterableIterator<FormattedExecutionResult>

function clientOf(of: TestRouter, options: { path?: string; token?: string } = {}) {
  const { path = '', token } = options
  return createClient({
    url: of.url + path,
    retryAttempts: 0,
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  })
}

const TICKET =
  'subscription ($id: ID!) { ticket(id: $id) { version buyer { name } product { name } } }'
const state = (version: number) => ({
  data: { ticket: { version, buyer: { name: 'ann' }, product: { name: 'product prd_1' } } },
})

describe('a subscription over server-sent events', () => {
  it.each(['', '/stream'])('is told to the client of graphql-sse at /graphql%s', async (path) => {
    const ticket = putTicket()
    const client = clientOf(router, { path })
    const events = client.iterate({ query: TICKET, variables: { id: ticket.id } }) as Results
    expect((await events.next()).value).toEqual(state(1))
    router.feed.put({ ...ticket, version: 2 })
    expect((await events.next()).value).toEqual(state(2))
    client.dispose()
    await expect.poll(() => router.feed.followers(ticket.id)).toBe(0)
  })

  it('shares its upstream with WebSockets', async () => {
    const ticket = putTicket()
    const operation = { query: TICKET, variables: { id: ticket.id } }
    const client = clientOf(router)
    const [streamed, socketed] = [client, router.client()].map(
      (each) => each.iterate(operation) as Results,
    )
    expect((await streamed?.next())?.value).toEqual(state(1))
    expect((await socketed?.next())?.value).toEqual(state(1))
    expect(router.feed.followers(ticket.id)).toBe(1)
    client.dispose()
    await socketed?.return?.()
  })

  it('knows its user by the header', async () => {
    router.feed.put({ ...putTicket(), id: 'usr_ann' })
    const events = clientOf(router, { token: 'ann' }).iterate({
      query: 'subscription { mine { id } }',
    }) as Results
    expect((await events.next()).value).toEqual({ data: { mine: { id: 'usr_ann' } } })
    await events.return?.()
  })

  it('tells what is wrong with the operation', async () => {
    const client = clientOf(router)
    const codes = async (query: string) => {
      const next = await (client.iterate({ query }) as Results).next()
      return (next.value as FormattedExecutionResult).errors?.map(
        ({ extensions }) => extensions?.code,
      )
    }
    expect(await codes('subscription { ticket(id: 1) { nonsense } }')).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ])
    expect(await codes('subscription { mine { id } }')).toEqual(['UNAUTHENTICATED'])
  })

  it('is bounded per user', async () => {
    const ticket = putTicket()
    const client = clientOf(router, { token: 'many' })
    const open = () => client.iterate({ query: TICKET, variables: { id: ticket.id } }) as Results
    const [first, second] = [open(), open()]
    await Promise.all([first.next(), second.next()])
    expect((await open().next()).value).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }],
    })
    client.dispose()
    await expect.poll(() => router.feed.followers(ticket.id)).toBe(0)
    const again = clientOf(router, { token: 'many' })
    const events = again.iterate({ query: TICKET, variables: { id: ticket.id } }) as Results
    expect((await events.next()).value).toEqual(state(1))
    again.dispose()
  })

  it('is broken off, not ended, when the router stops: clients come back from that', async () => {
    const stopping = await startTestRouter()
    stopping.feed.put({ ...putTicket(), id: 'tkt_stop' })
    const operation = { query: TICKET, variables: { id: 'tkt_stop' } }
    const events = clientOf(stopping).iterate(operation) as Results
    await events.next()
    await stopping.router.close()
    await expect(events.next()).rejects.toThrow()
    await stopping.close()
  })
})

describe('queries and mutations over server-sent events', () => {
  it('are one result', async () => {
    const client = clientOf(router, { token: 'ann' })
    const results: unknown[] = []
    for await (const result of client.iterate({ query: '{ whoami people { name } }' })) {
      results.push(result)
    }
    expect(results).toEqual([
      { data: { whoami: 'usr_ann', people: [{ name: 'ann' }, { name: 'bob' }] } },
    ])
    const query = 'mutation { touch(id: "tkt_0") { status } }'
    const next = await (client.iterate({ query }) as Results).next()
    expect(next.value).toEqual({ data: { touch: { status: 'TOUCHED' } } })
  })
})

describe('a request for server-sent events', () => {
  const accept = { accept: 'text/event-stream' }
  const status = async (init: RequestInit, search = '') =>
    (await fetch(router.url + search, init)).status

  it('is refused with a token that has no session', async () => {
    const headers = {
      ...accept,
      authorization: 'Bearer stranger',
      'content-type': 'application/json',
    }
    const body = JSON.stringify({ query: '{ whoami }' })
    expect(await status({ method: 'POST', headers, body })).toBe(401)
  })

  it('has to be of JSON, so that no foreign page can send it unasked', async () => {
    const body = JSON.stringify({ query: 'mutation { touch(id: 1) { id } }' })
    const headers = { ...accept, 'content-type': 'text/plain' }
    expect(await status({ method: 'POST', headers, body })).toBe(415)
  })

  it('can only read when it is a GET', async () => {
    const search = (query: string) => `?query=${encodeURIComponent(query)}`
    expect(await status({ headers: accept }, search('mutation { touch(id: 1) { id } }'))).toBe(405)
    const response = await fetch(router.url + search('{ whoami }'), { headers: accept })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(await response.text()).toBe(
      'event: next\ndata: {"data":{"whoami":"anonymous"}}\n\nevent: complete\ndata:\n\n',
    )
  })

  it('is not what a client means that names all it knows', async () => {
    const headers = {
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
    }
    const body = JSON.stringify({ query: '{ whoami }' })
    const response = await fetch(router.url, { method: 'POST', headers, body })
    expect(await response.json()).toEqual({ data: { whoami: 'anonymous' } })
  })
})
