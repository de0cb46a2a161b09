import { randomUUID } from 'node:crypto'
import type { Client } from './client.ts'
import { openSale } from './shop.ts'

/** What the mutations of the table are run on. */
export interface CreatingShop {
  readonly admin: Client
  readonly buyer: Client
  /** One with much stock, and others. */
  readonly productId: string
  readonly otherProductId: string
  readonly saleProductId: string
}

interface Inputs {
  readonly input: object
  /** As `input`, but for something that matters. */
  readonly other: object
}

export interface CreatingMutation {
  readonly name: string
  readonly as: 'admin' | 'buyer'
  /** What tells one result from another, of all members of its union. */
  readonly selection: string
  /** New inputs for each use. */
  make(shop: CreatingShop): Promise<Inputs> | Inputs
}

const price = { amount: 100, currency: 'EUR' }
const home = {
  ...{ recipient: 'Ada Lovelace', line1: '12 St James Square', city: 'London' },
  ...{ postalCode: 'SW1Y 4LB', countryCode: 'GB' },
}
const shippingAddress = home
const unique = () => randomUUID().slice(0, 18)
const varied = (input: object, changes: object): Inputs => ({
  input,
  other: { ...input, ...changes },
})

async function categoryOf({ admin, productId }: CreatingShop): Promise<string> {
  const { product } = await admin.request<{ product: { category: { id: string } } }>(
    'query ($id: ID!) { product(id: $id) { category { id } } }',
    { id: productId },
  )
  return product.category.id
}

async function placedOrder({ buyer, productId }: CreatingShop): Promise<string> {
  const { placeOrder } = await buyer.request<{ placeOrder: { order: { id: string } } }>(
    'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on PlaceOrderSuccess { order { id } } } }',
    { input: { items: [{ productId, quantity: 1 }], shippingAddress, idempotencyKey: unique() } },
  )
  return placeOrder.order.id
}

async function paidOrder(shop: CreatingShop): Promise<string> {
  const orderId = await placedOrder(shop)
  const events = shop.buyer.subscribe<{ orderStatus: { status: string } }>(
    'subscription ($id: ID!) { orderStatus(orderId: $id) { status } }',
    { id: orderId },
  )
  await shop.buyer.request(
    'mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename } }',
    { input: { orderId, method: 'SANDBOX_CARD', idempotencyKey: unique() } },
  )
  await events.until(({ orderStatus }) => orderStatus.status === 'PAID')
  events.stop()
  return orderId
}

/** Every mutation that takes an idempotency key; a test holds it complete. */
export const CREATING: readonly CreatingMutation[] = [
  {
    ...{ name: 'register', as: 'buyer', selection: '... on RegisterSuccess { user { id } }' },
    make() {
      const username = `k-${unique()}`
      const email = `${username}@example.com`
      return varied({ username, email, password: `${username}-password` }, { email: `x${email}` })
    },
  },
  {
    ...{ name: 'createAddress', as: 'buyer' },
    selection: '... on CreateAddressSuccess { address { id } }',
    make: () => varied({ address: home }, { address: { ...home, city: 'Bath' } }),
  },
  {
    ...{ name: 'createProduct', as: 'admin' },
    selection: '... on CreateProductSuccess { product { id } }',
    async make(shop) {
      const slug = unique()
      return varied(
        { slug, name: 'Lamp', price, categoryId: await categoryOf(shop) },
        { name: 'Desk' },
      )
    },
  },
  {
    ...{ name: 'createVariant', as: 'admin' },
    selection: '... on CreateVariantSuccess { variant { id } }',
    make: ({ otherProductId: productId }) =>
      varied({ productId, sku: unique(), name: 'Small', price }, { name: 'Large' }),
  },
  {
    ...{ name: 'createCategory', as: 'admin' },
    selection: '... on CreateCategorySuccess { category { id } }',
    make: () => varied({ slug: unique(), name: 'Lamps' }, { name: 'Desks' }),
  },
  {
    ...{ name: 'adjustStock', as: 'admin' },
    selection: '... on AdjustStockSuccess { movement { id } }',
    make: ({ productId }) => varied({ productId, delta: 1, reason: 'found' }, { delta: 2 }),
  },
  {
    ...{ name: 'addToCart', as: 'buyer', selection: '... on CartSuccess { cart { version } }' },
    make: ({ productId }) => varied({ productId, quantity: 1 }, { quantity: 2 }),
  },
  {
    ...{ name: 'mergeCart', as: 'buyer', selection: '... on CartSuccess { cart { version } }' },
    make({ productId }) {
      const items = (quantity: number) => ({ items: [{ productId, quantity }] })
      return varied(items(1), items(2))
    },
  },
  {
    ...{ name: 'placeOrder', as: 'buyer', selection: '... on PlaceOrderSuccess { order { id } }' },
    make({ productId }) {
      const items = (quantity: number) => ({ items: [{ productId, quantity }] })
      return varied({ ...items(1), shippingAddress }, items(2))
    },
  },
  {
    ...{ name: 'payOrder', as: 'buyer', selection: '... on PayOrderSuccess { payment { id } }' },
    make: async (shop) =>
      varied(
        { orderId: await placedOrder(shop), method: 'SANDBOX_REDIRECT' },
        { method: 'SANDBOX_CARD' },
      ),
  },
  {
    ...{
      name: 'refundOrder',
      as: 'admin',
      selection: '... on RefundOrderSuccess { refund { id } }',
    },
    make: async (shop) =>
      varied({ orderId: await paidOrder(shop), amount: 1, reason: 'sorry' }, { amount: 2 }),
  },
  {
    ...{ name: 'subscribeWebhook', as: 'admin' },
    selection: '... on SubscribeWebhookSuccess { endpoint { id } }',
    make: () =>
      varied({ url: 'https://example.com/hook', events: ['PAID'] }, { events: ['SHIPPED'] }),
  },
  {
    ...{ name: 'createSeckillEvent', as: 'admin' },
    selection: '... on CreateSeckillEventSuccess { event { id } }',
    make: ({ saleProductId: productId }) =>
      varied(
        {
          ...{ title: 'Sale', productId, price, quota: 1 },
          startsAt: new Date(Date.now() + 3_600_000).toISOString(),
          endsAt: new Date(Date.now() + 7_200_000).toISOString(),
        },
        { quota: 2 },
      ),
  },
  {
    ...{ name: 'purchase', as: 'buyer', selection: '... on PurchaseAccepted { ticket { id } }' },
    async make({ admin, saleProductId: productId }) {
      await endSales(admin)
      const eventId = await openSale(admin, { productId, quota: 4, perUserLimit: 3 })
      return varied({ eventId, quantity: 1 }, { quantity: 2 })
    },
  },
]

/** A product has one sale at a time. */
async function endSales(admin: Client): Promise<void> {
  const { seckillEvents } = await admin.request<{
    seckillEvents: { edges: { node: { id: string; title: string } }[] }
  }>('{ seckillEvents(status: ACTIVE) { edges { node { id title } } } }')
  for (const { node } of seckillEvents.edges.filter(({ node }) => node.title === 'Test sale')) {
    await admin.request('mutation ($id: ID!) { cancelSeckillEvent(id: $id) { __typename } }', {
      id: node.id,
    })
  }
}
