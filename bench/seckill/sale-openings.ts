import { randomUUID } from 'node:crypto'
import { createGraphqlClient } from '../../scripts/lib/graphql-client.ts'

const CREATE = `mutation CreateSale($input: CreateSeckillEventInput!) {
  created: createSeckillEvent(input: $input) {
    ... on CreateSeckillEventSuccess { event { id } }
    ... on Problem { message }
    ... on InvalidSeckillEvent { fields { field message } }
  }
}`
const PUBLISH = `mutation PublishSale($id: ID!) {
  published: publishSeckillEvent(id: $id) { __typename ... on Problem { message } }
}`

interface Created {
  created: { event?: { id: string }; message?: string; fields?: unknown }
}

interface Published {
  published: { __typename: string; message?: string }
}

const LASTS_MS = 3 * 60 * 60_000

/** Opens a sale of `quota` units. @returns its id */
export type OpenSale = (quota: number) => Promise<string>

/** Sales as staff open them, through the router; each of the next product, so that none stands in another's way. */
export function createSaleOpenings(
  router: { url: string; adminToken: string },
  productIds: readonly string[],
): OpenSale {
  const admin = createGraphqlClient(router.url, router.adminToken)
  const products = productIds.values()

  return async (quota) => {
    const product = products.next()
    if (product.done) throw new Error('every product has its sale already')
    const input = {
      idempotencyKey: randomUUID(),
      title: 'Benchmark sale',
      productId: product.value,
      price: { amount: 100, currency: 'EUR' },
      quota,
      perUserLimit: 1,
      startsAt: new Date(Date.now() - 1_000).toISOString(),
      endsAt: new Date(Date.now() + LASTS_MS).toISOString(),
      // All buyers of the load generator come from one address.
      admission: { perAddress: null },
    }
    const { created } = await admin.request<Created>(CREATE, { input })
    if (!created.event) throw new Error(`a sale was refused: ${JSON.stringify(created)}`)
    const { id } = created.event
    const { published } = await admin.request<Published>(PUBLISH, { id })
    if (published.__typename !== 'PublishSeckillEventSuccess') {
      throw new Error(`a sale was not published: ${published.message}`)
    }
    return id
  }
}
