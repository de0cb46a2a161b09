import { randomUUID } from 'node:crypto'
import { QUEUE_NAMES } from '@floodgate/contracts/queue-names'
import { openQueue } from '@floodgate/platform/job'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { TestStack } from '../../scripts/testing/stack.ts'
import { SANDBOX_SIGNATURE_HEADER } from '../../subgraphs/order/src/payments/sandbox/sandbox-provider.ts'
import { createWebhookSigner } from '../../subgraphs/order/src/payments/webhook-signature.ts'
import type { Client } from '../support/client.ts'
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

/** What clients read is a copy: on a machine that has too much to do it follows a little later. */
async function stockIs(units: number): Promise<void> {
  await vi.waitFor(async () => expect(await stockOf(productId)).toBe(units), PATIENCE)
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
  await stockIs(before - 10)
  const buyer = await newBuyer(stack)
  const others = await Promise.all([newBuyer(stack), newBuyer(stack)])
  await Promise.all([buyer, ...others].map((one) => purchase(one, eventId)))

  expect(await change('endSeckillEvent', eventId)).toEqual({ __typename: 'EndSeckillEventSuccess' })
  const late = await newBuyer(stack)
  expect(await purchase(late, eventId)).toEqual({ __typename: 'SaleEnded' })
  await settled(eventId, 3)
  await stockIs(before - 3)

  const { me } = await buyer.request<MyTickets>(MY_TICKETS)
  const ticket = me.seckillTickets.edges[0]?.node
  expect(ticket).toMatchObject({ status: 'CONFIRMED', event: { id: eventId } })
  await buyer.request(CANCEL_ORDER, { input: { orderId: ticket?.order.id } })
  await stockIs(before - 2)
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
  await stockIs(before)
  const second = await openSale(admin, { productId, quota: 5 })
  await stockIs(before - 5)
  await change('cancelSeckillEvent', second)
})

describe('a webhook of the payment provider', () => {
  const PLACE = `mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) { ... on PlaceOrderSuccess { order { id status } } }
  }`
  const PAY = `mutation ($input: PayOrderInput!) {
    payOrder(input: $input) { ... on PayOrderSuccess { payment { id } } }
  }`
  const STATUS = `subscription ($id: ID!) { orderStatus(orderId: $id) { status version } }`
  interface Status {
    orderStatus: { status: string; version: number }
  }
  const shippingAddress = {
    ...{ recipient: 'Ada Lovelace', line1: '12 St James Square', city: 'London' },
    countryCode: 'GB',
  }

  function send(body: string, signature: string): Promise<Response> {
    const url = new URL('/webhooks/sandbox', stack.routerUrl)
    const headers = { 'content-type': 'application/json', [SANDBOX_SIGNATURE_HEADER]: signature }
    return fetch(url, { method: 'POST', headers, body })
  }

  it('comes in at the router, is stored and makes the order PAID, once', async () => {
    const buyer = await newBuyer(stack)
    const items = [{ productId, quantity: 1 }]
    const { placeOrder } = await buyer.request<{ placeOrder: { order: { id: string } } }>(PLACE, {
      input: { items, shippingAddress, idempotencyKey: randomUUID() },
    })
    const orderId = placeOrder.order.id
    const events = buyer.subscribe<Status>(STATUS, { id: orderId })
    await events.until(({ orderStatus }) => orderStatus.status === 'PENDING')
    // Stays open until its buyer answers on the provider's page: asking for it makes nothing of it.
    const { payOrder } = await buyer.request<{ payOrder: { payment: { id: string } } }>(PAY, {
      input: { orderId, method: 'SANDBOX_REDIRECT', idempotencyKey: randomUUID() },
    })
    const paymentId = payOrder.payment.id
    const outcome = { outcome: 'succeeded', reference: `sandbox_${paymentId}` }
    const body = JSON.stringify({ id: `evt_${randomUUID()}`, paymentId, outcome })
    const signer = createWebhookSigner(`sandbox webhooks ${stack.internalIdentitySecret}`)

    expect((await send(body, `t=1,v1=${'x'.repeat(43)}`)).status).toBe(400)
    const answers = await Promise.all([1, 2, 3].map(() => send(body, signer.sign(body))))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
    const paid = await events.until(({ orderStatus }) => orderStatus.status === 'PAID')
    expect(paid.orderStatus.status).toBe('PAID')
    const { order } = await buyer.request<{
      order: { payments: { status: string }[]; history: { event: string }[] }
    }>('query ($id: ID!) { order(id: $id) { payments { status } history { event } } }', {
      id: orderId,
    })
    expect(order.payments).toEqual([{ status: 'SUCCEEDED' }])
    expect(order.history.filter(({ event }) => event === 'PAID')).toHaveLength(1)
    events.stop()
    await buyer.close()
  })
})

describe('the queues behind the administration’s login', () => {
  const at = (path: string) => new URL(path, stack.routerUrl)
  async function logInAt(login: string, password: string) {
    const body = new URLSearchParams({ login, password })
    const response = await fetch(at('/admin/login'), { method: 'POST', body, redirect: 'manual' })
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { status: response.status, cookie }
  }
  const boardFor = (cookie: string) =>
    fetch(at('/admin/queues/api/queues?activeQueue=order-expire'), { headers: { cookie } })

  it('are shown to an ADMIN of the user subgraph, and to nobody else', async () => {
    expect((await boardFor('')).status).toBe(401)
    const customer = await logInAt('alice', 'alice-demo-password')
    expect(customer).toEqual({ status: 403, cookie: '' })
    const { token } = await logIn(stack, 'alice', 'alice-demo-password')
    expect((await boardFor(`floodgate_admin=${token}`)).status).toBe(401)
    expect((await logInAt('admin', 'wrong')).status).toBe(403)
    const { status, cookie } = await logInAt('admin', 'admin-demo-password')
    expect(status).toBe(303)
    const board = await boardFor(cookie)
    expect(board.status).toBe(200)
    const { queues } = (await board.json()) as { queues: { name: string }[] }
    expect(queues.map(({ name }) => name)).toEqual(expect.arrayContaining([...QUEUE_NAMES]))
  })

  it('have their dead letters run again', async () => {
    const logger = createLogger({ name: 'test', level: 'silent' })
    const redis = createRedis(stack.redisUrl, { purpose: 'commands', logger })
    const queue = openQueue('order-expire', redis)
    const jobId = `dead-${randomUUID()}`
    const job = await queue.add('order-expire', { data: { dueAt: 'never' } }, { jobId })
    await vi.waitFor(async () => expect(await job.isFailed()).toBe(true), PATIENCE)
    await job.updateData({ data: { dueAt: Date.now() } })
    const { cookie } = await logInAt('admin', 'admin-demo-password')
    const retry = (headers: Record<string, string>) =>
      fetch(at(`/admin/queues/api/queues/order-expire/${jobId}/retry`), {
        method: 'PUT',
        headers,
      })
    expect((await retry({})).status).toBe(401)
    expect(await job.isFailed()).toBe(true)
    expect((await retry({ cookie })).status).toBe(204)
    await vi.waitFor(async () => {
      expect(['completed', 'unknown']).toContain(await job.getState())
    }, PATIENCE)
    await queue.close()
    await closeRedis(redis)
  })
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
