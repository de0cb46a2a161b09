import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeProduct } from '../subgraphs/catalog/src/testing/products.ts'
import {
  makeOrderInput,
  placeOrder,
  type PlaceOrderAnswer,
} from '../subgraphs/order/src/testing/place-order-operations.ts'
import { userIdentity } from '../subgraphs/order/src/testing/start-subgraph.ts'
import { type OrdersAndStock, startOrdersAndStock } from './support/orders-and-stock.ts'

let shop: OrdersAndStock
beforeAll(async () => {
  shop = await startOrdersAndStock(14)
})
afterAll(() => shop.close())

const PATIENCE = { timeout: 15_000, interval: 50 }
const newBuyer = () => userIdentity(newId('usr'), 'CUSTOMER')

async function place(input: object, buyer = newBuyer()): Promise<PlaceOrderAnswer> {
  const { data, errors } = await placeOrder(shop, input, buyer)
  if (!data) throw new Error(JSON.stringify(errors))
  return data.placeOrder
}

/** Of a product: on the shelf, held by orders, and sold. */
async function unitsOf(productId: string) {
  const { prisma } = shop.catalog
  const { available } = await prisma.stockBalance.findUniqueOrThrow({ where: { productId } })
  const items = await prisma.stockReservationItem.findMany({
    where: { productId },
    include: { reservation: true },
  })
  const units = (status: string) =>
    items
      .filter(({ reservation }) => reservation.status === status)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  return { available, held: units('HELD'), sold: units('CONFIRMED') }
}

const kindsOf = (answers: readonly PlaceOrderAnswer[]) =>
  Map.groupBy(answers, ({ __typename }) => __typename)

describe('a crowd at the last units', () => {
  it.each(Array.from({ length: 20 }, (_, index) => index + 1))(
    'has exactly 10 winners among 100 buyers of 10 units (%i)',
    async () => {
      const productId = await makeProduct(shop.catalog.prisma, { stock: 10 })
      const items = [{ productId, quantity: 1 }]
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => place(makeOrderInput({ items }))),
      )
      const kinds = kindsOf(answers)
      expect(kinds.get('PlaceOrderSuccess')).toHaveLength(10)
      expect(kinds.get('InsufficientStock')).toHaveLength(90)
      expect(await unitsOf(productId)).toEqual({ available: 0, held: 10, sold: 0 })
    },
  )

  it('gets what others give back', async () => {
    const productId = await makeProduct(shop.catalog.prisma, { stock: 3 })
    const items = [{ productId, quantity: 1 }]
    const first = newBuyer()
    const orders = await Promise.all(
      Array.from({ length: 3 }, () => place(makeOrderInput({ items }), first)),
    )
    const CANCEL = `mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { __typename } }`
    await Promise.all(orders.map(({ order }) => shop.ask(CANCEL, { id: order?.id }, first)))
    await vi.waitFor(async () => {
      expect(await unitsOf(productId)).toEqual({ available: 3, held: 0, sold: 0 })
    }, PATIENCE)
    expect((await place(makeOrderInput({ items }))).__typename).toBe('PlaceOrderSuccess')
  })
})

it('sells what is paid for', async () => {
  const productId = await makeProduct(shop.catalog.prisma, { stock: 5 })
  const buyer = newBuyer()
  const { order } = await place(makeOrderInput({ items: [{ productId, quantity: 2 }] }), buyer)
  const PAY = `mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename } }`
  const input = { orderId: order?.id, method: 'SANDBOX_CARD', idempotencyKey: 'pay' }
  await shop.ask(PAY, { input }, buyer)
  await vi.waitFor(async () => {
    expect(await unitsOf(productId)).toEqual({ available: 3, held: 0, sold: 2 })
  }, PATIENCE)
})

it('keeps orders of several products whole, whatever order they are named in', async () => {
  const [lamp, desk] = [
    await makeProduct(shop.catalog.prisma, { stock: 20 }),
    await makeProduct(shop.catalog.prisma, { stock: 15 }),
  ]
  const lines = [lamp, desk].map((productId) => ({ productId, quantity: 1 }))
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      place(makeOrderInput({ items: index % 2 === 0 ? lines : lines.toReversed() })),
    ),
  )
  expect(kindsOf(answers).get('PlaceOrderSuccess')).toHaveLength(15)
  expect(await unitsOf(lamp)).toMatchObject({ available: 5, held: 15 })
  expect(await unitsOf(desk)).toMatchObject({ available: 0, held: 15 })
})

describe.each(['DRAFT', 'ARCHIVED'] as const)('a product that is %s', (status) => {
  const CART = `mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }`
  const add = async (productId: string, buyer: ReturnType<typeof newBuyer>) => {
    const input = { productId, quantity: 1, idempotencyKey: newId('msg') }
    const { data } = await shop.ask<{ addToCart: { __typename: string } }>(CART, { input }, buyer)
    return data.addToCart.__typename
  }
  const change = (id: string) =>
    shop.catalog.prisma.product.update({ where: { id }, data: { status } })

  it('is neither ordered nor put in a cart', async () => {
    const productId = await makeProduct(shop.catalog.prisma, { stock: 5 })
    await change(productId)
    const input = makeOrderInput({ items: [{ productId, quantity: 1 }] })
    const refused = { __typename: 'ProductUnavailable', productIds: [productId] }
    expect(await place(input)).toEqual(refused)
    expect(await add(productId, newBuyer())).toBe('ProductUnavailable')
    expect(await unitsOf(productId)).toEqual({ available: 5, held: 0, sold: 0 })
  })

  it('is not ordered either where its price is still remembered as of before', async () => {
    const productId = await makeProduct(shop.catalog.prisma, { stock: 5 })
    const buyer = newBuyer()
    expect(await add(productId, buyer)).toBe('CartSuccess')
    await change(productId)
    const input = makeOrderInput({ items: [{ productId, quantity: 2 }] })
    const refused = { __typename: 'ProductUnavailable', productIds: [productId] }
    expect(await place(input, buyer)).toEqual(refused)
    expect(await place(input, buyer)).toEqual(refused)
    const orders = await shop.prisma.order.findMany({
      where: { items: { some: { productId } } },
      include: { history: true },
    })
    expect(orders.map(({ status: now }) => now)).toEqual(['CANCELLED'])
    expect(orders[0]?.history[0]?.reason).toBe('A product was taken off sale.')
    expect(await unitsOf(productId)).toEqual({ available: 5, held: 0, sold: 0 })
  })
})
