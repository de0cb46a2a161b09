import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSubgraph, type TestSubgraph, userIdentity } from './testing/start-subgraph.ts'

const HOUR_MS = 3_600_000
const merchant = userIdentity(newId('usr'), 'MERCHANT')
const admin = userIdentity(newId('usr'), 'ADMIN')

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const MUTATIONS = {
  createSeckillEvent: 'input: CreateSeckillEventInput!',
  updateSeckillEvent: 'input: UpdateSeckillEventInput!',
  publishSeckillEvent: 'id: ID!',
  cancelSeckillEvent: 'id: ID!',
  endSeckillEvent: 'id: ID!',
  rehydrateSeckillEvent: 'id: ID!',
} as const

const EVENT = 'event { id title status quota perUserLimit price { amount currency } }'

interface Outcome {
  readonly __typename: string
  readonly event?: { id: string; title: string; status: string; quota: number }
  readonly [field: string]: unknown
}

/** Runs a mutation of a sale's life, all of its members selected. */
async function run(name: keyof typeof MUTATIONS, argument: unknown, identity = merchant) {
  const [variable = ''] = MUTATIONS[name].split(':')
  const success = `${name.charAt(0).toUpperCase()}${name.slice(1)}Success`
  const lost = name === 'rehydrateSeckillEvent' ? 'wasLost adoptedTickets' : ''
  const members = {
    ...(name.startsWith('create') || name.startsWith('update')
      ? { InvalidSeckillEvent: 'fields { field }' }
      : {}),
    ...(/^(update|cancel|end)/.test(name) && { SaleNotChangeable: 'status' }),
    ...(name.startsWith('publish') && { SaleOverlaps: 'other { id }' }),
  }
  const fragments = Object.entries(members).map(([type, fields]) => `... on ${type} { ${fields} }`)
  const document = `mutation ($${MUTATIONS[name]}) { result: ${name}(${variable}: $${variable}) {
    __typename ... on ${success} { ${EVENT} ${lost} } ${fragments.join(' ')} } }`
  const { data, errors } = await subgraph.ask<{ result: Outcome } | null>(
    document,
    { [variable]: argument },
    identity,
  )
  if (!data) throw new Error(errors?.[0]?.extensions.code)
  return data.result
}

async function createSale(overrides: object = {}): Promise<string> {
  const { event } = await run('createSeckillEvent', {
    idempotencyKey: newId('msg'),
    title: 'Midnight sale',
    productId: newId('prd'),
    price: { amount: 100, currency: 'EUR' },
    quota: 10,
    startsAt: new Date(Date.now() - HOUR_MS),
    endsAt: new Date(Date.now() + HOUR_MS),
    admission: { perUser: null, perAddress: null },
    ...overrides,
  })
  return event?.id ?? ''
}

async function publishSale(overrides: object = {}): Promise<string> {
  const id = await createSale(overrides)
  expect(await run('publishSeckillEvent', id)).toMatchObject({ event: { status: 'ACTIVE' } })
  return id
}

describe('updateSeckillEvent', () => {
  it('changes what is given of a draft, and judges the whole', async () => {
    const id = await createSale()
    const update = (changes: object) => run('updateSeckillEvent', { id, ...changes })
    const price = { amount: 77, currency: 'CHF' }
    expect(await update({ title: 'New', price, quota: 20, perUserLimit: 15 })).toMatchObject({
      __typename: 'UpdateSeckillEventSuccess',
      event: { id, title: 'New', status: 'DRAFT', quota: 20, perUserLimit: 15, price },
    })
    expect(await update({ quota: 10 })).toEqual({
      __typename: 'InvalidSeckillEvent',
      fields: [{ field: 'perUserLimit' }],
    })
    expect(await update({ startsAt: new Date(Date.now() + 2 * HOUR_MS) })).toMatchObject({
      fields: [{ field: 'endsAt' }],
    })
    expect(await update({ quota: 1_000_001, title: ' ' })).toMatchObject({
      fields: [{ field: 'title' }, { field: 'quota' }],
    })
    await run('publishSeckillEvent', id)
    expect(await update({ title: 'Late' })).toEqual({
      __typename: 'SaleNotChangeable',
      status: 'ACTIVE',
    })
    expect(await subgraph.sales.figures(id)).toMatchObject({ quota: 20 })
    const unknown = await run('updateSeckillEvent', { id: newId('skl'), title: 'x' })
    expect(unknown.__typename).toBe('SaleNotFound')
  })
})

describe('a sale', () => {
  it('is not published beside another one of its product', async () => {
    const productId = newId('prd')
    const first = await publishSale({ productId })
    const second = await createSale({ productId })
    expect(await run('publishSeckillEvent', second)).toEqual({
      __typename: 'SaleOverlaps',
      other: { id: first },
    })
  })

  it('is ended early, or cancelled, once', async () => {
    const [ended, cancelled, draft] = [await publishSale(), await publishSale(), await createSale()]
    expect(await run('endSeckillEvent', ended)).toMatchObject({ event: { status: 'ENDED' } })
    expect(await run('endSeckillEvent', ended)).toMatchObject({ event: { status: 'ENDED' } })
    expect(await run('cancelSeckillEvent', ended)).toEqual({
      __typename: 'SaleNotChangeable',
      status: 'ENDED',
    })
    for (const id of [cancelled, draft, draft]) {
      expect(await run('cancelSeckillEvent', id)).toMatchObject({ event: { status: 'CANCELLED' } })
    }
    expect(await run('endSeckillEvent', cancelled)).toMatchObject({ status: 'CANCELLED' })
    const unknown = newId('skl')
    expect((await run('endSeckillEvent', unknown)).__typename).toBe('SaleNotFound')
    expect((await run('cancelSeckillEvent', unknown)).__typename).toBe('SaleNotFound')
  })

  it('is the business of those who run the shop', async () => {
    const id = await publishSale()
    for (const name of ['cancelSeckillEvent', 'endSeckillEvent'] as const) {
      await expect(run(name, id, userIdentity())).rejects.toThrow('FORBIDDEN')
    }
    await expect(run('updateSeckillEvent', { id }, userIdentity())).rejects.toThrow('FORBIDDEN')
    await expect(run('rehydrateSeckillEvent', id, merchant)).rejects.toThrow('FORBIDDEN')
  })

  it('that Redis lost asks buyers to try again, until it is made anew', async () => {
    const id = await publishSale()
    const purchase = (eventId: string) =>
      subgraph.ask<{ purchase: { __typename: string } } | null>(
        'mutation ($input: PurchaseInput!) { purchase(input: $input) { __typename } }',
        { input: { eventId, idempotencyKey: newId('msg') } },
        userIdentity(),
      )
    await subgraph.redis.del(`{seckill:${id}}:sale`)
    expect((await purchase(id)).errors?.[0]?.extensions.code).toBe('UNAVAILABLE')
    expect(await run('rehydrateSeckillEvent', id, admin)).toMatchObject({
      ...{ __typename: 'RehydrateSeckillEventSuccess', wasLost: true, adoptedTickets: 0 },
      event: { id, status: 'ACTIVE' },
    })
    expect((await purchase(id)).data?.purchase.__typename).toBe('PurchaseAccepted')
    expect(await run('rehydrateSeckillEvent', id, admin)).toMatchObject({ wasLost: false })
    expect((await run('rehydrateSeckillEvent', newId('skl'), admin)).__typename).toBe(
      'SaleNotFound',
    )

    await run('endSeckillEvent', id)
    await subgraph.redis.del(`{seckill:${id}}:sale`)
    expect((await purchase(id)).data?.purchase.__typename).toBe('SaleEnded')
  })
})

describe('User.seckillTickets', () => {
  const TICKETS = /* GraphQL */ `
    query ($user: _Any!, $first: Int, $after: String) {
      _entities(representations: [$user]) {
        ... on User {
          seckillTickets(first: $first, after: $after) {
            edges {
              node {
                id
                status
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `
  interface TicketsAnswer {
    _entities: {
      seckillTickets: {
        edges: { node: { id: string; status: string } }[]
        pageInfo: { hasNextPage: boolean; endCursor: string | null }
      }
    }[]
  }

  it('lists settled and queued tickets of all sales, newest first, page by page', async () => {
    const userId = newId('usr')
    const buyer = userIdentity(userId)
    const sales = [await publishSale({ perUserLimit: 3 }), await publishSale({ perUserLimit: 3 })]
    const bought: string[] = []
    const eventOf = new Map<string, string>()
    for (const eventId of [...sales, ...sales]) {
      const { id } = await subgraph.buy(eventId, { userId })
      bought.push(id)
      eventOf.set(id, eventId)
    }
    // Those of one millisecond come in any order.
    bought.sort().reverse()
    const settled = bought[2]
    const orderId = newId('ord')
    await subgraph.settling.settle(eventOf.get(settled ?? '') ?? '', [
      { ticketId: settled ?? '', outcome: 'CONFIRMED', orderId },
    ])
    // Redis forgets what is over; the database does not.
    const gone = await subgraph.buy(await publishSale(), { userId })
    await subgraph.settling.settle(gone.eventId, [
      { ticketId: gone.id, outcome: 'FAILED', reason: 'no' },
    ])
    await subgraph.redis.del(`{seckill:${gone.eventId}}:buyers`)

    const page = async (after: string | null, identity = buyer) => {
      const user = { __typename: 'User', id: userId }
      const { data } = await subgraph.ask<TicketsAnswer>(
        TICKETS,
        { user, first: 2, after },
        identity,
      )
      return data._entities[0]?.seckillTickets
    }
    const first = await page(null)
    expect(first?.edges.map(({ node }) => node)).toEqual([
      { id: gone.id, status: 'FAILED' },
      { id: bought[0], status: 'QUEUED' },
    ])
    const next = await page(first?.pageInfo.endCursor ?? null)
    expect(next?.edges.map(({ node }) => node)).toEqual([
      { id: bought[1], status: 'QUEUED' },
      { id: settled, status: 'CONFIRMED' },
    ])
    const last = await page(next?.pageInfo.endCursor ?? null, merchant)
    expect(last?.edges.map(({ node }) => node.id)).toEqual([bought[3]])
    expect(last?.pageInfo.hasNextPage).toBe(false)
  })

  it("hides other people's", async () => {
    const user = { __typename: 'User', id: newId('usr') }
    const { errors } = await subgraph.ask(TICKETS, { user }, userIdentity())
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})

describe('dead letters', () => {
  const LIST = /* GraphQL */ `
    query ($eventId: ID, $openOnly: Boolean!) {
      seckillDeadLetters(eventId: $eventId, openOnly: $openOnly) {
        edges {
          node {
            id
            fault
            quantity
            ticket {
              id
              status
              failureReason
            }
            event {
              id
            }
            buyer {
              id
            }
            retriedAs {
              id
              status
            }
          }
        }
      }
    }
  `
  const RETRY = /* GraphQL */ `
    mutation ($id: ID!) {
      retryDeadLetter(id: $id) {
        __typename
        ... on RetryDeadLetterSuccess {
          deadLetter {
            ticket {
              status
            }
            retriedAs {
              id
              status
            }
          }
        }
        ... on Problem {
          message
        }
      }
    }
  `
  interface ListAnswer {
    seckillDeadLetters: { edges: { node: { id: string; [field: string]: unknown } }[] }
  }
  interface RetryAnswer {
    retryDeadLetter: {
      __typename: string
      message?: string
      deadLetter?: { ticket: { status: string }; retriedAs: { id: string; status: string } }
    }
  }

  const retry = async (id: string) =>
    (await subgraph.ask<RetryAnswer>(RETRY, { id }, merchant)).data.retryDeadLetter
  const list = async (eventId: string, openOnly = true) =>
    (
      await subgraph.ask<ListAnswer>(LIST, { eventId, openOnly }, merchant)
    ).data.seckillDeadLetters.edges.map(({ node }) => node)

  it('can’t be of a sale that nothing can name; neither can a change of a draft', async () => {
    const UPDATE_SALE = `mutation ($id: ID!) { updateSeckillEvent(input: { id: $id }) { __typename } }`
    for (const id of ['\u202eabc', '', '手机', '\ud800']) {
      const { data } = await subgraph.ask<{ updateSeckillEvent: { __typename: string } }>(
        UPDATE_SALE,
        { id },
        merchant,
      )
      expect(data.updateSeckillEvent.__typename).toBe('SaleNotFound')
    }
  })

  it('are none of a sale that nothing can name', async () => {
    for (const eventId of ['\u202eabc', '', '手机']) expect(await list(eventId, false)).toEqual([])
  })

  async function poison(overrides: object = {}) {
    const eventId = await publishSale(overrides)
    const ticket = await subgraph.buy(eventId)
    const verdict = { ticketId: ticket.id, outcome: 'FAILED' as const, reason: 'Not written.' }
    const told = [{ ...verdict, fault: 'Data too long for column' }]
    await subgraph.settling.settle(eventId, told)
    await subgraph.settling.settle(eventId, told)
    return { eventId, ticket }
  }

  it('are listed with what was wrong', async () => {
    const { eventId, ticket } = await poison()
    const ordinary = await subgraph.buy(eventId)
    await subgraph.settling.settle(eventId, [
      { ticketId: ordinary.id, outcome: 'FAILED', reason: 'Sold out at the fence.' },
    ])
    expect(await list(eventId)).toEqual([
      {
        ...{ id: ticket.id, fault: 'Data too long for column', quantity: 1 },
        ticket: { id: ticket.id, status: 'FAILED', failureReason: 'Not written.' },
        event: { id: eventId },
        buyer: { id: ticket.userId },
        retriedAs: null,
      },
    ])
    const nosy = await subgraph.ask(LIST, { openOnly: true }, userIdentity())
    expect(nosy.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('are bought anew once, and the failed ticket stays failed', async () => {
    const { eventId, ticket } = await poison()
    const [first, second] = await Promise.all([retry(ticket.id), retry(ticket.id)])
    const again = await retry(ticket.id)
    expect(first.deadLetter).toMatchObject({
      ticket: { status: 'FAILED' },
      retriedAs: { status: 'QUEUED' },
    })
    expect(second.deadLetter?.retriedAs.id).toBe(first.deadLetter?.retriedAs.id)
    expect(again.deadLetter?.retriedAs.id).toBe(first.deadLetter?.retriedAs.id)
    expect(await list(eventId)).toEqual([])
    expect(await list(eventId, false)).toHaveLength(1)
    expect(await subgraph.sales.figures(eventId)).toMatchObject({ accepted: 2, failed: 1 })
    expect(await subgraph.drift(eventId)).toBe(0)
  })

  it('are not bought anew when nothing is left, or the sale is over', async () => {
    const { eventId, ticket } = await poison({ quota: 1 })
    await subgraph.buy(eventId)
    expect(await retry(ticket.id)).toEqual({
      __typename: 'DeadLetterNotRetryable',
      message: 'The sale does not take it now: sold out.',
    })
    await run('endSeckillEvent', eventId)
    expect((await retry(ticket.id)).message).toContain('ended')
    expect(await list(eventId)).toHaveLength(1)
    expect((await retry(newId('tkt'))).__typename).toBe('DeadLetterNotFound')
  })
})
