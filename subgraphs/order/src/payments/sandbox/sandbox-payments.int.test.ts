import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buyerWith } from '../../testing/buyer-with.ts'
import { startSubgraph, type TestSubgraph, userIdentity } from '../../testing/start-subgraph.ts'
import { testSigner } from '../../testing/test-payments.ts'
import { SANDBOX_SIGNATURE_HEADER } from './sandbox-provider.ts'

const PATIENCE = { timeout: 20_000, interval: 50 }

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph(2)
})
afterAll(() => subgraph.close())

const PAY = /* GraphQL */ `
  mutation ($input: PayOrderInput!) {
    payOrder(input: $input) {
      __typename
      ... on PayOrderSuccess {
        payment {
          id
          nextAction {
            kind
            url
          }
        }
      }
      ... on PaymentMethodUnavailable {
        available
      }
    }
  }
`
interface Paid {
  payOrder: {
    __typename: string
    payment?: { id: string; nextAction: { kind: string; url: string | null } }
  }
}

async function pay(method: string) {
  const { orderId, buyer, userId } = await buyerWith(1, subgraph)
  const input = { orderId, method, idempotencyKey: newId('msg') }
  const { data } = await subgraph.ask<Paid>(PAY, { input }, buyer)
  return { orderId, buyer, userId, result: data.payOrder }
}
const statusOf = async (id: string) =>
  (await subgraph.prisma.order.findUniqueOrThrow({ where: { id } })).status
const reaches = (orderId: string, status: string) =>
  vi.waitFor(async () => expect(await statusOf(orderId)).toBe(status), PATIENCE)

describe('the sandbox', () => {
  it.each([
    ['SANDBOX_CARD', 'PAID'],
    ['SANDBOX_CARD_DECLINED', 'PAYMENT_FAILED'],
    ['SANDBOX_ASYNC', 'PAID'],
    ['SANDBOX_ASYNC_DECLINED', 'PAYMENT_FAILED'],
    ['SANDBOX_TIMEOUT', 'PAID'],
    ['SANDBOX_UNRELIABLE', 'PAID'],
    ['SANDBOX_LATE', 'PAID'],
  ])('%s ends %s', async (method, status) => {
    const { orderId } = await pay(method)
    await reaches(orderId, status)
  })

  it('sends its webhooks, and the shop acts on them', async () => {
    const { orderId, result } = await pay('SANDBOX_ASYNC')
    await reaches(orderId, 'PAID')
    const eventId = `evt_${result.payment?.id}_decided`
    await vi.waitFor(async () => {
      const event = await subgraph.prisma.paymentEvent.findFirst({ where: { eventId } })
      expect(event).toMatchObject({ provider: 'sandbox', nextAttemptAt: null })
    }, PATIENCE)
  })

  it('asks the buyer on a page of its own, whose address can not be guessed', async () => {
    const { orderId, result } = await pay('SANDBOX_REDIRECT')
    expect(result.payment?.nextAction.kind).toBe('REDIRECT')
    const url = result.payment?.nextAction.url ?? ''
    expect((await fetch(`${url}x`)).status).toBe(404)
    expect(await (await fetch(url)).text()).toContain('Refuse')
    const body = new URLSearchParams({ answer: 'yes' })
    expect((await fetch(url, { method: 'POST', body })).status).toBe(200)
    await reaches(orderId, 'PAID')
  })

  it('gives late money back by itself, and the history says so', async () => {
    const { orderId, buyer } = await pay('SANDBOX_LATE')
    const cancel = `mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) { __typename } }`
    await subgraph.ask(cancel, { id: orderId }, buyer)
    const ask = `query ($id: ID!) { order(id: $id) {
      status payments { status } refunds { status automatic }
      history { version event status actor { kind id } }
    } }`
    await vi.waitFor(async () => {
      const { data } = await subgraph.ask<{ order: object }>(ask, { id: orderId }, buyer)
      expect(data.order).toMatchObject({
        status: 'CANCELLED',
        payments: [{ status: 'REFUNDED' }],
        refunds: [{ status: 'SUCCEEDED', automatic: true }],
        history: [
          { version: 1, event: 'CREATED' },
          { version: 2, event: 'CANCELLED', actor: { kind: 'USER' } },
          { version: 3, event: 'REFUNDED', actor: { kind: 'SYSTEM', id: 'payments' } },
        ],
      })
    }, PATIENCE)
  })

  it('is not Stripe, which nobody set up here', async () => {
    const { orderId, buyer } = await buyerWith(1, subgraph)
    const input = { orderId, method: 'STRIPE', methodToken: 'pm_1', idempotencyKey: 'one' }
    const { data } = await subgraph.ask<Paid>(PAY, { input }, buyer)
    expect(data.payOrder.__typename).toBe('PaymentMethodUnavailable')
  })
})

describe('webhooks', () => {
  const post = (body: string, signature: string) =>
    fetch(`${subgraph.url}/webhooks/sandbox`, {
      method: 'POST',
      headers: { [SANDBOX_SIGNATURE_HEADER]: signature },
      body,
    })
  const news = (id: string, paymentId: string) =>
    JSON.stringify({ id, paymentId, outcome: { outcome: 'succeeded', reference: 'r' } })

  it('are taken only as they were signed, and not long ago', async () => {
    const body = news(newId('msg'), newId('pay'))
    const old = testSigner(Date.now() - 10 * 60_000).sign(body)
    expect((await post(body, '')).status).toBe(400)
    expect((await post(body, old)).status).toBe(400)
    expect((await post(`${body} `, testSigner().sign(body))).status).toBe(400)
    expect((await post(body, testSigner().sign(body))).status).toBe(200)
    expect((await fetch(`${subgraph.url}/webhooks/nobody`, { method: 'POST' })).status).toBe(404)
  })

  it('told twice are one', async () => {
    const id = newId('msg')
    const body = news(id, newId('pay'))
    for (let time = 0; time < 3; time += 1) await post(body, testSigner().sign(body))
    expect(await subgraph.prisma.paymentEvent.count({ where: { eventId: id } })).toBe(1)
  })
})

describe('fulfilment and refunds', () => {
  const staff = userIdentity(newId('usr'), 'MERCHANT')
  const RUN = `mutation ($id: ID!, $key: String!) {
    refundOrder(input: { orderId: $id, amount: 990, reason: "scratched", idempotencyKey: $key }) {
      __typename ... on RefundOrderSuccess { refund { id } } ... on OrderNotRefundable { refundable { amount } }
    }
    shipOrder(input: { orderId: $id, carrier: "Post", trackingNumber: "1" }) {
      __typename ... on OrderTransitionNotAllowed { status }
    }
    completeOrder(input: { orderId: $id }) { __typename ... on FulfilOrderSuccess { order { status version } } }
  }`

  it('are for those who run the shop', async () => {
    const { orderId, buyer } = await buyerWith(1, subgraph)
    const { errors } = await subgraph.ask(RUN, { id: orderId, key: 'k' }, buyer)
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('follow the order through, with its money', async () => {
    const { orderId, buyer } = await pay('SANDBOX_CARD')
    await reaches(orderId, 'PAID')
    const first = await subgraph.ask<Record<string, object>>(RUN, { id: orderId, key: 'k' }, staff)
    expect(first.data).toMatchObject({
      refundOrder: { __typename: 'RefundOrderSuccess' },
      shipOrder: { __typename: 'FulfilOrderSuccess' },
      completeOrder: { order: { status: 'COMPLETED' } },
    })
    const again = await subgraph.ask<Record<string, object>>(RUN, { id: orderId, key: 'k' }, staff)
    expect(again.data).toMatchObject({
      refundOrder: first.data.refundOrder,
      shipOrder: { __typename: 'OrderTransitionNotAllowed', status: 'COMPLETED' },
    })
    const ask = `query ($id: ID!) { order(id: $id) { refunded { amount } shipment { carrier } history { event } } }`
    await vi.waitFor(async () => {
      const { data } = await subgraph.ask<{ order: object }>(ask, { id: orderId }, buyer)
      expect(data.order).toMatchObject({ refunded: { amount: 990 }, shipment: { carrier: 'Post' } })
    }, PATIENCE)
  })

  it('of an order that is not paid are refused by type', async () => {
    const { orderId } = await buyerWith(1, subgraph)
    const { data } = await subgraph.ask<object>(RUN, { id: orderId, key: 'x' }, staff)
    expect(data).toMatchObject({
      refundOrder: { __typename: 'OrderNotRefundable', refundable: { amount: 0 } },
      shipOrder: { __typename: 'OrderTransitionNotAllowed', status: 'PENDING' },
      completeOrder: { __typename: 'OrderTransitionNotAllowed' },
    })
  })
})
