import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buyerWith } from './testing/buyer-with.ts'
import {
  anonymous,
  startSubgraph,
  type TestSubgraph,
  userIdentity,
} from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph(5)
})
afterAll(() => subgraph.close())

const staff = userIdentity(newId('usr'), 'MERCHANT')
const stranger = userIdentity(newId('usr'), 'CUSTOMER')

const ORDER = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      id
      status
      version
      paymentDueAt
      total {
        amount
        currency
      }
      buyer {
        id
      }
      items {
        name
        quantity
        product {
          id
        }
        unitPrice {
          amount
        }
      }
      payments {
        status
      }
    }
  }
`
interface OrderData {
  order: { id: string; status: string; version: number } | null
}

describe('order(id)', () => {
  it('shows the buyer all of it', async () => {
    const { sale, orderId, userId, buyer } = await buyerWith(1, subgraph)
    const { data } = await subgraph.ask<OrderData>(ORDER, { id: orderId }, buyer)
    expect(data.order).toEqual({
      id: orderId,
      status: 'PENDING',
      version: 1,
      paymentDueAt: expect.stringMatching(/Z$/) as string,
      total: { amount: 4_990, currency: 'EUR' },
      buyer: { id: userId },
      items: [
        {
          name: 'Lamp',
          quantity: 1,
          product: { id: sale.productId },
          unitPrice: { amount: 4_990 },
        },
      ],
      payments: [],
    })
  })

  it('is there for staff, and null for everybody else', async () => {
    const { orderId } = await buyerWith(1, subgraph)
    const seenBy = async (identity: typeof staff, id = orderId) =>
      (await subgraph.ask<OrderData>(ORDER, { id }, identity)).data.order?.id
    expect(await seenBy(staff)).toBe(orderId)
    expect(await seenBy(stranger)).toBeUndefined()
    expect(await seenBy(anonymous)).toBeUndefined()
    expect(await seenBy(staff, newId('ord'))).toBeUndefined()
    expect(await seenBy(staff, "é'; DROP TABLE orders")).toBeUndefined()
  })

  it('is refused without the signature of the router', async () => {
    const response = await fetch(`${subgraph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    })
    expect(response.status).toBe(401)
    expect(await response.text()).toContain('UNTRUSTED_CALLER')
  })
})

describe('entities', () => {
  const ENTITIES = /* GraphQL */ `
    query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on Order {
          id
          status
        }
      }
    }
  `

  it('are found in one go, and null where they may not be seen', async () => {
    const mine = await buyerWith(2, subgraph)
    const other = await buyerWith(1, subgraph)
    const ids = [mine.orderIds[0], other.orderId, mine.orderIds[1], 'nonsense']
    const representations = ids.map((id) => ({ __typename: 'Order', id }))
    const { data } = await subgraph.ask<{ _entities: ({ id: string } | null)[] }>(
      ENTITIES,
      { representations },
      mine.buyer,
    )
    expect(data._entities.map((entity) => entity?.id)).toEqual([
      mine.orderIds[0],
      undefined,
      mine.orderIds[1],
      undefined,
    ])
  })
})

describe('User.orders', () => {
  const ORDERS = /* GraphQL */ `
    query ($representations: [_Any!]!, $first: Int, $after: String) {
      _entities(representations: $representations) {
        ... on User {
          orders(first: $first, after: $after) {
            edges {
              cursor
              node {
                id
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  `
  interface OrdersData {
    _entities: {
      orders: {
        edges: { node: { id: string } }[]
        pageInfo: { hasNextPage: boolean; endCursor: string | null }
      }
    }[]
  }
  const ordersOf = (userId: string, identity: typeof staff, page: object) =>
    subgraph.ask<OrdersData | null>(
      ORDERS,
      { representations: [{ __typename: 'User', id: userId }], ...page },
      identity,
    )

  it('pages through all of them, newest first', async () => {
    const { userId, orderIds, buyer } = await buyerWith(5, subgraph)
    const seen: string[] = []
    let after: string | null = null
    do {
      const { data } = await ordersOf(userId, buyer, { first: 2, after })
      const page = data?._entities[0]?.orders
      seen.push(...(page?.edges.map(({ node }) => node.id) ?? []))
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toEqual(orderIds)
  })

  it("are one's own, or for staff", async () => {
    const { userId, orderIds } = await buyerWith(1, subgraph)
    const forStaff = await ordersOf(userId, staff, { first: 10 })
    expect(forStaff.data?._entities[0]?.orders.edges[0]?.node.id).toBe(orderIds[0])
    const code = async (identity: typeof staff, page: object) =>
      (await ordersOf(userId, identity, page)).errors?.[0]?.extensions.code
    expect(await code(stranger, {})).toBe('FORBIDDEN')
    expect(await code(anonymous, {})).toBe('UNAUTHENTICATED')
    expect(await code(staff, { first: 101 })).toBe('BAD_USER_INPUT')
    expect(await code(staff, { after: 'WyLDqSJd' })).toBe('BAD_USER_INPUT')
  })
})
