import { type ServiceClient } from '@floodgate/platform/service-client'
import { type SaleEvent } from '../domain/sale-event.ts'

type CarveOutcome =
  | { readonly kind: 'carved'; readonly productName: string }
  | { readonly kind: 'insufficient-stock'; readonly available: number }
  | { readonly kind: 'product-unknown' }

type OpenOutcome = { readonly kind: 'opened' } | { readonly kind: 'conflict' }

/** What other subgraphs hold for a sale. Every call is idempotent by the sale's id. */
export interface Allotments {
  /** Moves the quota out of the catalog's ordinary stock. @throws AppError UNAVAILABLE */
  carve(event: SaleEvent): Promise<CarveOutcome>
  /** Opens the fence that bounds how many orders may be written. @throws AppError UNAVAILABLE */
  open(event: SaleEvent, productName: string): Promise<OpenOutcome>
}

const CARVE = /* GraphQL */ `
  mutation CarveAllotment($input: CarveAllotmentInput!) {
    carveAllotment(input: $input) {
      __typename
      ... on AllotmentCarved {
        productName
      }
      ... on InsufficientStock {
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

interface CarveAnswer {
  carveAllotment:
    | { __typename: 'AllotmentCarved'; productName: string }
    | { __typename: 'InsufficientStock'; available: number }
    | { __typename: 'ProductUnknown' }
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
        case 'InsufficientStock':
          return { kind: 'insufficient-stock', available: carveAllotment.available }
        case 'ProductUnknown':
          return { kind: 'product-unknown' }
      }
    },
    async open(event, productName) {
      const { id, productId, quota, priceAmount, priceCurrency } = event
      const figures = { productName, quota, unitAmount: priceAmount, currency: priceCurrency }
      const input = { eventId: id, productId, ...figures }
      const { openAllotment } = await order.request<OpenAnswer>(OPEN, { input })
      return { kind: openAllotment.__typename === 'AllotmentOpened' ? 'opened' : 'conflict' }
    },
  }
}
