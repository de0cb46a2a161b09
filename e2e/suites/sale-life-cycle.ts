import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type TestStack } from '../../scripts/testing/stack.ts'
import { type Client } from '../support/client.ts'
import { sharedShop } from '../support/shared-shop.ts'
import {
  inParallel,
  logIn,
  newBuyer,
  openSale,
  productsInStock,
  purchase,
  statementOf,
} from '../support/shop.ts'

const PATIENCE = { timeout: 20_000, interval: 100 }

const MY_TICKETS = /* GraphQL */ `
  query MyTickets {
    me {
      seckillTickets(first: 5) {
        edges {
          node {
            status
            order {
              id
            }
            event {
              id
            }
          }
        }
      }
    }
  }
`
const CANCEL_ORDER = /* GraphQL */ `
  mutation Cancel($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
    }
  }
`
const RETURNED = /* GraphQL */ `
  query Returned($eventId: ID!) {
    seckillStatement(eventId: $eventId) {
      returned
      available
      confirmed
    }
  }
`

interface MyTickets {
  me: { seckillTickets: { edges: { node: { status: string; order: { id: string } } }[] } }
}

let stack: TestStack
let admin: Client
let productId: string

beforeAll(async () => {
  stack = await sharedShop()
  admin = await logIn(stack, 'admin', 'admin-demo-password')
  productId = (await productsInStock(admin, 100)).at(-1) ?? ''
})
afterAll(async () => {
  await admin.close()
})

async function stockOf(id: string): Promise<number> {
  const query = 'query Stock($id: ID!) { product(id: $id) { stock } }'
  return (await admin.request<{ product: { stock: number } }>(query, { id })).product.stock
}

async function change(mutation: 'cancelSeckillEvent' | 'endSeckillEvent', id: string) {
  const document = `mutation Change($id: ID!) { result: ${mutation}(id: $id) { __typename } }`
  return (await admin.request<{ result: { __typename: string } }>(document, { id })).result
}

async function settled(eventId: string, confirmed: number): Promise<void> {
  await vi.waitFor(async () => {
    expect(await statementOf(admin, eventId)).toMatchObject({ queued: 0, confirmed })
  }, PATIENCE)
}

it('gives unsold units back to ordinary stock when it ends, and those of orders cancelled later', async () => {
  const before = await stockOf(productId)
  const eventId = await openSale(admin, { productId, quota: 10 })
  expect(await stockOf(productId)).toBe(before - 10)
  const buyer = await newBuyer(stack)
  const others = await Promise.all([newBuyer(stack), newBuyer(stack)])
  await Promise.all([buyer, ...others].map((one) => purchase(one, eventId)))

  expect(await change('endSeckillEvent', eventId)).toEqual({ __typename: 'EndSeckillEventSuccess' })
  const late = await newBuyer(stack)
  expect(await purchase(late, eventId)).toEqual({ __typename: 'SaleEnded' })
  await settled(eventId, 3)
  await vi.waitFor(async () => expect(await stockOf(productId)).toBe(before - 3), PATIENCE)

  const { me } = await buyer.request<MyTickets>(MY_TICKETS)
  const ticket = me.seckillTickets.edges[0]?.node
  expect(ticket).toMatchObject({ status: 'CONFIRMED', event: { id: eventId } })
  await buyer.request(CANCEL_ORDER, { input: { orderId: ticket?.order.id } })
  await vi.waitFor(async () => expect(await stockOf(productId)).toBe(before - 2), PATIENCE)
  await vi.waitFor(async () => {
    const answer = await admin.request<{ seckillStatement: object }>(RETURNED, { eventId })
    expect(answer.seckillStatement).toEqual({ returned: 8, available: 8, confirmed: 2 })
  }, PATIENCE)
  await Promise.all([buyer, late, ...others].map((one) => one.close()))
})

it('frees the product and its units at once when it is cancelled', async () => {
  const before = await stockOf(productId)
  const first = await openSale(admin, { productId, quota: 5 })
  await expect(openSale(admin, { productId, quota: 5 })).rejects.toThrow('Another sale')
  expect(await change('cancelSeckillEvent', first)).toEqual({
    __typename: 'CancelSeckillEventSuccess',
  })
  await vi.waitFor(async () => expect(await stockOf(productId)).toBe(before), PATIENCE)
  const second = await openSale(admin, { productId, quota: 5 })
  expect(await stockOf(productId)).toBe(before - 5)
  await change('cancelSeckillEvent', second)
})

it('goes on after Redis has lost everything: nothing is sold twice, nothing is lost', async () => {
  const eventId = await openSale(admin, { productId, quota: 6 })
  const early = await Promise.all(Array.from({ length: 4 }, () => newBuyer(stack)))
  await Promise.all(early.map((buyer) => purchase(buyer, eventId)))
  await settled(eventId, 4)

  const redis = new Redis(stack.redisUrl)
  await redis.flushall()
  redis.disconnect()
  // Sessions are lost as well.
  await admin.close()
  admin = await logIn(stack, 'admin', 'admin-demo-password')
  await vi.waitFor(async () => {
    expect(await statementOf(admin, eventId)).toMatchObject({ confirmed: 4, available: 2 })
  }, PATIENCE)

  const late = await Promise.all(Array.from({ length: 5 }, () => newBuyer(stack)))
  const answers = await inParallel(late, 5, (buyer) => purchase(buyer, eventId))
  const kinds = answers.map(({ __typename }) => __typename).sort()
  expect(kinds).toEqual(['PurchaseAccepted', 'PurchaseAccepted', 'SoldOut', 'SoldOut', 'SoldOut'])
  await settled(eventId, 6)
  await change('endSeckillEvent', eventId)
  await Promise.all([...early, ...late].map((one) => one.close()))
})
