import type { ServiceClient } from '@floodgate/platform/service-client'

/**
 * What an order wants of its units, as the order subgraph has it: HOLDS them unpaid, has them SOLD, or NONE, since it is
 * cancelled or does not exist.
 */
export type OrderClaim = 'HOLDS' | 'SOLD' | 'NONE'

export interface OrderClaims {
  /** @throws AppError UNAVAILABLE when the order subgraph is out of reach */
  read(orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderClaim>>
}

const CLAIMS = /* GraphQL */ `
  query StockClaims($orderIds: [ID!]!) {
    stockClaims(orderIds: $orderIds) {
      orderId
      kind
    }
  }
`

export function createOrderClaims(client: ServiceClient): OrderClaims {
  return {
    async read(orderIds) {
      const { stockClaims } = await client.request<{
        stockClaims: { orderId: string; kind: OrderClaim }[]
      }>(CLAIMS, { orderIds })
      return new Map(stockClaims.map(({ orderId, kind }) => [orderId, kind]))
    },
  }
}
