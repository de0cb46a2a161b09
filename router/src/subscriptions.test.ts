import { once } from 'node:events'
import type { FormattedExecutionResult } from 'graphql'
import type { Client } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { makeSession, startTestRouter, type TestRouter } from './testing/test-router.ts'
import type { Ticket } from './testing/test-subgraphs.ts'

let router: TestRouter
beforeAll(async () => {
  router = await startTestRouter()
})
afterAll(() => router.close())

let sequence = 0
function makeTicket(overrides: Partial<Ticket> = {}): Ticket {
  const id = `tkt_${++sequence}`
  return { id, status: 'QUEUED', version: 1, buyerId: 'usr_ann', productId: 'prd_1', ...overrides }
}

/** The events of a subscription, one by one; what ends it with an error rejects. */
function follow(client: Client, query: string, variables: Record<string, unknown> = {}) {
  return client.iterate({ query, variables }) as AsyncIterableIterator<FormattedExecutionResult>
}

async function nextOf(events: AsyncIterableIterator<FormattedExecutionResult>) {
  const result = await events.next()
  expect(result.done).toBe(false)
  return result.value as FormattedExecutionResult
}

async function errorsOf(
  events: AsyncIterableIterator<unknown>,
): Promise<{ message: string; extensions: { code: string } }[]> {
  try {
    await events.next()
  } catch (errors) {
    if (Array.isArray(errors)) return errors as never
    throw errors
  }
  throw new Error('The subscription did not fail')
}

describe('a federated subscription', () => {
  it('selects fields of every subgraph, the current state first', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const events = follow(
      router.client(),
      `subscription ($id: ID!) {
        ticket(id: $id) { id status buyer { name } product { name price } }
      }`,
      { id: ticket.id },
    )
    const buyer = { name: 'ann' }
    const product = { name: 'product prd_1', price: 1_299 }
    expect(await nextOf(events)).toEqual({
      data: { ticket: { id: ticket.id, status: 'QUEUED', buyer, product } },
    })
    router.feed.put({ ...ticket, status: 'CONFIRMED', version: 2 })
    expect(await nextOf(events)).toEqual({
      data: { ticket: { id: ticket.id, status: 'CONFIRMED', buyer, product } },
    })
    await events.return?.()
  })

  it('keeps the order of events that come faster than they are answered', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const events = follow(
      router.client(),
      `subscription ($id: ID!) { ticket(id: $id) { version product { name } } }`,
      { id: ticket.id },
    )
    await nextOf(events)
    for (let version = 2; version <= 40; version++) router.feed.put({ ...ticket, version })
    const versions: unknown[] = []
    while (versions.length < 39) {
      versions.push(((await nextOf(events)).data as { ticket: Ticket }).ticket.version)
    }
    expect(versions).toEqual(Array.from({ length: 39 }, (_, i) => i + 2))
    await events.return?.()
  })

  it('honours aliases, fragments, unions, __typename, conditions and defaults', async () => {
    const ticket = makeTicket({ status: 'WON' })
    router.feed.put(ticket)
    const events = follow(
      router.client(),
      `subscription Won($id: ID!, $withBuyer: Boolean!, $root: Boolean = true) {
        ...Root @include(if: $root)
      }
      fragment Root on Subscription { it: ticket(id: $id) @skip(if: false) { ...Parts } }
      fragment Parts on Ticket {
        __typename
        who: buyer @include(if: $withBuyer) { called: name }
        outcome {
          __typename
          ... on Won { prize { title: name } }
          ... on Lost { reason }
        }
      }`,
      { id: ticket.id, withBuyer: false },
    )
    expect(await nextOf(events)).toEqual({
      data: {
        it: {
          __typename: 'Ticket',
          outcome: { __typename: 'Won', prize: { title: 'product prd_1' } },
        },
      },
    })
    await events.return?.()
  })

  it('answers nulls, and lets the null of a required field rise', async () => {
    const ticket = makeTicket({ productId: null, note: null })
    router.feed.put(ticket)
    const events = follow(
      router.client(),
      `subscription ($id: ID!) { ticket(id: $id) { note product { name } buyer { name nickname } } }`,
      { id: ticket.id },
    )
    expect(await nextOf(events)).toEqual({
      data: { ticket: { note: null, product: null, buyer: { name: 'ann', nickname: null } } },
    })
    router.feed.put({ ...ticket, buyerId: 'usr_nobody' })
    const { data, errors } = await nextOf(events)
    expect(data).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    await events.return?.()
  })

  it('gives an error of one field with its path beside the rest of the event, and without internals', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const events = follow(
      router.client(),
      `subscription ($id: ID!) { t: ticket(id: $id) { status cursed buyer { name } } }`,
      { id: ticket.id },
    )
    const { data, errors } = await nextOf(events)
    expect(data).toEqual({ t: { status: 'QUEUED', cursed: null, buyer: { name: 'ann' } } })
    expect(errors).toMatchObject([
      { path: ['t', 'cursed'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ])
    expect(JSON.stringify(errors)).not.toContain('/srv')
    await events.return?.()
  })
})

describe('a subscription that is refused', () => {
  it('names what is wrong with the document', async () => {
    const errors = await errorsOf(
      follow(router.client(), 'subscription { ticket(id: "x") { nonsense } }'),
    )
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
    const unparsable = await errorsOf(follow(router.client(), 'subscription {'))
    expect(unparsable).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }])
  })

  it('names an operation that is not there', async () => {
    const query = 'subscription A { mine { id } } subscription B { mine { id } }'
    const errors = await errorsOf(follow(router.client(), query))
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }])
  })

  it('hides what is inaccessible', async () => {
    const errors = await errorsOf(
      follow(router.client(), 'subscription { ticket(id: "x") { hidden } }'),
    )
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
  })

  it('takes one root field, after conditions', async () => {
    const query = `subscription ($yes: Boolean!) {
      ticket(id: "x") @include(if: $yes) { id }
      mine @include(if: $yes) { id }
    }`
    const two = await errorsOf(follow(router.client(), query, { yes: true }))
    expect(two).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
    const none = await errorsOf(follow(router.client(), query, { yes: false }))
    expect(none).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('names a variable that is missing', async () => {
    const errors = await errorsOf(
      follow(router.client(), 'subscription ($id: ID!) { ticket(id: $id) { id } }'),
    )
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('passes the subgraph’s own refusal on', async () => {
    const errors = await errorsOf(follow(router.client(), 'subscription { mine { id } }'))
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
  })

  it('beyond the limit of one connection', async () => {
    const limited = await startTestRouter({ limits: { operationsPerConnection: 2 } })
    const client = limited.client()
    const query = 'subscription { ticket(id: "tkt_limit") { id } }'
    limited.feed.put(makeTicket({ id: 'tkt_limit' }))
    const open = [follow(client, query), follow(client, query)]
    await Promise.all(open.map(nextOf))
    const errors = await errorsOf(follow(client, query))
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }])
    await limited.close()
  })
})

describe('sessions over WebSocket', () => {
  it.each([
    ['Authorization', (token: string) => ({ Authorization: `Bearer ${token}` })],
    ['authorization', (token: string) => ({ authorization: `Bearer ${token}` })],
    ['token', (token: string) => ({ token })],
  ])('takes the token of %s', async (_name, params) => {
    router.sessions.set('good', makeSession('usr_ann'))
    router.feed.put(makeTicket({ id: 'usr_ann' }))
    const events = follow(
      router.client(params('good')),
      'subscription { mine { id buyer { name } } }',
    )
    expect(await nextOf(events)).toEqual({
      data: { mine: { id: 'usr_ann', buyer: { name: 'ann' } } },
    })
    await events.return?.()
  })

  it('closes a connection with a token that is not known', async () => {
    const events = follow(router.client({ token: 'stranger' }), 'subscription { mine { id } }')
    await expect(events.next()).rejects.toMatchObject({ code: 4403 })
  })

  it('closes the connections of a session that is revoked, at once and when the word is lost', async () => {
    const watching = await startTestRouter({ sessionCheckMs: 50 })
    for (const token of ['told', 'lost', 'kept'])
      watching.sessions.set(token, makeSession(`usr_${token}`))
    const open = async (token: string) => {
      watching.feed.put(makeTicket({ id: `usr_${token}` }))
      const events = follow(watching.client({ token }), 'subscription { mine { id } }')
      await nextOf(events)
      return events
    }
    const [told, lost, kept] = [await open('told'), await open('lost'), await open('kept')]
    watching.revoke('told')
    await expect(told.next()).rejects.toMatchObject({ code: 4403 })
    watching.sessions.delete('lost')
    await expect(lost.next()).rejects.toMatchObject({ code: 4403 })
    await expect.poll(() => watching.feed.followers('usr_told')).toBe(0)
    expect(watching.feed.followers('usr_kept')).toBe(1)
    await kept.return?.()
    await watching.close()
  })

  it('closes the connection of a session that expires', async () => {
    router.sessions.set('brief', { ...makeSession('usr_brief'), expiresAt: Date.now() + 1_000 })
    router.feed.put(makeTicket({ id: 'usr_brief' }))
    const events = follow(router.client({ token: 'brief' }), 'subscription { mine { id } }')
    await nextOf(events)
    await expect(events.next()).rejects.toMatchObject({ code: 4403 })
  })

  it('refuses a user more connections than allowed', async () => {
    const limited = await startTestRouter({ limits: { connectionsPerUser: 1 } })
    limited.sessions.set('ann', makeSession('usr_ann'))
    limited.feed.put(makeTicket({ id: 'usr_ann' }))
    const mine = () => follow(limited.client({ token: 'ann' }), 'subscription { mine { id } }')
    const first = mine()
    await nextOf(first)
    await expect(mine().next()).rejects.toMatchObject({ code: 4429 })
    await first.return?.()
    await limited.close()
  })

  it('refuses the next operation of a session that was revoked', async () => {
    router.sessions.set('fleeting', makeSession('usr_bob'))
    router.feed.put(makeTicket({ id: 'usr_bob' }))
    const client = router.client({ token: 'fleeting' })
    const first = follow(client, 'subscription { mine { id } }')
    await nextOf(first)
    router.sessions.delete('fleeting')
    const errors = await errorsOf(follow(client, 'subscription { mine { id } }'))
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    await first.return?.()
  })
})

describe('queries and mutations over WebSocket', () => {
  it('run through the gateway, as the session’s user', async () => {
    router.sessions.set('asking', makeSession('usr_ann'))
    const client = router.client({ token: 'asking' })
    expect(await nextOf(follow(client, '{ whoami people { name } }'))).toEqual({
      data: { whoami: 'usr_ann', people: [{ name: 'ann' }, { name: 'bob' }] },
    })
    expect(await nextOf(follow(client, 'mutation { touch(id: "tkt_0") { status } }'))).toEqual({
      data: { touch: { status: 'TOUCHED' } },
    })
  })

  it('give errors with their codes', async () => {
    const { data, errors } = await nextOf(follow(router.client(), '{ broken whoami }'))
    expect(data).toEqual({ broken: null, whoami: 'anonymous' })
    expect(errors).toMatchObject([
      { path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ])
    expect(JSON.stringify(errors)).not.toMatch(/srv|ER_DUP/)
  })
})

describe('the life of a subscription', () => {
  const query = 'subscription ($id: ID!) { ticket(id: $id) { version buyer { name } } }'

  it('ends upstream when the client completes it', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const events = follow(router.client(), query, { id: ticket.id })
    await nextOf(events)
    expect(router.feed.followers(ticket.id)).toBe(1)
    await events.return?.()
    await expect.poll(() => router.feed.followers(ticket.id)).toBe(0)
  })

  it('ends upstream when the client’s connection is lost', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const client = router.client()
    const events = follow(client, query, { id: ticket.id })
    await nextOf(events)
    client.terminate()
    await expect(events.next()).rejects.toBeDefined()
    await expect.poll(() => router.feed.followers(ticket.id)).toBe(0)
  })

  it(
    'survives a restart of its subgraph, and repeats the current state',
    { timeout: 15_000 },
    async () => {
      const ticket = makeTicket()
      router.feed.put(ticket)
      const events = follow(router.client(), query, { id: ticket.id })
      await nextOf(events)
      await router.stop('tickets')
      router.feed.put({ ...ticket, version: 2 })
      await router.restart('tickets')
      expect(await nextOf(events)).toEqual({
        data: { ticket: { version: 2, buyer: { name: 'ann' } } },
      })
      router.feed.put({ ...ticket, version: 3 })
      expect(await nextOf(events)).toMatchObject({ data: { ticket: { version: 3 } } })
      await events.return?.()
    },
  )

  it('goes on while a subgraph of its other fields is away', async () => {
    const ticket = makeTicket()
    router.feed.put(ticket)
    const nullable = 'subscription ($id: ID!) { ticket(id: $id) { version product { price } } }'
    const events = follow(router.client(), nullable, { id: ticket.id })
    await nextOf(events)
    await router.stop('goods')
    router.feed.put({ ...ticket, version: 2 })
    const { data, errors } = await nextOf(events)
    expect(data).toEqual({ ticket: { version: 2, product: { price: null } } })
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    await router.restart('goods')
    router.feed.put({ ...ticket, version: 3 })
    expect(await nextOf(events)).toEqual({
      data: { ticket: { version: 3, product: { price: 1_299 } } },
    })
    await events.return?.()
  })

  it('fails where its subgraph can not be reached at the start', async () => {
    const alone = await startTestRouter({
      traffic: { subgraphPolicies: { all: { timeoutMs: 300 } } },
    })
    await alone.stop('tickets')
    const errors = await errorsOf(follow(alone.client(), query, { id: 'tkt_x' }))
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    await alone.close()
  })

  it('sends clients away with a code to come back from when the router stops', async () => {
    const stopping = await startTestRouter()
    stopping.feed.put(makeTicket({ id: 'tkt_stop' }))
    const events = follow(stopping.client(), query, { id: 'tkt_stop' })
    await nextOf(events)
    await stopping.router.close()
    await expect(events.next()).rejects.toMatchObject({ code: 1001 })
    expect(stopping.feed.followers('tkt_stop')).toBe(0)
    await stopping.close()
  })

  it(
    'gives up a client that does not read, and its upstream with it',
    { timeout: 20_000 },
    async () => {
      const strict = await startTestRouter({ limits: { closeMs: 100 } })
      const socket = new WebSocket(strict.url.replace('http', 'ws'), 'graphql-transport-ws')
      await once(socket, 'open')
      const send = (message: object) => socket.send(JSON.stringify(message))
      send({ type: 'connection_init' })
      await once(socket, 'message')
      send({
        id: '1',
        type: 'subscribe',
        payload: { query: 'subscription { flood(bytes: 100000) }' },
      })
      socket.pause()
      const givenUp = { begun: 1, ended: 1 }
      await expect.poll(() => strict.feed.floods(), { timeout: 15_000 }).toEqual(givenUp)
      await expect.poll(() => openSockets(strict)).toBe('0')
      socket.terminate()
      await strict.close()
    },
  )
})

async function openSockets(of: TestRouter): Promise<string | undefined> {
  const response = await fetch(of.url.replace('/graphql', '/metrics'))
  return /floodgate_router_websockets\S* (\d+)/.exec(await response.text())?.[1]
}
