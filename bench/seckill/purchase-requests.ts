import { createIdentitySigner, IDENTITY_HEADER } from '@floodgate/platform/identity'
import { postRequest } from '../lib/http-request.ts'
import type { RequestSource } from '../lib/load-plan.ts'
import { type Buyer, readBuyers } from './buyers.ts'
import type { BuyerRange } from './target.ts'

/** How a purchase is sent: to the router with a session, to the subgraph as the router does, or to a plain server. */
export type PurchaseForm =
  { kind: 'router' } | { kind: 'subgraph'; identitySecret: string } | { kind: 'plain' }

export interface PurchaseRequestOptions {
  form: PurchaseForm
  buyersFile: string
  buyers: BuyerRange
  /** Buyers take turns between these sales. */
  eventIds: readonly string[]
}

const PURCHASE = `mutation Purchase($input: PurchaseInput!) {
  purchase(input: $input) {
    __typename
    ... on PurchaseAccepted { ticket { id status position } }
    ... on Problem { message }
  }
}`

/** Called in the load generator's process: one purchase per buyer, each with an idempotency key of its own. */
export function createRequests(options: PurchaseRequestOptions): Buffer[] {
  const { form, eventIds } = options
  const toRequest = requestMaker(form)
  const buyers = readBuyers(options.buyersFile, options.buyers)
  const able = form.kind === 'router' ? buyers.filter(({ token }) => token) : buyers
  return able.map((buyer, index) => toRequest(buyer, eventIds[index % eventIds.length] ?? ''))
}

function requestMaker(form: PurchaseForm): (buyer: Buyer, eventId: string) => Buffer {
  switch (form.kind) {
    case 'plain':
      return ({ userId }, eventId) =>
        postRequest('/purchase', JSON.stringify({ eventId, userId, quantity: 1 }))
    case 'router':
      return (buyer, eventId) =>
        postRequest('/graphql', operation(buyer, eventId), {
          authorization: `Bearer ${buyer.token}`,
        })
    case 'subgraph': {
      const signer = createIdentitySigner(form.identitySecret)
      return (buyer, eventId) => {
        const { userId, sessionId } = buyer
        const identity = { kind: 'user' as const, userId, roles: ['CUSTOMER' as const], sessionId }
        const header = signer.sign(identity, `bench-${userId}`)
        return postRequest('/graphql', operation(buyer, eventId), { [IDENTITY_HEADER]: header })
      }
    }
  }
}

function operation({ userId }: Buyer, eventId: string): string {
  return JSON.stringify({
    operationName: 'Purchase',
    query: PURCHASE,
    variables: { input: { eventId, quantity: 1, idempotencyKey: `key-of-${userId}` } },
  })
}

/** The same from outside the load generator's process. */
export function purchaseRequests(options: PurchaseRequestOptions): RequestSource {
  return { module: import.meta.url, options }
}
