import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IDENTITY_HEADER } from '@floodgate/platform/identity'
import { newId } from '@floodgate/platform/identifier'
import type { SessionStore } from '@floodgate/platform/session-store'
import { createGraphqlClient } from '../../scripts/lib/graphql-client.ts'
import { supergraphPath } from '../../scripts/lib/supergraph.ts'
import { subgraphNames } from '../../scripts/lib/topology.ts'
import type { TestStack } from '../../scripts/testing/stack.ts'
import { createProducts } from '../seckill/products.ts'
import { createSaleOpenings } from '../seckill/sale-openings.ts'
import { ordersQuery, productPageQuery } from './queries.ts'
import type { Graph } from './target.ts'

const ORDERS = 20

export interface ProductGraph extends Graph {
  /** Of the account that has orders. */
  readonly userId: string
}

/** This project's own subgraphs, with a product that is on sale and an account with orders. */
export async function prepareProductGraph(
  stack: TestStack,
  sessions: SessionStore,
  folder: string,
  routerEnv: Readonly<Record<string, string>>,
): Promise<ProductGraph> {
  const productIds = await createProducts(stack.databaseUrl('catalog'), ORDERS)
  const admin = await sessions.open({ id: newId('usr'), roles: ['ADMIN'] })
  const router = { url: stack.routerUrl, adminToken: admin.token }
  await createSaleOpenings(router, productIds)(1_000)
  const path = join(folder, 'product-supergraph.graphql')
  writeFileSync(path, supergraphOf(stack))
  return {
    name: 'product',
    supergraphPath: path,
    queries: [productPageQuery(productIds[0] ?? ''), ordersQuery],
    routerEnv,
    forwarded: ['authorization', IDENTITY_HEADER],
    userId: await createBuyer(stack, productIds),
    async countRequests() {
      const counts = await Promise.all(Object.values(stack.subgraphUrls).map(countOf))
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}

/** Other gateways know addresses from the supergraph alone. */
function supergraphOf({ subgraphUrls }: TestStack): string {
  return subgraphNames.reduce(
    (sdl, name) => sdl.replace(`http://${name}.invalid/graphql`, subgraphUrls[name]),
    readFileSync(supergraphPath, 'utf8'),
  )
}

async function countOf(url: string): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', url))).text()
  const counts = metrics.matchAll(/^floodgate_graphql_request_seconds_count\{[^}]*\} (\d+)/gm)
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0)
}

const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`
const LOGIN = `mutation ($input: LoginInput!) {
  login(input: $input) { ... on LoginSuccess { token user { id } } }
}`
const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }`

const shippingAddress = {
  recipient: 'Ada Lovelace',
  line1: '12 St James Square',
  postalCode: 'SW1Y 4JH',
  city: 'London',
  countryCode: 'GB',
}

interface LoggedIn {
  readonly login: { readonly token: string; readonly user: { readonly id: string } }
}

/** An account with as many orders as there are products, one each. @returns its id */
async function createBuyer(stack: TestStack, productIds: readonly string[]): Promise<string> {
  const [username, password] = ['benchmark', randomUUID()]
  const guest = createGraphqlClient(stack.routerUrl)
  const email = 'benchmark@example.com'
  await guest.request(REGISTER, { input: { username, password, email } })
  const { login } = await guest.request<LoggedIn>(LOGIN, { input: { login: username, password } })
  const buyer = createGraphqlClient(stack.routerUrl, login.token)
  for (const productId of productIds) {
    const items = [{ productId, quantity: 1 }]
    const input = { items, shippingAddress, idempotencyKey: randomUUID() }
    const { placeOrder } = await buyer.request<{ placeOrder: { __typename: string } }>(PLACE, {
      input,
    })
    if (placeOrder.__typename !== 'PlaceOrderSuccess') throw new Error(placeOrder.__typename)
  }
  return login.user.id
}
