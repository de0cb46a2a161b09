import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeProduct } from '../subgraphs/catalog/src/testing/products.ts'
import {
  makeOrderInput,
  placeOrder,
} from '../subgraphs/order/src/testing/place-order-operations.ts'
import {
  startSubgraph as startUsers,
  type TestSubgraph as TestUsers,
  userIdentity,
} from '../subgraphs/user/src/testing/start-subgraph.ts'
import { type OrdersAndStock, startOrdersAndStock } from './support/orders-and-stock.ts'

let users: TestUsers
let shop: OrdersAndStock
beforeAll(async () => {
  users = await startUsers()
  shop = await startOrdersAndStock(9, { userUrl: `${users.url}/graphql` })
})
afterAll(async () => {
  await shop.close()
  await users.close()
})

const CREATE = /* GraphQL */ `
  mutation ($address: AddressInput!) {
    createAddress(input: { address: $address }) {
      ... on CreateAddressSuccess {
        address {
          id
        }
      }
    }
  }
`
const UPDATE = /* GraphQL */ `
  mutation ($id: ID!, $address: AddressInput!) {
    updateAddress(id: $id, address: $address) {
      __typename
    }
  }
`
const SHIPPING = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      shippingAddress {
        recipient
        line1
        line2
        postalCode
        city
        region
        countryCode
        phone
      }
    }
  }
`
const home = {
  ...{ recipient: 'Ada Lovelace', line1: '12 St James Square', line2: null },
  ...{ postalCode: 'SW1Y 4LB', city: 'London', region: null, countryCode: 'GB' },
  phone: '+44 20 7946 0000',
}
const kept = { ...home, phone: '+442079460000' }

async function newBuyer() {
  const username = newId('usr').slice(4).toLowerCase()
  const { user } = await register(username)
  return userIdentity(user.id, 'CUSTOMER')
}

async function register(username: string) {
  const REGISTER = `mutation ($input: RegisterInput!) {
    register(input: $input) { ... on RegisterSuccess { user { id } } }
  }`
  const input = { username, email: `${username}@example.com`, password: 'correct horse battery' }
  const { data } = await users.ask<{ register: { user: { id: string } } }>(REGISTER, { input })
  return data.register
}

type Buyer = Awaited<ReturnType<typeof newBuyer>>

async function save(buyer: Buyer): Promise<string> {
  const { data } = await users.ask<{ createAddress: { address: { id: string } } }>(
    CREATE,
    { address: home },
    buyer,
  )
  return data.createAddress.address.id
}

async function place(buyer: Buyer, addressId: string) {
  const productId = await makeProduct(shop.catalog.prisma, { stock: 5 })
  const items = [{ productId, quantity: 1 }]
  const input = makeOrderInput({ items, addressId, shippingAddress: undefined })
  const { data, errors } = await placeOrder(shop, input, buyer)
  if (!data) throw new Error(JSON.stringify(errors))
  return data.placeOrder
}

it('sends an order to an address that its buyer saved, as it was then', async () => {
  const buyer = await newBuyer()
  const addressId = await save(buyer)
  const { order } = await place(buyer, addressId)
  await users.ask(UPDATE, { id: addressId, address: { ...home, line1: 'Elsewhere 1' } }, buyer)
  const { data } = await shop.ask<{ order: { shippingAddress: object } }>(
    SHIPPING,
    { id: order?.id },
    buyer,
  )
  expect(data.order.shippingAddress).toEqual(kept)
})

it('sends nothing to an address of another account', async () => {
  const [buyer, other] = [await newBuyer(), await newBuyer()]
  const addressId = await save(other)
  expect((await place(buyer, addressId)).__typename).toBe('AddressNotFound')
})

it('tells addresses of accounts to other subgraphs alone', async () => {
  const buyer = await newBuyer()
  const id = await save(buyer)
  const ASK = `query ($userId: ID!, $id: ID!) { addressOf(userId: $userId, id: $id) { line1 } }`
  const ask = (identity: Parameters<typeof users.ask>[2], userId: string) =>
    users.ask<{ addressOf: object | null } | null>(ASK, { userId, id }, identity)
  const service = { kind: 'service', name: 'order' } as const
  const { userId } = buyer as { userId: string }
  expect((await ask(service, userId)).data?.addressOf).toEqual({ line1: home.line1 })
  expect((await ask(service, newId('usr'))).data?.addressOf).toBeNull()
  for (const identity of [buyer, userIdentity(newId('usr'), 'ADMIN')]) {
    expect((await ask(identity, userId)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  }
})
