import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buyerWith } from '../testing/buyer-with.ts'
import { makeOrderInput, placeOrder } from '../testing/place-order-operations.ts'
import {
  anonymous,
  startSubgraph,
  type TestSubgraph,
  userIdentity,
} from '../testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph(1)
})
afterAll(() => subgraph.close())

type Who = ReturnType<typeof userIdentity>
const admin = userIdentity(newId('usr'), 'ADMIN')
const newMerchant = () => {
  const merchantId = newId('usr')
  return { merchantId, merchant: userIdentity(merchantId, 'MERCHANT') }
}

const CONNECTION = `{
  edges { cursor node { id status } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}`
const ORDERS = `query ($filter: OrderFilter, $first: Int, $after: String) {
  orders(filter: $filter, first: $first, after: $after) ${CONNECTION}
}`
const ORDERS_OF = `query ($id: ID!, $filter: UserOrderFilter, $first: Int, $after: String) {
  _entities(representations: [{ __typename: "User", id: $id }]) {
    ... on User { orders(filter: $filter, first: $first, after: $after) ${CONNECTION} }
  }
}`
interface Connection {
  edges: { cursor: string; node: { id: string; status: string } }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

/** `Query.orders`, and `User.orders` of an account, as one. */
async function list(who: Who, args: object, of?: string): Promise<Connection> {
  const { data, errors } = await subgraph.ask<{
    orders?: Connection
    _entities?: { orders: Connection }[]
  } | null>(of === undefined ? ORDERS : ORDERS_OF, { ...args, id: of }, who)
  const connection = data?.orders ?? data?._entities?.[0]?.orders
  if (!connection || errors) throw new Error(errors?.[0]?.extensions.code)
  return connection
}
const idsOf = ({ edges }: Connection) => edges.map(({ node }) => node.id)

async function placed(productId: string, buyer: Who): Promise<string> {
  const input = makeOrderInput({ items: [{ productId, quantity: 1 }] })
  const { data } = await placeOrder(subgraph, input, buyer)
  return data?.placeOrder.order?.id ?? ''
}
const act = (name: string, orderId: string, who: Who, more: object = {}) =>
  subgraph.ask<Record<string, { __typename: string }>>(
    `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { __typename }
    }`,
    { input: { orderId, ...more } },
    who,
  )

describe.each(['orders', 'User.orders'] as const)('%s', (field) => {
  let userId: string
  let orderIds: string[]
  let of: string | undefined
  let filter: object
  beforeEach(async () => {
    ;({ userId, orderIds } = await buyerWith(7, subgraph))
    of = field === 'User.orders' ? userId : undefined
    filter = of === undefined ? { buyerId: userId } : {}
  })
  const seen = async (more: object) =>
    idsOf(await list(admin, { filter: { ...filter, ...more } }, of))

  it('is walked in pages, newest first, though newer orders come in between', async () => {
    const first = await list(admin, { filter, first: 3 }, of)
    const lamp = subgraph.catalog.sell()
    const newer = await placed(lamp, userIdentity(userId))
    const { endCursor } = first.pageInfo
    const second = await list(admin, { filter, first: 3, after: endCursor }, of)
    const last = await list(admin, { filter, first: 3, after: second.pageInfo.endCursor }, of)
    expect([first, second, last].flatMap(idsOf)).toEqual(orderIds)
    expect(last.pageInfo).toEqual({
      ...{ hasNextPage: false, hasPreviousPage: true },
      ...{ startCursor: last.edges[0]?.cursor, endCursor: last.edges[0]?.cursor },
    })
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    expect(idsOf(await list(admin, { filter, first: 1 }, of))).toEqual([newer])
    expect(await list(admin, { filter, after: last.pageInfo.endCursor }, of)).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false, startCursor: null, endCursor: null },
    })
  })

  it('is filtered by status and time, and by all that is given', async () => {
    const buyer = userIdentity(userId)
    const [one = '', two = '', ...rest] = orderIds
    await act('cancelOrder', one, buyer)
    expect(await seen({ statuses: ['CANCELLED'] })).toEqual([one])
    expect(await seen({ statuses: ['PENDING'] })).toEqual([two, ...rest])
    expect(await seen({ statuses: ['CANCELLED', 'PENDING'] })).toEqual(orderIds)
    expect(await seen({ statuses: ['PAID'] })).toEqual([])
    const { createdAt } = await subgraph.prisma.order.findUniqueOrThrow({ where: { id: two } })
    const createdFrom = createdAt.toISOString()
    const next = new Date(createdAt.getTime() + 1).toISOString()
    const since = await seen({ createdFrom })
    expect(since).toEqual(expect.arrayContaining([one, two]))
    expect(await seen({ createdFrom, createdUntil: next })).toContain(two)
    expect(await seen({ createdUntil: createdFrom })).not.toContain(two)
    expect(await seen({ createdFrom, createdUntil: next, statuses: ['PAID'] })).toEqual([])
    expect([...since, ...(await seen({ createdUntil: createdFrom }))]).toEqual(orderIds)
  })

  it('refuses pages and filters that can’t be', async () => {
    for (const args of [
      { first: 0 },
      { first: 101 },
      { after: 'nonsense' },
      { after: Buffer.from('"é"').toString('base64url') },
      { filter: { ...filter, statuses: [] } },
    ]) {
      await expect(list(admin, { filter, ...args }, of)).rejects.toThrow('BAD_USER_INPUT')
    }
  })
})

describe('the list of all orders', () => {
  it('is filtered by buyer, product and sale', async () => {
    const { userId, orderIds, sale } = await buyerWith(2, subgraph)
    const lamp = subgraph.catalog.sell()
    const ordinary = await placed(lamp, userIdentity(userId))
    const seen = async (filter: object) => idsOf(await list(admin, { filter }))
    expect(await seen({ buyerId: userId })).toEqual([ordinary, ...orderIds])
    expect(await seen({ productId: lamp })).toEqual([ordinary])
    expect(await seen({ seckillEventId: sale.eventId })).toEqual(orderIds)
    expect(await seen({ seckillEventId: sale.eventId, productId: lamp })).toEqual([])
    for (const filter of [
      { buyerId: 'é' },
      { productId: '\u202eabc' },
      { seckillEventId: '手机' },
    ]) {
      expect(await seen(filter)).toEqual([])
    }
  })

  it('is for those who run the shop', async () => {
    const customer = userIdentity(newId('usr'), 'CUSTOMER')
    await expect(list(customer, {})).rejects.toThrow('FORBIDDEN')
    await expect(list(anonymous, {})).rejects.toThrow('UNAUTHENTICATED')
  })
})

describe('User.orders', () => {
  it('are one’s own, or for staff', async () => {
    const { userId, buyer, orderIds } = await buyerWith(1, subgraph)
    expect(idsOf(await list(buyer, {}, userId))).toEqual(orderIds)
    expect(idsOf(await list(newMerchant().merchant, {}, userId))).toEqual(orderIds)
    const stranger = userIdentity(newId('usr'), 'CUSTOMER')
    await expect(list(stranger, {}, userId)).rejects.toThrow('FORBIDDEN')
    await expect(list(anonymous, {}, userId)).rejects.toThrow('UNAUTHENTICATED')
  })
})

describe('a merchant', () => {
  it('sees orders of their own products and of the shop’s, and nobody else’s', async () => {
    const { merchantId, merchant } = newMerchant()
    const other = newMerchant()
    const buyerId = newId('usr')
    const buyer = userIdentity(buyerId)
    const sell = (owner: string | null) => subgraph.catalog.sell({ merchantId: owner })
    const foreign = await placed(sell(other.merchantId), buyer)
    const own = await placed(sell(merchantId), buyer)
    const ofShop = await placed(sell(null), buyer)
    const items = [sell(merchantId), sell(other.merchantId)].map((productId) => ({
      ...{ productId, quantity: 1 },
    }))
    const { data } = await placeOrder(subgraph, makeOrderInput({ items }), buyer)
    const shared = data?.placeOrder.order?.id ?? ''

    const visible = [shared, ofShop, own]
    expect(idsOf(await list(merchant, { filter: { buyerId } }))).toEqual(visible)
    expect(idsOf(await list(merchant, {}, buyerId))).toEqual(visible)
    const all = [shared, ofShop, own, foreign]
    expect(idsOf(await list(admin, { filter: { buyerId } }))).toEqual(all)
    expect(idsOf(await list(buyer, {}, buyerId))).toEqual(all)
    // Who sells also buys.
    const mine = await placed(sell(other.merchantId), merchant)
    expect(idsOf(await list(merchant, {}, merchantId))).toEqual([mine])
  })

  it('has no hold on orders of other merchants by their ids', async () => {
    const { merchant } = newMerchant()
    const buyer = userIdentity(newId('usr'))
    const foreign = await placed(
      subgraph.catalog.sell({ merchantId: newMerchant().merchantId }),
      buyer,
    )
    const { data } = await subgraph.ask<{ order: object | null }>(
      `query ($id: ID!) { order(id: $id) { id } }`,
      { id: foreign },
      merchant,
    )
    expect(data.order).toBeNull()
    for (const [name, more] of [
      ['shipOrder', { carrier: 'Post', trackingNumber: '1' }],
      ['completeOrder', {}],
      ['refundOrder', { reason: 'no', idempotencyKey: 'k' }],
      ['cancelOrder', {}],
    ] as const) {
      const answer = await act(name, foreign, merchant, more)
      expect(answer.data[name]?.__typename).toBe('OrderNotFound')
    }
    const events = subgraph.subscribe(
      `subscription ($id: ID!) { orderStatus(orderId: $id) { id } }`,
      { id: foreign },
      merchant,
    )
    const refusal: unknown = await events.next().catch((reason: unknown) => reason)
    expect(JSON.stringify(refusal)).toContain('FORBIDDEN')
  })
})
