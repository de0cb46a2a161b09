import { newId } from '@floodgate/platform/identifier'
import type { Identity } from '@floodgate/platform/identity'
import type { Answer, TestSubgraph } from './start-subgraph.ts'

const PLACE = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on PlaceOrderSuccess {
        order {
          id
          status
          version
          total {
            amount
            currency
          }
          items {
            name
            quantity
            unitPrice {
              amount
            }
            product {
              id
            }
          }
          shippingAddress {
            recipient
            city
            countryCode
            phone
          }
        }
      }
      ... on InvalidOrder {
        fields {
          field
        }
      }
      ... on ProductUnavailable {
        productIds
      }
      ... on InsufficientStock {
        lines {
          product {
            id
          }
          requested
          available
        }
      }
      ... on MixedCurrencies {
        currencies
      }
      ... on TotalChanged {
        total {
          amount
          currency
        }
      }
    }
  }
`

export const ADDRESS = {
  recipient: 'Ada Lovelace',
  line1: '12 St James Square',
  city: 'London',
  countryCode: 'GB',
}

export interface PlacedOrder {
  readonly id: string
  readonly status: string
  readonly [field: string]: unknown
}

export interface PlaceOrderAnswer {
  readonly __typename: string
  readonly order?: PlacedOrder
  readonly [field: string]: unknown
}

/** An input that is complete: one of `changes` and a key of its own. */
export const makeOrderInput = (changes: object): object => ({
  shippingAddress: ADDRESS,
  idempotencyKey: newId('msg'),
  ...changes,
})

export function placeOrder(
  subgraph: Pick<TestSubgraph, 'ask'>,
  input: object,
  identity: Identity,
): Promise<Answer<{ placeOrder: PlaceOrderAnswer } | null>> {
  return subgraph.ask(PLACE, { input }, identity)
}
