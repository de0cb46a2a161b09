import type { ServiceClient } from '@floodgate/platform/service-client'
import type { SaleEvent } from '../domain/sale-event.ts'

type CarveOutcome =
  | { readonly kind: 'carved'; readonly productName: string }
  | { readonly kind: 'insufficient-stock'; readonly available: number }
  | { readonly kind: 'product-unknown' }
  | { readonly kind: 'product-not-for-sale' }

type OpenOutcome = { readonly kind: 'opened' } | { readonly kind: 'conflict' }

/** In units. */
export interface FenceFigures {
  readonly quota: number
  /** Held by orders that stand. */
  readonly sold: number
}

/** A ticket that has an order. */
export interface FencedTicket {
  readonly ticketId: string
  readonly userId: string
  readonly orderId: string
  readonly quantity: number
  readonly sequence: number
  readonly idempotencyKey: string
  /** False once the order was cancelled, timed out or refunded. */
  readonly held: boolean
}

export interface FencePage extends FenceFigures {
  readonly tickets: readonly FencedTicket[]
  readonly endCursor: string | null
  readonly hasNextPage: boolean
}

/** What other subgraphs hold for a sale. Every call is idempotent by the sale's id. */
export interface Allotments {
  /** Moves the quota out of the catalog's ordinary stock. @throws AppError UNAVAILABLE */
  carve(event: SaleEvent): Promise<CarveOutcome>
  /** Opens the fence that bounds how many orders may be written. @throws AppError UNAVAILABLE */
  open(event: SaleEvent, productName: string): Promise<OpenOutcome>
  /** Closes the fence: from then on `sold` only falls. Null when it was never opened. @throws AppError UNAVAILABLE */
  close(eventId: string): Promise<FenceFigures | null>
  /**
   * Gives units back to ordinary stock.
   * @param total all that came back so far: what was given back before is part of it and does not move again
   * @throws AppError UNAVAILABLE
   */
  giveBack(eventId: string, total: number): Promise<void>
  /** A page of the fence's books, by sequence. Null when it was never opened. @throws AppError UNAVAILABLE */
  fence(eventId: string, first: number, after: string | null): Promise<FencePage | null>
}

const CARVE = /* GraphQL */ `
  mutation CarveAllotment($input: CarveAllotmentInput!) {
    carveAllotment(input: $input) {
      __typename
      ... on AllotmentCarved {
        productName
      }
      ... on StockShortage {
        available
      }
    }
  }
`

const OPEN = /* GraphQL */ `
  mutation OpenAllotment($input: OpenAllotmentInput!) {
    openAllotment(input: $input) {
      __typename
    }
  }
`

const CLOSE = /* GraphQL */ `
  mutation CloseAllotment($eventId: ID!) {
    closeAllotment(eventId: $eventId) {
      __typename
      ... on AllotmentClosed {
        quota
        sold
      }
    }
  }
`

const GIVE_BACK = /* GraphQL */ `
  mutation ReturnAllotment($input: ReturnAllotmentInput!) {
    returnAllotment(input: $input) {
      __typename
    }
  }
`

const FENCE = /* GraphQL */ `
  query SeckillFence($eventId: ID!, $first: Int!, $after: String) {
    seckillFence(eventId: $eventId, first: $first, after: $after) {
      quota
      sold
      endCursor
      hasNextPage
      tickets {
        ticketId
        userId
        orderId
        quantity
        sequence
        idempotencyKey
        held
      }
    }
  }
`

type CloseAnswer = Record<
  'closeAllotment',
  ({ __typename: 'AllotmentClosed' } & FenceFigures) | { __typename: 'AllotmentNotOpen' }
>

interface CarveAnswer {
  carveAllotment:
    | { __typename: 'AllotmentCarved'; productName: string }
    | { __typename: 'StockShortage'; available: number }
    | { __typename: 'ProductUnknown' }
    | { __typename: 'ProductNotForSale' }
}

interface OpenAnswer {
  openAllotment: { __typename: 'AllotmentOpened' | 'AllotmentConflict' }
}

export function createAllotments(clients: {
  catalog: ServiceClient
  order: ServiceClient
}): Allotments {
  const { catalog, order } = clients
  return {
    async carve({ id, productId, quota }) {
      const input = { eventId: id, productId, quantity: quota }
      const { carveAllotment } = await catalog.request<CarveAnswer>(CARVE, { input })
      switch (carveAllotment.__typename) {
        case 'AllotmentCarved':
          return { kind: 'carved', productName: carveAllotment.productName }
        case 'StockShortage':
          return { kind: 'insufficient-stock', available: carveAllotment.available }
        case 'ProductUnknown':
          return { kind: 'product-unknown' }
        case 'ProductNotForSale':
          return { kind: 'product-not-for-sale' }
      }
    },
    async open(event, productName) {
      const { id, productId, quota, priceAmount, priceCurrency } = event
      const figures = { productName, quota, unitAmount: priceAmount, currency: priceCurrency }
      const input = { eventId: id, productId, ...figures }
      const { openAllotment } = await order.request<OpenAnswer>(OPEN, { input })
      return { kind: openAllotment.__typename === 'AllotmentOpened' ? 'opened' : 'conflict' }
    },
    async close(eventId) {
      const { closeAllotment } = await order.request<CloseAnswer>(CLOSE, { eventId })
      if (closeAllotment.__typename === 'AllotmentNotOpen') return null
      return { quota: closeAllotment.quota, sold: closeAllotment.sold }
    },
    async giveBack(eventId, total) {
      // A sale that never carved anything has nothing to give back either: both answers are fine.
      await catalog.request(GIVE_BACK, { input: { eventId, quantity: total } })
    },
    async fence(eventId, first, after) {
      const page = await order.request<{ seckillFence: FencePage | null }>(FENCE, {
        eventId,
        first,
        after,
      })
      return page.seckillFence
    },
  }
}
