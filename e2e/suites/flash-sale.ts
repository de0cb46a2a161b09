import { randomUUID } from 'node:crypto'
import { createConnection } from 'mariadb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { TestStack } from '../../scripts/testing/stack.ts'
import type { Client } from '../support/client.ts'
import { sharedShop } from '../support/shared-shop.ts'
import {
  logIn,
  newBuyer,
  newCrowd,
  openSale,
  productsInStock,
  purchase,
  statementOf,
} from '../support/shop.ts'

const TICKET = /* GraphQL */ `
  subscription Ticket($id: ID!) {
    seckillTicket(id: $id) {
      status
      version
      position
      buyer {
        id
        username
      }
      event {
        product {
          name
        }
      }
      order {
        id
        status
        total {
          amount
          currency
        }
        buyer {
          username
        }
        items {
          quantity
          product {
            name
            category {
              name
            }
          }
        }
      }
    }
  }
`
const ORDER_STATUS = /* GraphQL */ `
  subscription OrderStatus($id: ID!) {
    orderStatus(orderId: $id) {
      status
      version
      buyer {
        username
      }
      items {
        product {
          name
        }
      }
    }
  }
`
const PAY = /* GraphQL */ `
  mutation Pay($input: PayOrderInput!) {
    payOrder(input: $input) {
      __typename
      ... on PayOrderSuccess {
        payment {
          id
        }
      }
    }
  }
`
const CANCEL = /* GraphQL */ `
  mutation Cancel($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
      ... on CancelOrderSuccess {
        order {
          status
        }
      }
    }
  }
`

interface TicketEvent {
  seckillTicket: {
    status: string
    version: number
    position: number
    buyer: { id: string; username: string }
    event: { product: { name: string } }
    order: {
      id: string
      status: string
      total: { amount: number; currency: string }
      buyer: { username: string }
      items: { quantity: number; product: { name: string; category: { name: string } } }[]
    } | null
  }
}
interface OrderEvent {
  orderStatus: {
    status: string
    version: number
    buyer: { username: string }
    items: { product: { name: string } }[]
  }
}
interface StockEvent {
  seckillStock: { available: number; version: number }
}

let stack: TestStack
let admin: Client
let productIds: string[]

beforeAll(async () => {
  stack = await sharedShop()
  admin = await logIn(stack, 'admin', 'admin-demo-password')
  productIds = await productsInStock(admin, 100)
})
afterAll(async () => {
  await admin.close()
})

async function confirmedOrder(buyer: Client, ticketId: string) {
  const log = buyer.subscribe<TicketEvent>(TICKET, { id: ticketId })
  const { seckillTicket } = await log.until((e) => e.seckillTicket.status === 'CONFIRMED')
  if (!seckillTicket.order) throw new Error('a confirmed ticket without its order')
  return { log, ticket: seckillTicket, order: seckillTicket.order }
}

describe('a flash sale through the router', () => {
  it('is bought in, confirmed live, paid, sold out, and on sale again after a cancellation', async () => {
    const [alice, bob, carol] = await Promise.all([
      newBuyer(stack),
      newBuyer(stack),
      newBuyer(stack),
    ])
    const eventId = await openSale(admin, { productId: productIds[0] ?? '', quota: 2 })
    const stock = bob.subscribe<StockEvent>(
      'subscription Stock($id: ID!) { seckillStock(eventId: $id) { available version } }',
      { id: eventId },
    )
    await stock.until((e) => e.seckillStock.available === 2)

    const accepted = await purchase(alice, eventId)
    expect(accepted).toMatchObject({ __typename: 'PurchaseAccepted', ticket: { status: 'QUEUED' } })
    const ticketId = accepted.ticket?.id ?? ''
    const { log, ticket, order } = await confirmedOrder(alice, ticketId)
    const productName = ticket.event.product.name
    expect(ticket).toMatchObject({
      position: 0,
      buyer: { id: alice.userId, username: alice.username },
      order: {
        status: 'PENDING',
        total: { amount: 100, currency: 'EUR' },
        buyer: { username: alice.username },
        items: [{ quantity: 1, product: { name: productName } }],
      },
    })

    const orderLog = alice.subscribe<OrderEvent>(ORDER_STATUS, { id: order.id })
    const pending = await orderLog.until((e) => e.orderStatus.status === 'PENDING')
    const pay = { orderId: order.id, method: 'SANDBOX_CARD', idempotencyKey: randomUUID() }
    const payments = await Promise.all([1, 2].map(() => alice.request(PAY, { input: pay })))
    expect(payments[1]).toEqual(payments[0])
    const paid = await orderLog.until((e) => e.orderStatus.status === 'PAID')
    expect(paid.orderStatus.version).toBeGreaterThan(pending.orderStatus.version)
    expect(paid.orderStatus).toMatchObject({
      buyer: { username: alice.username },
      items: [{ product: { name: productName } }],
    })

    expect(await purchase(alice, eventId)).toEqual({
      __typename: 'AlreadyPurchased',
      ticket: { id: ticketId },
    })

    const bobs = await purchase(bob, eventId)
    await stock.until((e) => e.seckillStock.available === 0)
    expect(await purchase(carol, eventId)).toEqual({ __typename: 'SoldOut' })

    const bobsOrder = (await confirmedOrder(bob, bobs.ticket?.id ?? '')).order
    expect(await bob.request(CANCEL, { input: { orderId: bobsOrder.id } })).toEqual({
      cancelOrder: { __typename: 'CancelOrderSuccess', order: { status: 'CANCELLED' } },
    })
    await stock.until((e) => e.seckillStock.available === 1 && e.seckillStock.version > 2)
    const carols = await purchase(carol, eventId)
    expect(carols.__typename).toBe('PurchaseAccepted')
    await confirmedOrder(carol, carols.ticket?.id ?? '')

    expect(await statementOf(admin, eventId)).toEqual({
      quota: 2,
      accepted: 3,
      queued: 0,
      confirmed: 2,
      failed: 0,
      expired: 1,
      available: 0,
    })
    for (const { seckillTicket } of log.events) {
      expect(seckillTicket.buyer.username).toBe(alice.username)
    }
    await Promise.all([alice, bob, carol].map((buyer) => buyer.close()))
  })

  it('sells exactly 50 units to 200 buyers at once', async () => {
    const quota = 50
    const eventId = await openSale(admin, { productId: productIds[1] ?? '', quota })
    const buyers = await newCrowd(stack, 200)
    const answers = await Promise.all(buyers.map((buyer) => purchase(buyer, eventId)))

    const counts = Object.groupBy(answers, (answer) => answer.__typename)
    expect(counts.PurchaseAccepted).toHaveLength(quota)
    expect(counts.SoldOut).toHaveLength(200 - quota)
    await vi.waitFor(
      async () => {
        expect(await statementOf(admin, eventId)).toEqual({
          quota,
          accepted: quota,
          queued: 0,
          confirmed: quota,
          failed: 0,
          expired: 0,
          available: 0,
        })
      },
      { timeout: 20_000, interval: 100 },
    )
    expect(await ordersOf(eventId)).toEqual({ orders: quota, buyers: quota })
    await Promise.all(buyers.map((buyer) => buyer.close()))
  })

  it("shows nobody another's ticket or order", async () => {
    const [alice, mallory] = await Promise.all([newBuyer(stack), newBuyer(stack)])
    const eventId = await openSale(admin, { productId: productIds[2] ?? '', quota: 1 })
    const ticketId = (await purchase(alice, eventId)).ticket?.id ?? ''
    const { order } = await confirmedOrder(alice, ticketId)

    const query =
      'query Theirs($t: ID!, $o: ID!) { seckillTicket(id: $t) { id } order(id: $o) { id } }'
    expect(await mallory.request(query, { t: ticketId, o: order.id })).toEqual({
      seckillTicket: null,
      order: null,
    })
    await expect(mallory.subscribe(TICKET, { id: ticketId }).until(() => true)).rejects.toThrow()
    await expect(
      mallory.subscribe(ORDER_STATUS, { id: order.id }).until(() => true),
    ).rejects.toThrow()
    const pay = { orderId: order.id, method: 'SANDBOX_CARD', idempotencyKey: randomUUID() }
    expect(await mallory.request(PAY, { input: pay })).toMatchObject({
      payOrder: { __typename: 'OrderNotFound' },
    })
    expect(await mallory.request(CANCEL, { input: { orderId: order.id } })).toMatchObject({
      cancelOrder: { __typename: 'OrderNotFound' },
    })
    await Promise.all([alice, mallory].map((client) => client.close()))
  })

  it('keeps service operations out of the public graph', async () => {
    const { errors } = await admin.ask('mutation { closeAllotment(eventId: "x") { __typename } }')
    expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })
})

async function ordersOf(eventId: string): Promise<{ orders: number; buyers: number }> {
  const connection = await createConnection(
    stack.databaseUrl('order').replace('mysql:', 'mariadb:'),
  )
  try {
    const rows = await connection.query<{ orders: bigint; buyers: bigint }[]>(
      'SELECT COUNT(*) AS orders, COUNT(DISTINCT user_id) AS buyers FROM orders WHERE event_id = ?',
      [eventId],
    )
    return { orders: Number(rows[0]?.orders), buyers: Number(rows[0]?.buyers) }
  } finally {
    await connection.end()
  }
}
