import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { insist, type RouterClient } from '../lib/router-client.ts'
import type { CustomerPlan } from './order-plan.ts'

const ADD = `mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }`
const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on PlaceOrderSuccess { order { id } } }
}`
const PAY = `mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename } }`
const CANCEL = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }`
const STATUS = `query ($id: ID!) { order(id: $id) { status payments { status } } }`
const SHIP = `mutation ($input: ShipOrderInput!) { shipOrder(input: $input) { __typename } }`
const REFUND = `mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { __typename } }`

export interface Visit {
  readonly client: RouterClient
  readonly staff: RouterClient
  readonly productId: string
  /** Milliseconds since the epoch. */
  readonly until: number
}

/** Orders, and takes the order's course, repeating with the same key whatever got no answer. */
export async function visitShop(visit: Visit, plan: CustomerPlan): Promise<void> {
  await delay(plan.arrivesAfterMs)
  const orderId = await placeOrder(visit, plan)
  if (orderId === undefined) return
  const { client, staff } = visit
  const send = (who: RouterClient, query: string, input: object) =>
    insist(() => who.ask(query, { input }), visit.until)
  const pay = (method: string) =>
    send(client, PAY, { orderId, method, idempotencyKey: randomUUID() })
  switch (plan.course) {
    case 'pay':
      await pay('SANDBOX_CARD')
      return
    case 'pay-async':
      await pay('SANDBOX_UNRELIABLE')
      return
    case 'pay-and-cancel':
      await Promise.all([pay('SANDBOX_ASYNC'), send(client, CANCEL, { orderId })])
      return
    case 'decline-then-pay':
      await pay('SANDBOX_CARD_DECLINED')
      await reach(visit, orderId, 'PAYMENT_FAILED')
      await pay('SANDBOX_TIMEOUT')
      return
    case 'cancel':
      await send(client, CANCEL, { orderId })
      return
    case 'leave':
      return
    case 'ship':
      await pay('SANDBOX_CARD')
      if (!(await reach(visit, orderId, 'PAID'))) return
      await send(staff, SHIP, { orderId, carrier: 'Post', trackingNumber: orderId })
      return
    case 'refund': {
      await pay('SANDBOX_ASYNC')
      if (!(await reach(visit, orderId, 'PAID'))) return
      const refund = { orderId, reason: 'a fault run', idempotencyKey: randomUUID() }
      await send(staff, REFUND, { ...refund, amount: 50 })
      await send(staff, REFUND, { ...refund, idempotencyKey: randomUUID() })
      return
    }
  }
}

async function placeOrder(
  { client, productId, until }: Visit,
  { quantity, byCart, doubleClicks }: CustomerPlan,
): Promise<string | undefined> {
  const line = { productId, quantity }
  if (byCart) {
    const input = { ...line, idempotencyKey: randomUUID() }
    await insist(() => client.ask(ADD, { input }), until)
  }
  const input = {
    ...(!byCart && { items: [line] }),
    shippingAddress: { recipient: 'Ada', line1: '1 Street', city: 'London', countryCode: 'GB' },
    idempotencyKey: randomUUID(),
  }
  interface Placed {
    placeOrder: { __typename: string; order?: { id: string } }
  }
  const place = () => insist(() => client.ask<Placed>(PLACE, { input }), until)
  const answers = await Promise.all(doubleClicks ? [place(), place()] : [place()])
  const ids = new Set(answers.map(({ placeOrder: { order } }) => order?.id))
  if (ids.size > 1) throw new Error(`one key has the orders ${[...ids].join(', ')}`)
  return [...ids][0]
}

/** Waits for a status, or for one that it can't follow any more. @returns whether it came */
async function reach({ client, until }: Visit, id: string, wanted: string): Promise<boolean> {
  for (;;) {
    const { order } = await insist(
      () => client.ask<{ order: { status: string } | null }>(STATUS, { id }),
      until,
    )
    if (order?.status === wanted) return true
    const isOpen = order?.status === 'PENDING' || order?.status === 'PAYMENT_FAILED'
    if (!isOpen || Date.now() > until) return false
    await delay(100)
  }
}
