import { createBatcher } from '@floodgate/platform/batcher'
import type { ServiceClient } from '@floodgate/platform/service-client'
import type { OrderLine, Products, ShortLine } from '../domain/place-order.ts'

export interface Reservation {
  readonly orderId: string
  /** Each product once. */
  readonly items: readonly OrderLine[]
}

export type ReservationVerdict =
  | { readonly kind: 'reserved' }
  | { readonly kind: 'short'; readonly lines: readonly ShortLine[] }
  /** Some products were taken off sale. */
  | { readonly kind: 'not-for-sale'; readonly productIds: readonly string[] }
  /** The order's units went back before. */
  | { readonly kind: 'released' }

/** What the catalog knows and holds for orders. Every change is idempotent by the order's id. */
export interface Catalog {
  /** Those of the products that are for sale. @throws AppError UNAVAILABLE */
  products(ids: readonly string[]): Promise<Products>
  /** A verdict for each, in the same order. @throws AppError UNAVAILABLE: they may hold units all the same */
  reserve(reservations: readonly Reservation[]): Promise<ReservationVerdict[]>
  /** @returns the ids of those that the catalog has as sold now. @throws AppError UNAVAILABLE */
  confirm(orderIds: readonly string[]): Promise<string[]>
  /** @throws AppError UNAVAILABLE */
  release(orderIds: readonly string[]): Promise<void>
}

const PRODUCTS = /* GraphQL */ `
  query ProductsToOrder($representations: [_Any!]!) {
    products: _entities(representations: $representations) {
      ... on Product {
        id
        name
        status
        merchantId
        variantOf {
          status
        }
        price {
          amount
          currency
        }
        stock
      }
    }
  }
`
const RESERVE = /* GraphQL */ `
  mutation ReserveStock($reservations: [StockReservationInput!]!) {
    verdicts: reserveStock(reservations: $reservations) {
      __typename
      ... on StockShort {
        lines {
          productId
          requested
          available
        }
      }
      ... on StockNotForSale {
        productIds
      }
    }
  }
`
const CONFIRM = /* GraphQL */ `
  mutation ConfirmStock($orderIds: [ID!]!) {
    reservations: confirmStock(orderIds: $orderIds) {
      orderId
      status
    }
  }
`
const RELEASE = /* GraphQL */ `
  mutation ReleaseStock($orderIds: [ID!]!) {
    releaseStock(orderIds: $orderIds)
  }
`

type ProductStatus = 'DRAFT' | 'ACTIVE' | 'ARCHIVED'

interface ProductAnswer {
  readonly id: string
  readonly name: string
  readonly status: ProductStatus
  readonly merchantId: string | null
  readonly variantOf: { readonly status: ProductStatus } | null
  readonly price: { readonly amount: number; readonly currency: string }
  readonly stock: number
}

type VerdictAnswer =
  | { readonly __typename: 'StockReserved' | 'StockReleased' }
  | { readonly __typename: 'StockShort'; readonly lines: readonly ShortLine[] }
  | { readonly __typename: 'StockNotForSale'; readonly productIds: readonly string[] }

/** Requests that ask for products at the same time share one question, up to this many. */
const ASKERS = 64

export function createCatalog(client: ServiceClient): Catalog {
  async function readProducts(ids: readonly string[]): Promise<Products> {
    const representations = ids.map((id) => ({ __typename: 'Product', id }))
    const { products } = await client.request<{ products: (ProductAnswer | null)[] }>(PRODUCTS, {
      representations,
    })
    const offered = products.filter((product) => product !== null).filter(isForSale)
    return new Map(
      offered.map(({ id, name, price, stock, merchantId }) => [
        id,
        { name, unitAmount: price.amount, currency: price.currency, stock, merchantId },
      ]),
    )
  }
  const askTogether = createBatcher<readonly string[], Products>(
    async (wanted) => {
      const products = await readProducts([...new Set(wanted.flat())])
      return wanted.map(() => products)
    },
    { limit: ASKERS },
  )

  return {
    products: (ids) => (ids.length === 0 ? Promise.resolve(new Map()) : askTogether(ids)),
    async reserve(reservations) {
      const answer = await client.request<{ verdicts: VerdictAnswer[] }>(RESERVE, { reservations })
      return answer.verdicts.map(toVerdict)
    },
    async confirm(orderIds) {
      const answer = await client.request<{
        reservations: { orderId: string; status: string }[]
      }>(CONFIRM, { orderIds })
      return answer.reservations
        .filter(({ status }) => status === 'CONFIRMED')
        .map(({ orderId }) => orderId)
    },
    async release(orderIds) {
      await client.request(RELEASE, { orderIds })
    },
  }
}

/** A variant only together with its product. */
const isForSale = ({ status, variantOf }: ProductAnswer): boolean =>
  status === 'ACTIVE' && (variantOf === null || variantOf.status === 'ACTIVE')

function toVerdict(answer: VerdictAnswer): ReservationVerdict {
  switch (answer.__typename) {
    case 'StockReserved':
      return { kind: 'reserved' }
    case 'StockReleased':
      return { kind: 'released' }
    case 'StockShort':
      return { kind: 'short', lines: answer.lines }
    case 'StockNotForSale':
      return { kind: 'not-for-sale', productIds: answer.productIds }
  }
}
