import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { changesOf } from '../testing/fixtures.ts'
import {
  ADDRESS,
  makeOrderInput,
  placeOrder,
  type PlaceOrderAnswer,
} from '../testing/place-order-operations.ts'
import {
  anonymous,
  service,
  startSubgraph,
  type TestSubgraph,
  userIdentity,
} from '../testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph(11)
})
afterAll(() => subgraph.close())

const PATIENCE = { timeout: 15_000, interval: 50 }
const newBuyer = () => userIdentity(newId('usr'), 'CUSTOMER')
type Buyer = ReturnType<typeof newBuyer>

async function place(input: object, buyer: Buyer): Promise<PlaceOrderAnswer> {
  const { data, errors } = await placeOrder(subgraph, input, buyer)
  if (!data) throw new Error(errors?.map(({ extensions }) => extensions.code).join())
  return data.placeOrder
}

const item = (productId: string, quantity = 1) => ({ productId, quantity })

async function placed(input: object, buyer: Buyer): Promise<string> {
  const { order, ...rest } = await place(input, buyer)
  if (!order) throw new Error(JSON.stringify(rest))
  return order.id
}

const stateOf = async (orderId: string) =>
  (await subgraph.prisma.orderPlacement.findUniqueOrThrow({ where: { orderId } })).stockState
const countOrders = (userId: string) => subgraph.prisma.order.count({ where: { userId } })

const CANCEL = `mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { __typename } }`
const PAY = `mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename } }`

const cancel = (id: string, buyer: Buyer) => subgraph.ask(CANCEL, { id }, buyer)
const pay = (orderId: string, buyer: Buyer) =>
  subgraph.ask<{ payOrder: { __typename: string } }>(
    PAY,
    { input: { orderId, method: 'SANDBOX_CARD', idempotencyKey: `pay ${orderId}` } },
    buyer,
  )

describe('placeOrder', () => {
  it("takes names and prices from the catalog, and the address as the client's", async () => {
    const { catalog, prisma } = subgraph
    const [lamp, desk] = [
      catalog.sell({ name: 'Lampe für Lesende', unitAmount: 4_990 }),
      catalog.sell({ name: 'Desk', unitAmount: 100 }),
    ]
    const buyer = newBuyer()
    const answer = await place(
      makeOrderInput({ items: [item(lamp), item(desk, 2), item(lamp)] }),
      buyer,
    )
    expect(answer).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: {
        status: 'PENDING',
        version: 1,
        total: { amount: 10_180, currency: 'EUR' },
        items: [
          {
            name: 'Lampe für Lesende',
            quantity: 2,
            unitPrice: { amount: 4_990 },
            product: { id: lamp },
          },
          { name: 'Desk', quantity: 2, unitPrice: { amount: 100 }, product: { id: desk } },
        ],
        shippingAddress: {
          recipient: 'Ada Lovelace',
          city: 'London',
          countryCode: 'GB',
          phone: null,
        },
      },
    })
    expect(catalog.stockOf(lamp)).toBe(8)
    const orderId = answer.order?.id ?? ''
    expect(await stateOf(orderId)).toBe('RESERVED')
    const row = await prisma.order.findUniqueOrThrow({ where: { id: orderId } })
    expect(row.paymentDueAt?.getMilliseconds()).toBe(0)
  })

  it('gives the same order for the same key, however often and how many at once', async () => {
    const lamp = subgraph.catalog.sell()
    const buyer = newBuyer()
    const input = makeOrderInput({ items: [item(lamp, 2)] })
    const ids = await Promise.all(Array.from({ length: 10 }, () => placed(input, buyer)))
    expect(new Set(ids).size).toBe(1)
    expect(await placed(input, buyer)).toBe(ids[0])
    expect(await countOrders(buyer.kind === 'user' ? buyer.userId : '')).toBe(1)
    expect(subgraph.catalog.stockOf(lamp)).toBe(8)
  })

  it('writes the rest of a crowd when some of it come twice', async () => {
    const lamp = subgraph.catalog.sell({ stock: 100 })
    const twice = { input: makeOrderInput({ items: [item(lamp)] }), buyer: newBuyer() }
    await placed(twice.input, twice.buyer)
    const others = Array.from({ length: 20 }, () => ({
      input: makeOrderInput({ items: [item(lamp)] }),
      buyer: newBuyer(),
    }))
    const crowd = [...others, twice, ...others]
    const ids = await Promise.all(crowd.map(({ input, buyer }) => placed(input, buyer)))
    expect(new Set(ids).size).toBe(21)
    expect(subgraph.catalog.stockOf(lamp)).toBe(79)
  })

  it('refuses the same key with another input, but not the same lines written otherwise', async () => {
    const [lamp, desk] = [subgraph.catalog.sell(), subgraph.catalog.sell()]
    const buyer = newBuyer()
    const input = makeOrderInput({ items: [item(lamp, 2)] })
    const first = await placed(input, buyer)
    expect(await placed({ ...input, items: [item(lamp), item(lamp)] }, buyer)).toBe(first)
    const others = [
      { items: [item(lamp, 3)] },
      { items: [item(desk, 2)] },
      { items: null },
      { shippingAddress: { ...ADDRESS, city: 'Paris' } },
      { expectedTotal: { amount: 9_980, currency: 'EUR' } },
    ]
    for (const changes of others) {
      const { __typename } = await place({ ...input, ...changes }, buyer)
      expect(__typename).toBe('IdempotencyConflict')
    }
    // A key belongs to its account.
    expect(await placed(input, newBuyer())).not.toBe(first)
  })

  it('says what is wrong with the input, field by field', async () => {
    const lamp = subgraph.catalog.sell()
    const shippingAddress = { ...ADDRESS, city: ' ', countryCode: 'Utopia' }
    const answer = await place(
      makeOrderInput({ items: [item(lamp), item(newId('prd'), 0)], shippingAddress }),
      newBuyer(),
    )
    expect(answer).toEqual({
      __typename: 'InvalidOrder',
      fields: ['items.1.quantity', 'shippingAddress.city', 'shippingAddress.countryCode'].map(
        (field) => ({ field }),
      ),
    })
    for (const items of [[], Array.from({ length: 51 }, () => item(newId('prd')))]) {
      expect((await place(makeOrderInput({ items }), newBuyer())).fields).toEqual([
        { field: 'items' },
      ])
    }
    for (const idempotencyKey of ['', 'k'.repeat(129)]) {
      const input = makeOrderInput({ items: [item(lamp)], idempotencyKey })
      await expect(place(input, newBuyer())).rejects.toThrow('BAD_USER_INPUT')
    }
    const input = makeOrderInput({ items: [item(lamp)] })
    const { errors } = await placeOrder(subgraph, input, anonymous)
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('orders nothing that is gone, short, of two currencies, or dearer than was shown', async () => {
    const { catalog } = subgraph
    const [lamp, foreign] = [catalog.sell({ stock: 3 }), catalog.sell({ currency: 'USD' })]
    const gone = newId('prd')
    const buyer = newBuyer()
    const outcome = (changes: object) => place(makeOrderInput(changes), buyer)
    expect(await outcome({ items: [item(lamp), item(gone), item('ünknown')] })).toEqual({
      __typename: 'ProductUnavailable',
      productIds: [gone, 'ünknown'],
    })
    expect(await outcome({ items: [item(lamp, 4)] })).toEqual({
      __typename: 'InsufficientStock',
      lines: [{ product: { id: lamp }, requested: 4, available: 3 }],
    })
    expect(await outcome({ items: [item(lamp), item(foreign)] })).toEqual({
      __typename: 'MixedCurrencies',
      currencies: ['EUR', 'USD'],
    })
    const expectedTotal = { amount: 4_989, currency: 'EUR' }
    expect(await outcome({ items: [item(lamp)], expectedTotal })).toEqual({
      __typename: 'TotalChanged',
      total: { amount: 4_990, currency: 'EUR' },
    })
    expect(await outcome({})).toEqual({ __typename: 'CartEmpty' })
    expect(await countOrders(buyer.kind === 'user' ? buyer.userId : '')).toBe(0)
  })
})

describe('the saga of an order', () => {
  it('cancels what the catalog refuses, and says so again to a repeat', async () => {
    const { catalog, prisma } = subgraph
    const lamp = catalog.sell({ stock: 10 })
    const buyers = Array.from({ length: 30 }, newBuyer)
    const inputs = buyers.map(() => makeOrderInput({ items: [item(lamp)] }))
    const attempt = () =>
      Promise.all(inputs.map((input, at) => place(input, buyers[at] ?? newBuyer())))
    const answers = await attempt()
    const won = answers.filter(({ __typename }) => __typename === 'PlaceOrderSuccess')
    expect(won).toHaveLength(10)
    const lost = answers.filter(({ __typename }) => __typename === 'InsufficientStock')
    expect(lost).toHaveLength(20)
    expect(catalog.stockOf(lamp)).toBe(0)

    const refused = await prisma.order.findMany({
      where: { items: { some: { productId: lamp } }, status: 'CANCELLED' },
    })
    for (const { id } of refused) {
      await vi.waitFor(async () => expect(await stateOf(id)).toBe('RELEASED'), PATIENCE)
      expect(catalog.statusOf(id)).toBe('RELEASED')
    }
    expect((await attempt()).map(({ __typename }) => __typename)).toEqual(
      answers.map(({ __typename }) => __typename),
    )
  })

  it.each(['before', 'after'] as const)(
    'goes on after a lost call to the catalog (%s its effect), by the client or by itself',
    async (when) => {
      const { catalog } = subgraph
      const lamp = catalog.sell()
      const [patient, gone] = [newBuyer(), newBuyer()]
      const input = makeOrderInput({ items: [item(lamp)] })
      catalog.fail(when)
      await expect(place(input, patient)).rejects.toThrow('UNAVAILABLE')
      const first = await placed(input, patient)
      expect(await stateOf(first)).toBe('RESERVED')

      catalog.fail(when)
      await expect(place(input, gone)).rejects.toThrow('UNAVAILABLE')
      const userId = gone.kind === 'user' ? gone.userId : ''
      const [left] = await subgraph.prisma.order.findMany({ where: { userId } })
      const orderId = left?.id ?? ''
      expect((await pay(orderId, gone)).data.payOrder.__typename).toBe('OrderNotPayable')
      await vi.waitFor(async () => expect(await stateOf(orderId)).toBe('RESERVED'), PATIENCE)
      expect(catalog.stockOf(lamp)).toBe(8)
    },
  )

  it('gives the units back when the order is cancelled, also before it has them', async () => {
    const { catalog } = subgraph
    const lamp = catalog.sell()
    const buyer = newBuyer()
    const orderId = await placed(makeOrderInput({ items: [item(lamp, 3)] }), buyer)
    await cancel(orderId, buyer)
    await vi.waitFor(async () => expect(await stateOf(orderId)).toBe('RELEASED'), PATIENCE)
    expect(catalog.stockOf(lamp)).toBe(10)

    const other = newBuyer()
    const input = makeOrderInput({ items: [item(lamp)] })
    catalog.fail('after')
    await expect(place(input, other)).rejects.toThrow('UNAVAILABLE')
    const userId = other.kind === 'user' ? other.userId : ''
    const [left] = await subgraph.prisma.order.findMany({ where: { userId } })
    await cancel(left?.id ?? '', other)
    await vi.waitFor(async () => expect(await stateOf(left?.id ?? '')).toBe('RELEASED'), PATIENCE)
    expect(catalog.stockOf(lamp)).toBe(10)
    expect((await place(input, other)).order?.status).toBe('CANCELLED')
  })

  it('tells the catalog of the sale once the order is paid', async () => {
    const { catalog, prisma } = subgraph
    const lamp = catalog.sell()
    const buyer = newBuyer()
    const orderId = await placed(makeOrderInput({ items: [item(lamp)] }), buyer)
    expect((await pay(orderId, buyer)).data.payOrder.__typename).toBe('PayOrderSuccess')
    await vi.waitFor(async () => expect(await stateOf(orderId)).toBe('CONFIRMED'), PATIENCE)
    expect(catalog.statusOf(orderId)).toBe('CONFIRMED')
    expect(catalog.stockOf(lamp)).toBe(9)
    await vi.waitFor(async () => expect(await changesOf(prisma, orderId)).toEqual([]), PATIENCE)
  })
})

it('tells the catalog which orders want their units', async () => {
  const { catalog } = subgraph
  const lamp = catalog.sell()
  const buyer = newBuyer()
  const [held, cancelled] = [
    await placed(makeOrderInput({ items: [item(lamp)] }), buyer),
    await placed(makeOrderInput({ items: [item(lamp)] }), buyer),
  ]
  await cancel(cancelled, buyer)
  const CLAIMS = `query ($orderIds: [ID!]!) { stockClaims(orderIds: $orderIds) { orderId kind } }`
  const orderIds = [held, cancelled, newId('ord')]
  const { data } = await subgraph.ask<{ stockClaims: { kind: string }[] }>(
    CLAIMS,
    { orderIds },
    service,
  )
  expect(data.stockClaims.map(({ kind }) => kind)).toEqual(['HOLDS', 'NONE', 'NONE'])
  const { errors } = await subgraph.ask(CLAIMS, { orderIds }, buyer)
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})

describe('orders that are not paid in time', () => {
  let hurried: TestSubgraph
  beforeAll(async () => {
    hurried = await startSubgraph(12, { paymentTimeoutMs: 1_000 })
  })
  afterAll(() => hurried.close())

  it('give their units back', async () => {
    const lamp = hurried.catalog.sell()
    const input = makeOrderInput({ items: [item(lamp, 4)] })
    const { data } = await placeOrder(hurried, input, newBuyer())
    const orderId = data?.placeOrder.order?.id ?? ''
    expect(hurried.catalog.stockOf(lamp)).toBe(6)
    await vi.waitFor(() => {
      expect(hurried.catalog.stockOf(lamp)).toBe(10)
      expect(hurried.catalog.statusOf(orderId)).toBe('RELEASED')
    }, PATIENCE)
  })
})
