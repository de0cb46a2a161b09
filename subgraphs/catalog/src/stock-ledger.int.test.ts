import { newId } from '@floodgate/platform/identifier'
import type { Identity } from '@floodgate/platform/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProduct } from './testing/products.ts'
import { admin, anonymous, startSubgraph, type TestSubgraph } from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const userOf = (role: 'CUSTOMER' | 'MERCHANT'): Identity => ({
  kind: 'user',
  userId: newId('usr'),
  roles: [role],
  sessionId: newId('ses'),
})
const merchant = userOf('MERCHANT')

const ADJUST = /* GraphQL */ `
  mutation ($input: AdjustStockInput!) {
    adjustStock(input: $input) {
      __typename
      ... on AdjustStockSuccess {
        product {
          stock
        }
        movement {
          id
          delta
          availableAfter
          reason
        }
      }
      ... on StockTooLow {
        available
      }
    }
  }
`
const LEDGER = /* GraphQL */ `
  query ($productId: ID!, $first: Int, $after: String) {
    stockLedger(productId: $productId, first: $first, after: $after) {
      edges {
        node {
          kind
          delta
          availableAfter
          reason
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`

interface Adjusted {
  readonly __typename: string
  readonly available?: number
  readonly product?: { readonly stock: number }
  readonly movement?: { readonly id: string }
}

const makeInput = (productId: string, delta: number, changes: object = {}) => ({
  productId,
  delta,
  reason: 'Delivery 17',
  idempotencyKey: newId('msg'),
  ...changes,
})

const adjust = (input: object, identity: Identity = merchant) =>
  subgraph.ask<{ adjustStock: Adjusted } | null>(ADJUST, { input }, identity)
const outcomeOf = async (input: object) => (await adjust(input)).data?.adjustStock

describe('adjustStock', () => {
  it('moves units with a ledger row that says why', async () => {
    const lamp = await makeProduct(subgraph.prisma, { stock: 5 })
    expect(await outcomeOf(makeInput(lamp, 7))).toMatchObject({
      __typename: 'AdjustStockSuccess',
      product: { stock: 12 },
      movement: { delta: 7, availableAfter: 12, reason: 'Delivery 17' },
    })
    expect(await outcomeOf(makeInput(lamp, -13))).toEqual({
      __typename: 'StockTooLow',
      available: 12,
    })
  })

  it('does it once under a key, however often and with whom at once', async () => {
    const lamp = await makeProduct(subgraph.prisma, { stock: 5 })
    const input = makeInput(lamp, 1)
    const answers = await Promise.all(Array.from({ length: 10 }, () => outcomeOf(input)))
    expect(new Set(answers.map((one) => one?.movement?.id)).size).toBe(1)
    expect(answers[0]?.movement?.id).toBeDefined()
    const other = await adjust(input, admin)
    expect(other.data?.adjustStock.product?.stock).toBe(7)
  })

  it('refuses the same key with another input', async () => {
    const [lamp, desk] = [await makeProduct(subgraph.prisma), await makeProduct(subgraph.prisma)]
    const input = makeInput(lamp, 1)
    await adjust(input)
    for (const changes of [{ delta: 2 }, { reason: 'Loss' }, { productId: desk }]) {
      const outcome = await outcomeOf({ ...input, ...changes })
      expect(outcome?.__typename).toBe('IdempotencyConflict')
    }
  })

  it('refuses what makes no sense', async () => {
    const lamp = await makeProduct(subgraph.prisma)
    const senseless = [
      { delta: 0 },
      { delta: 2_000_000_000 },
      { delta: 1_000_000_000 },
      { reason: ' ' },
      { reason: 'r'.repeat(256) },
      { idempotencyKey: '' },
      { idempotencyKey: 'k'.repeat(129) },
    ]
    for (const changes of senseless) {
      const { errors } = await adjust(makeInput(lamp, 1, changes))
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
    for (const unknown of [newId('prd'), 'ünknown']) {
      expect(await outcomeOf(makeInput(unknown, 1))).toMatchObject({
        __typename: 'ProductNotFound',
      })
    }
  })

  it('gives a product its first units', async () => {
    const lamp = await makeProduct(subgraph.prisma, { stock: 1 })
    await subgraph.prisma.stockBalance.delete({ where: { productId: lamp } })
    expect(await outcomeOf(makeInput(lamp, 4))).toMatchObject({ product: { stock: 4 } })
  })
})

interface LedgerPage {
  readonly edges: readonly { readonly node: { readonly delta: number } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
}

async function pageOf(productId: string, after: string | null): Promise<LedgerPage> {
  const variables = { productId, first: 2, after }
  const { data } = await subgraph.ask<{ stockLedger: LedgerPage }>(LEDGER, variables, merchant)
  return data.stockLedger
}

describe('stockLedger', () => {
  it('lists every movement, newest first, in pages', async () => {
    const lamp = await makeProduct(subgraph.prisma, { stock: 5 })
    for (const delta of [3, -2, 4]) await adjust(makeInput(lamp, delta))
    const deltas: number[] = []
    for (
      let page = await pageOf(lamp, null);
      ;
      page = await pageOf(lamp, page.pageInfo.endCursor)
    ) {
      deltas.push(...page.edges.map(({ node }) => node.delta))
      if (!page.pageInfo.hasNextPage) break
    }
    expect(deltas).toEqual([4, -2, 3, 5])
  })

  it.each([
    ['UNAUTHENTICATED', anonymous],
    ['FORBIDDEN', userOf('CUSTOMER')],
  ] as const)('is for staff alone, as is adjusting (%s)', async (code, identity) => {
    const productId = newId('prd')
    const ledger = await subgraph.ask(LEDGER, { productId }, identity)
    expect(ledger.errors?.[0]?.extensions.code).toBe(code)
    const adjusted = await adjust(makeInput(productId, 1), identity)
    expect(adjusted.errors?.[0]?.extensions.code).toBe(code)
  })
})
