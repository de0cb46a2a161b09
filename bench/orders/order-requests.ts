import { randomUUID } from 'node:crypto'
import { postRequest } from '../lib/http-request.ts'
import type { LoadRequest, RequestSource } from '../lib/load-plan.ts'

/** How an order is sent: to the router in two steps, or to a plain server that does all in one. */
export type OrderForm =
  { readonly kind: 'router'; readonly tokens: readonly string[] } | { readonly kind: 'plain' }

export interface OrderRequestOptions {
  readonly form: OrderForm
  /** Orders take turns between these. */
  readonly productIds: readonly string[]
  readonly orders: number
}

const PLACE = `mutation Place($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on PlaceOrderSuccess { order { id status total { amount currency } } }
    ... on Problem { message }
  }
}`
const PAY = `mutation Pay($input: PayOrderInput!) {
  payOrder(input: $input) {
    __typename
    ... on PayOrderSuccess { payment { id status } }
    ... on Problem { message }
  }
}`

const shippingAddress = {
  recipient: 'Ada Lovelace',
  line1: '12 St James Square',
  postalCode: 'SW1Y 4JH',
  city: 'London',
  countryCode: 'GB',
}

/** Called in the load generator's process. */
export function createRequests({ form, productIds, orders }: OrderRequestOptions): LoadRequest[] {
  return Array.from({ length: orders }, (_, at) => {
    const productId = productIds[at % productIds.length] ?? ''
    if (form.kind === 'plain') {
      const userId = `usr_${String(at).padStart(26, '0')}`
      const order = { userId, productId, quantity: 1, idempotencyKey: randomUUID() }
      return postRequest('/orders', JSON.stringify({ ...order, shippingAddress }))
    }
    return placeAndPay(productId, form.tokens[at % form.tokens.length] ?? '')
  })
}

function placeAndPay(productId: string, token: string) {
  const headers = { authorization: `Bearer ${token}` }
  const idempotencyKey = randomUUID()
  const items = [{ productId, quantity: 1 }]
  const place = postRequest(
    '/graphql',
    operation('Place', PLACE, { shippingAddress, items, idempotencyKey }),
    headers,
  )
  return function* (): Generator<Buffer, void, string> {
    const answer = yield place
    // An order that was refused stays without a payment, and its answer counts as the outcome.
    const orderId = /"id":"(ord_[^"]+)"/.exec(answer)?.[1]
    if (orderId === undefined) return
    const input = { orderId, method: 'SANDBOX_CARD', idempotencyKey }
    yield postRequest('/graphql', operation('Pay', PAY, input), headers)
  }
}

function operation(operationName: string, query: string, input: object): string {
  return JSON.stringify({ operationName, query, variables: { input } })
}

/** The same from outside the load generator's process. */
export function orderRequests(options: OrderRequestOptions): RequestSource {
  return { module: import.meta.url, options }
}
