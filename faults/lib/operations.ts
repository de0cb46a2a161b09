import type { RouterClient } from './router-client.ts'

const CREATE_SALE = /* GraphQL */ `
  mutation CreateSale($input: CreateSeckillEventInput!) {
    result: createSeckillEvent(input: $input) {
      __typename
      ... on CreateSeckillEventSuccess {
        event {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`
const PUBLISH_SALE = /* GraphQL */ `
  mutation PublishSale($id: ID!) {
    result: publishSeckillEvent(id: $id) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`
const END_SALE = /* GraphQL */ `
  mutation EndSale($id: ID!) {
    result: endSeckillEvent(id: $id) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`
const PURCHASE = /* GraphQL */ `
  mutation Purchase($input: PurchaseInput!) {
    result: purchase(input: $input) {
      __typename
      ... on PurchaseAccepted {
        ticket {
          id
        }
      }
    }
  }
`
const TICKET = /* GraphQL */ `
  query Ticket($id: ID!) {
    result: seckillTicket(id: $id) {
      status
      order {
        id
      }
    }
  }
`
const PAY = /* GraphQL */ `
  mutation Pay($input: PayOrderInput!) {
    result: payOrder(input: $input) {
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
    result: cancelOrder(input: $input) {
      __typename
    }
  }
`

export interface PurchaseAnswer {
  readonly __typename: string
  readonly ticket?: { readonly id: string }
}

export interface TicketAnswer {
  readonly status: 'QUEUED' | 'CONFIRMED' | 'FAILED' | 'EXPIRED'
  readonly order: { readonly id: string } | null
}

interface SaleAnswer {
  readonly __typename: string
  readonly message?: string
  readonly event?: { readonly id: string }
}

async function ask<T>(client: RouterClient, query: string, variables: object): Promise<T> {
  return (await client.ask<{ result: T }>(query, { ...variables })).result
}

export const purchase = (
  client: RouterClient,
  input: { eventId: string; quantity: number; idempotencyKey: string },
): Promise<PurchaseAnswer> => ask(client, PURCHASE, { input })

export const readTicket = (client: RouterClient, id: string): Promise<TicketAnswer | null> =>
  ask(client, TICKET, { id })

export const pay = (
  client: RouterClient,
  input: { orderId: string; method: string; idempotencyKey: string },
): Promise<{ payment?: { id: string } }> => ask(client, PAY, { input })

export const cancel = (
  client: RouterClient,
  orderId: string,
): Promise<{ readonly __typename: string }> => ask(client, CANCEL, { input: { orderId } })

export const createSale = (client: RouterClient, input: object): Promise<SaleAnswer> =>
  ask(client, CREATE_SALE, { input })

export const endSale = (client: RouterClient, id: string): Promise<SaleAnswer> =>
  ask(client, END_SALE, { id })

export const publishSale = (client: RouterClient, id: string): Promise<SaleAnswer> =>
  ask(client, PUBLISH_SALE, { id })
