import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  startSubgraph,
  type TestSubgraph,
  userIdentity,
} from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const HOUR_MS = 3_600_000
const merchant = userIdentity(newId('usr'), 'MERCHANT')

const CREATE = /* GraphQL */ `
  mutation ($input: CreateSeckillEventInput!) {
    createSeckillEvent(input: $input) {
      __typename
      ... on CreateSeckillEventSuccess {
        event {
          id
          status
          available
          price {
            amount
            currency
          }
        }
      }
      ... on InvalidSeckillEvent {
        fields {
          field
        }
      }
    }
  }
`
const PUBLISH = /* GraphQL */ `
  mutation ($id: ID!) {
    publishSeckillEvent(id: $id) {
      __typename
      ... on PublishSeckillEventSuccess {
        event {
          id
          status
          available
          quota
        }
      }
      ... on SaleStockInsufficient {
        available
      }
    }
  }
`
const PURCHASE = /* GraphQL */ `
  mutation ($input: PurchaseInput!) {
    purchase(input: $input) {
      __typename
      ... on Problem {
        message
      }
      ... on PurchaseAccepted {
        ticket {
          ...Ticket
        }
      }
      ... on AlreadyPurchased {
        ticket {
          ...Ticket
        }
      }
      ... on QuantityNotAllowed {
        perUserLimit
      }
      ... on SaleNotStarted {
        startsAt
      }
    }
  }
  fragment Ticket on SeckillTicket {
    id
    status
    version
    position
    etaMs
    buyer {
      id
    }
    order {
      id
    }
    event {
      id
      title
    }
  }
`
const TICKET = /* GraphQL */ `
  query ($id: ID!) {
    seckillTicket(id: $id) {
      id
      status
      version
      position
      order {
        id
      }
      failureReason
    }
  }
`

interface CreateAnswer {
  createSeckillEvent: { __typename: string; event: { id: string }; fields: unknown }
}
interface PurchaseAnswer {
  purchase: { __typename: string; ticket: { id: string; status: string } }
}
interface TicketAnswer {
  seckillTicket: { id: string; status: string; version: number } | null
}

function makeInput(overrides: object = {}) {
  return {
    idempotencyKey: newId('msg'),
    title: 'Midnight sale',
    productId: newId('prd'),
    price: { amount: 9_900, currency: 'EUR' },
    quota: 5,
    startsAt: new Date(Date.now() - HOUR_MS),
    endsAt: new Date(Date.now() + HOUR_MS),
    ...overrides,
  }
}

async function createSale(overrides: object = {}): Promise<string> {
  const { data } = await subgraph.ask<CreateAnswer>(
    CREATE,
    { input: makeInput(overrides) },
    merchant,
  )
  return data.createSeckillEvent.event.id
}

async function publishSale(overrides: object = {}): Promise<string> {
  const id = await createSale(overrides)
  await subgraph.ask(PUBLISH, { id }, merchant)
  return id
}

async function purchase(eventId: string, buyer = userIdentity(), input: object = {}) {
  const { data } = await subgraph.ask<PurchaseAnswer>(
    PURCHASE,
    { input: { eventId, idempotencyKey: newId('msg'), ...input } },
    buyer,
  )
  return data.purchase
}

describe('a sale is created', () => {
  it('by those who run the shop alone', async () => {
    const variables = { input: makeInput() }
    const nobody = await subgraph.ask(CREATE, variables)
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const customer = await subgraph.ask(CREATE, variables, userIdentity(newId('usr'), 'CUSTOMER'))
    expect(customer.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const publish = await subgraph.ask(PUBLISH, { id: newId('skl') }, userIdentity())
    expect(publish.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('as a draft, once for each idempotency key', async () => {
    const input = makeInput()
    const ask = (change: object = {}) =>
      subgraph.ask<CreateAnswer>(CREATE, { input: { ...input, ...change } }, merchant)
    const answers = await Promise.all([ask(), ask(), ask()])
    const ids = answers.map(({ data }) => data.createSeckillEvent.event.id)
    expect(new Set(ids).size).toBe(1)
    expect(answers[0].data.createSeckillEvent.event).toEqual({
      id: ids[0],
      status: 'DRAFT',
      available: null,
      price: { amount: 9_900, currency: 'EUR' },
    })
    const other = await ask({ quota: 6 })
    expect(other.data.createSeckillEvent.__typename).toBe('SeckillIdempotencyConflict')
  })

  it('unless something is wrong with it', async () => {
    const input = makeInput({ title: '', idempotencyKey: '', perUserLimit: 0 })
    const { data } = await subgraph.ask<CreateAnswer>(CREATE, { input }, merchant)
    expect(data.createSeckillEvent).toEqual({
      __typename: 'InvalidSeckillEvent',
      fields: [{ field: 'idempotencyKey' }, { field: 'title' }, { field: 'perUserLimit' }],
    })
  })

  it('and published with its quota', async () => {
    const id = await createSale()
    const { data } = await subgraph.ask(PUBLISH, { id }, merchant)
    expect(data).toEqual({
      publishSeckillEvent: {
        __typename: 'PublishSeckillEventSuccess',
        event: { id, status: 'ACTIVE', available: 5, quota: 5 },
      },
    })
    expect(subgraph.standIns.carved.get(id)).toBe(5)
    expect(await subgraph.ask(PUBLISH, { id: 'nonsense' }, merchant)).toMatchObject({
      data: { publishSeckillEvent: { __typename: 'SaleNotFound' } },
    })
  })
})

describe('a purchase', () => {
  it('answers with the ticket, at once and again', async () => {
    const eventId = await publishSale()
    const userId = newId('usr')
    const buyer = userIdentity(userId)
    const input = { idempotencyKey: 'mine' }
    const first = await purchase(eventId, buyer, input)
    expect(first).toEqual({
      __typename: 'PurchaseAccepted',
      ticket: {
        id: expect.stringMatching(/^tkt_/) as string,
        status: 'QUEUED',
        version: 1,
        position: 0,
        etaMs: null,
        buyer: { id: userId },
        order: null,
        event: { id: eventId, title: 'Midnight sale' },
      },
    })
    expect(await purchase(eventId, buyer, input)).toEqual(first)
    const other = await purchase(eventId, buyer)
    expect(other).toMatchObject({ __typename: 'AlreadyPurchased', ticket: first.ticket })
    const second = await purchase(eventId)
    expect(second).toMatchObject({ ticket: { position: 1 } })
  })

  it('says why not', async () => {
    const eventId = await publishSale({ quota: 1 })
    expect(await purchase(eventId, userIdentity(), { quantity: 2 })).toMatchObject({
      __typename: 'QuantityNotAllowed',
      perUserLimit: 1,
    })
    await purchase(eventId)
    expect(await purchase(eventId)).toMatchObject({ __typename: 'SoldOut', message: 'Sold out.' })
    const startsAt = new Date(Date.now() + HOUR_MS)
    const future = await publishSale({ startsAt, endsAt: new Date(Date.now() + 2 * HOUR_MS) })
    expect(await purchase(future)).toMatchObject({
      __typename: 'SaleNotStarted',
      startsAt: startsAt.toISOString(),
    })
    for (const id of [newId('skl'), 'x}{y', await createSale()]) {
      expect(await purchase(id)).toMatchObject({ __typename: 'SaleNotFound' })
    }
  })

  it('needs a login and an idempotency key', async () => {
    const input = { eventId: newId('skl'), idempotencyKey: '' }
    const nobody = await subgraph.ask(PURCHASE, { input })
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const keyless = await subgraph.ask(PURCHASE, { input }, userIdentity())
    expect(keyless.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

describe('a ticket', () => {
  it('is for its buyer and those who run the shop', async () => {
    const buyer = userIdentity()
    const { ticket } = await purchase(await publishSale(), buyer)
    const see = async (identity?: typeof buyer) =>
      (await subgraph.ask<TicketAnswer>(TICKET, { id: ticket.id }, identity)).data.seckillTicket?.id
    expect(await see(buyer)).toBe(ticket.id)
    expect(await see(merchant)).toBe(ticket.id)
    expect(await see(userIdentity())).toBeUndefined()
    expect(await see()).toBeUndefined()
    for (const id of [newId('tkt'), 'tkt_nonsense']) {
      const { data } = await subgraph.ask<TicketAnswer>(TICKET, { id }, buyer)
      expect(data.seckillTicket).toBeNull()
    }
  })

  it('is found in the database when Redis has it no more', async () => {
    const buyer = userIdentity()
    const eventId = await publishSale()
    const { ticket } = await purchase(eventId, buyer)
    const orderId = newId('ord')
    const confirmed = { ticketId: ticket.id, outcome: 'CONFIRMED', orderId } as const
    await subgraph.settling.settle(eventId, [confirmed])
    const live = await subgraph.ask(TICKET, { id: ticket.id }, buyer)
    await subgraph.redis.del(`{seckill:${eventId}}:tickets`)
    expect(await subgraph.ask(TICKET, { id: ticket.id }, buyer)).toEqual(live)
    expect(live.data).toEqual({
      seckillTicket: {
        id: ticket.id,
        status: 'CONFIRMED',
        version: 2,
        position: 0,
        order: { id: orderId },
        failureReason: null,
      },
    })
  })

  it('is stored as its latest version, whatever comes twice or late', async () => {
    const { settling, prisma } = subgraph
    const eventId = await publishSale()
    const { ticket } = await purchase(eventId, userIdentity(), { idempotencyKey: 'k' })
    const [ticketId, orderId] = [ticket.id, newId('ord')]
    const confirmed = { ticketId, outcome: 'CONFIRMED', orderId } as const
    const expired = { ticketId, outcome: 'EXPIRED', orderId, reason: 'unpaid' } as const
    await settling.settle(eventId, [confirmed])
    await settling.settle(eventId, [expired])
    await settling.settle(eventId, [confirmed, expired])
    const row = await prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } })
    expect(row).toMatchObject({ status: 'EXPIRED', version: 3, reason: 'unpaid', orderId })
    expect(row).toMatchObject({ eventId, sequence: 1, quantity: 1, idempotencyKey: 'k' })
  })
})

describe('subscriptions', () => {
  const WATCH = /* GraphQL */ `
    subscription ($id: ID!) {
      seckillTicket(id: $id) {
        status
        version
        order {
          id
        }
        failureReason
        event {
          available
        }
      }
    }
  `
  const STOCK = /* GraphQL */ `
    subscription ($eventId: ID!) {
      seckillStock(eventId: $eventId) {
        eventId
        available
        quota
        version
      }
    }
  `
  interface StockAnswer {
    seckillStock: { available: number; quota: number; version: number }
  }

  it('tell a ticket now and at each change', async () => {
    const buyer = userIdentity()
    const eventId = await publishSale({ quota: 1 })
    const { ticket } = await purchase(eventId, buyer)
    const events = subgraph.subscribe(WATCH, { id: ticket.id }, buyer)
    const next = async () => (await events.next()).value as unknown
    const orderId = newId('ord')
    const settled = { ticketId: ticket.id, orderId }
    const told = (change: object) => ({
      data: {
        seckillTicket: { order: null, failureReason: null, event: { available: 0 }, ...change },
      },
    })

    expect(await next()).toEqual(told({ status: 'QUEUED', version: 1 }))
    await subgraph.settling.settle(eventId, [{ ...settled, outcome: 'CONFIRMED' }])
    const order = { id: orderId }
    expect(await next()).toEqual(told({ status: 'CONFIRMED', version: 2, order }))
    await subgraph.settling.settle(eventId, [{ ...settled, outcome: 'EXPIRED', reason: 'unpaid' }])
    const back = { failureReason: 'unpaid', event: { available: 1 } }
    expect(await next()).toEqual(told({ status: 'EXPIRED', version: 3, order, ...back }))
    await events.return?.()
  })

  it('hide a ticket from others', async () => {
    const { ticket } = await purchase(await publishSale())
    const refused = async (id: string) => {
      const events = subgraph.subscribe(WATCH, { id }, userIdentity())
      const { value } = (await events.next()) as { value: { errors: { extensions: object }[] } }
      return value.errors[0]?.extensions
    }
    expect(await refused(ticket.id)).toEqual({ code: 'FORBIDDEN' })
    expect(await refused(newId('tkt'))).toEqual({ code: 'FORBIDDEN' })
  })

  it('tell the stock now, at most five times a second, and at last as it is', async () => {
    const eventId = await publishSale({ quota: 100 })
    const events = subgraph.subscribe<StockAnswer>(STOCK, { eventId }, userIdentity())
    const next = async () =>
      ((await events.next()).value as { data: StockAnswer }).data.seckillStock
    expect(await next()).toEqual({ eventId, available: 100, quota: 100, version: 0 })

    const startedAt = performance.now()
    const seen: { available: number; version: number }[] = []
    const watching = (async () => {
      do seen.push(await next())
      while (seen.at(-1)?.available !== 0)
    })()
    for (let i = 0; i < 10; i += 1) {
      await Promise.all(Array.from({ length: 10 }, () => subgraph.buy(eventId)))
    }
    await watching
    expect(seen.at(-1)).toMatchObject({ available: 0, version: 100 })
    const elapsedMs = performance.now() - startedAt
    expect(seen.length).toBeLessThanOrEqual(elapsedMs / 200 + 1)
    const versions = seen.map(({ version }) => version)
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    await events.return?.()
  })

  it('know no stock of a sale that was not published', async () => {
    const events = subgraph.subscribe(STOCK, { eventId: await createSale() }, userIdentity())
    expect((await events.next()).value).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    })
  })
})

describe('what others ask for', () => {
  const ENTITIES = /* GraphQL */ `
    query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on Product {
          id
          seckillEvent {
            id
            available
          }
        }
        ... on SeckillEvent {
          id
          product {
            id
          }
        }
        ... on SeckillTicket {
          id
          buyer {
            id
          }
        }
      }
    }
  `

  it('is resolved for many at once: products, sales and tickets', async () => {
    const [productId, other] = [newId('prd'), newId('prd')]
    const later = {
      startsAt: new Date(Date.now() + 2 * HOUR_MS),
      endsAt: new Date(Date.now() + 3 * HOUR_MS),
    }
    await publishSale({ productId, ...later })
    const current = await publishSale({ productId })
    const next = await publishSale({ productId: other, ...later })
    const userId = newId('usr')
    const { ticket } = await purchase(current, userIdentity(userId))
    const draft = await createSale({ productId: newId('prd') })
    const bare = newId('prd')
    const representations = [
      { __typename: 'Product', id: productId },
      { __typename: 'Product', id: other },
      { __typename: 'Product', id: bare },
      { __typename: 'SeckillEvent', id: current },
      { __typename: 'SeckillEvent', id: draft },
      { __typename: 'SeckillTicket', id: ticket.id },
    ]
    const { data } = await subgraph.ask(ENTITIES, { representations }, userIdentity(userId))
    expect(data).toEqual({
      _entities: [
        { id: productId, seckillEvent: { id: current, available: 4 } },
        { id: other, seckillEvent: { id: next, available: 5 } },
        { id: bare, seckillEvent: null },
        { id: current, product: { id: productId } },
        null,
        { id: ticket.id, buyer: { id: userId } },
      ],
    })
  })

  it('accounts for every unit of a sale', async () => {
    const eventId = await publishSale({ quota: 10, perUserLimit: 2 })
    const tickets = [
      await purchase(eventId, userIdentity(), { quantity: 2 }),
      await purchase(eventId),
      await purchase(eventId),
      await purchase(eventId),
    ]
    const [a, b, c] = tickets.map(({ ticket }) => ticket.id)
    const orderId = newId('ord')
    await subgraph.settling.settle(eventId, [
      { ticketId: a ?? '', outcome: 'CONFIRMED', orderId },
      { ticketId: b ?? '', outcome: 'FAILED', reason: 'no' },
      { ticketId: c ?? '', outcome: 'EXPIRED', orderId, reason: 'unpaid' },
    ])
    const query = `query ($eventId: ID!) { seckillStatement(eventId: $eventId) {
      eventId quota accepted queued confirmed failed expired available } }`
    expect((await subgraph.ask(query, { eventId })).data).toEqual({
      seckillStatement: {
        ...{ eventId, quota: 10, accepted: 5, queued: 1, confirmed: 2, failed: 1, expired: 1 },
        available: 7,
      },
    })
    const none = await subgraph.ask(query, { eventId: newId('skl') })
    expect(none.data).toEqual({ seckillStatement: null })
  })

  it('lists sales by status and page, drafts to those who run the shop alone', async () => {
    const LIST = /* GraphQL */ `
      query ($status: SeckillEventStatus, $first: Int, $after: String) {
        seckillEvents(status: $status, first: $first, after: $after) {
          edges {
            node {
              id
              status
              serverTime
              myTicket {
                id
              }
              myTickets {
                id
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    `
    interface ListAnswer {
      seckillEvents: {
        edges: {
          node: { id: string; status: string; myTickets: { id: string }[]; myTicket: unknown }
        }[]
        pageInfo: { hasNextPage: boolean; endCursor: string | null }
      }
    }
    // Long ago and in the past of all other tests' sales, so that they come first.
    const startsAt = new Date(Date.now() - 600 * HOUR_MS)
    const [a, b] = [await publishSale({ startsAt }), await publishSale({ startsAt })]
    const draft = await createSale({ startsAt })
    const buyer = userIdentity()
    const { ticket } = await purchase(a, buyer)

    const seen: ListAnswer['seckillEvents']['edges'][number]['node'][] = []
    let after: string | null = null
    do {
      const page: object = { status: 'ACTIVE', first: 1, after }
      const { data }: Answer<ListAnswer> = await subgraph.ask<ListAnswer>(LIST, page, buyer)
      seen.push(...data.seckillEvents.edges.map(({ node }) => node))
      after = data.seckillEvents.pageInfo.endCursor
    } while (after !== null && !seen.some(({ id }) => id === b))
    const mine = seen.filter(({ id }) => id === a || id === b)
    expect(mine).toMatchObject([
      { id: a, status: 'ACTIVE', myTicket: { id: ticket.id }, myTickets: [{ id: ticket.id }] },
      { id: b, status: 'ACTIVE', myTicket: null, myTickets: [] },
    ])
    const idsFor = async (identity: typeof buyer) => {
      const page = { status: 'DRAFT', first: 100 }
      const { data } = await subgraph.ask<ListAnswer>(LIST, page, identity)
      return data.seckillEvents.edges.map(({ node }) => node.id)
    }
    expect(await idsFor(buyer)).toEqual([])
    expect(await idsFor(merchant)).toContain(draft)
    const bad = await subgraph.ask(LIST, { first: 101 })
    expect(bad.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('keeps a draft to those who run the shop', async () => {
    const one = await subgraph.ask<{ seckillEvent: unknown }>(
      'query ($id: ID!) { seckillEvent(id: $id) { id } }',
      { id: await createSale() },
    )
    expect(one.data.seckillEvent).toBeNull()
  })
})
