import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buyerWith } from '../testing/buyer-with.ts'
import {
  anonymous,
  startSubgraph,
  type TestSubgraph,
  userIdentity,
} from '../testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph(7)
})
afterAll(() => subgraph.close())

const staff = userIdentity(newId('usr'), 'MERCHANT')
const stranger = userIdentity(newId('usr'), 'CUSTOMER')

const PAY = /* GraphQL */ `
  mutation ($input: PayOrderInput!) {
    payOrder(input: $input) {
      __typename
      ... on PayOrderSuccess {
        payment {
          id
          status
          amount {
            amount
          }
        }
      }
      ... on OrderNotPayable {
        status
      }
    }
  }
`
const CANCEL = /* GraphQL */ `
  mutation ($id: ID!) {
    cancelOrder(input: { orderId: $id }) {
      __typename
      ... on CancelOrderSuccess {
        order {
          status
          version
        }
      }
      ... on OrderNotCancellable {
        status
      }
    }
  }
`
const STATUS = /* GraphQL */ `
  subscription ($id: ID!) {
    orderStatus(orderId: $id) {
      status
      version
      payments {
        status
      }
    }
  }
`
interface StatusData {
  orderStatus: { status: string; version: number; payments: { status: string }[] }
}

describe('paying and cancelling', () => {
  const pay = (orderId: string, identity: typeof staff, idempotencyKey = 'one') =>
    subgraph.ask<{ payOrder: { __typename: string } } | null>(
      PAY,
      { input: { orderId, idempotencyKey, method: 'SANDBOX_CARD' } },
      identity,
    )
  const cancel = (id: string, identity: typeof staff) =>
    subgraph.ask<{ cancelOrder: { __typename: string } } | null>(CANCEL, { id }, identity)

  it('is followed on the subscription, from the current state on', async () => {
    const { orderId, buyer } = await buyerWith(1, subgraph)
    const events = subgraph.subscribe<StatusData>(STATUS, { id: orderId }, buyer)
    const next = async () => {
      const { value } = (await events.next()) as IteratorYieldResult<{ data: StatusData }>
      return value.data.orderStatus
    }
    expect(await next()).toEqual({ status: 'PENDING', version: 1, payments: [] })
    expect((await pay(orderId, buyer)).data?.payOrder).toMatchObject({
      __typename: 'PayOrderSuccess',
      payment: { status: 'PROCESSING', amount: { amount: 4_990 } },
    })
    expect(await next()).toEqual({
      status: 'PAID',
      version: 2,
      payments: [{ status: 'SUCCEEDED' }],
    })
    await events.return?.()
  })

  it('is not followed by others, who do not learn whether the order exists', async () => {
    const { orderId } = await buyerWith(1, subgraph)
    const refusal = async (id: string, identity: typeof staff) => {
      const error = await subgraph
        .subscribe(STATUS, { id }, identity)
        .next()
        .catch((reason: unknown) => reason)
      return JSON.stringify(error)
    }
    expect(await refusal(orderId, stranger)).toContain('FORBIDDEN')
    expect(await refusal(orderId, stranger)).toBe(await refusal(newId('ord'), stranger))
    expect(await refusal(orderId, anonymous)).toContain('UNAUTHENTICATED')
  })

  it('is for the owner; staff may cancel; a repeat changes nothing', async () => {
    const { orderId, buyer } = await buyerWith(1, subgraph)
    expect((await pay(orderId, staff)).data?.payOrder.__typename).toBe('OrderNotFound')
    expect((await pay(orderId, anonymous)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect((await cancel(orderId, stranger)).data?.cancelOrder.__typename).toBe('OrderNotFound')

    const cancelled = {
      __typename: 'CancelOrderSuccess',
      order: { status: 'CANCELLED', version: 2 },
    }
    expect((await cancel(orderId, staff)).data?.cancelOrder).toEqual(cancelled)
    expect((await cancel(orderId, buyer)).data?.cancelOrder).toEqual(cancelled)
    expect((await pay(orderId, buyer)).data?.payOrder).toEqual({
      __typename: 'OrderNotPayable',
      status: 'CANCELLED',
    })
  })

  it('refuses a key that is empty or too long', async () => {
    const { orderId, buyer } = await buyerWith(1, subgraph)
    for (const key of ['', 'k'.repeat(129)]) {
      const { errors } = await pay(orderId, buyer, key)
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})
