import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCategory, makeTree } from './testing/products.ts'
import { admin, startSubgraph, type TestSubgraph } from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const PAGE = /* GraphQL */ `
  query (
    $last: Int
    $before: String
    $first: Int
    $after: String
    $filter: ProductFilter
    $sort: ProductSort! = NEWEST
  ) {
    products(
      last: $last
      before: $before
      first: $first
      after: $after
      filter: $filter
      sort: $sort
    ) {
      edges {
        node {
          id
          price {
            amount
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`

interface Page {
  edges: { node: { id: string; price: { amount: number } } }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

async function page(variables: object): Promise<Page> {
  const { data, errors } = await subgraph.ask<{ products: Page } | null>(PAGE, variables)
  if (!data) throw new Error(JSON.stringify(errors))
  return data.products
}

const idsOf = ({ edges }: Page) => edges.map(({ node }) => node.id)

async function walk(size: number, backwards: boolean, variables: object): Promise<string[]> {
  const walked: string[] = []
  for (let cursor: string | null = null; ;) {
    const input = backwards ? { last: size, before: cursor } : { first: size, after: cursor }
    const found: Page = await page({ ...input, ...variables })
    if (backwards) walked.unshift(...idsOf(found))
    else walked.push(...idsOf(found))
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = found.pageInfo
    if (!(backwards ? hasPreviousPage : hasNextPage)) return walked
    cursor = backwards ? startCursor : endCursor
  }
}

describe.each(['NEWEST', 'PRICE_ASC', 'PRICE_DESC'] as const)('a list sorted by %s', (sort) => {
  let filter: { categoryId: string }
  let expected: string[]

  beforeAll(async () => {
    // Equal times and prices in groups: the id has to break the ties.
    const products = Array.from({ length: 17 }, (_, at) => ({
      price: 100 * Math.floor(((at * 7) % 17) / 3),
      createdAt: new Date(1_700_000_000_000 + Math.floor(at / 4)),
    }))
    const { id, productIds } = await makeCategory(subgraph.prisma, products)
    filter = { categoryId: id }
    const up = sort === 'PRICE_ASC' ? 1 : -1
    const keyOf = (at: number) => {
      const { price = 0, createdAt } = products[at] ?? {}
      return sort === 'NEWEST' ? Number(createdAt) : price
    }
    expected = productIds
      .map((productId, at) => ({ productId, key: keyOf(at) }))
      .toSorted((a, b) => up * (a.key - b.key || (a.productId < b.productId ? -1 : 1)))
      .map(({ productId }) => productId)
  })

  it.each([
    [1, false],
    [4, false],
    [4, true],
    [16, true],
    [17, true],
    [18, false],
  ])('is walked in pages of %i without gap or repeat (backwards: %s)', async (size, backwards) => {
    expect(await walk(size, backwards, { filter, sort })).toEqual(expected)
  })

  it('refuses the cursor of another sort', async () => {
    const { pageInfo } = await page({ first: 1, filter, sort })
    const other = sort === 'NEWEST' ? 'PRICE_ASC' : 'NEWEST'
    const variables = { first: 1, after: pageInfo.endCursor, filter, sort: other }
    const { errors } = await subgraph.ask(PAGE, variables)
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

it('has the products of all categories below one, in one order', async () => {
  const { rootId, childIds } = await makeTree(subgraph.prisma, 3)
  const all = await walk(4, false, { filter: { categoryId: rootId } })
  expect(all).toHaveLength(9)
  expect(await walk(4, true, { filter: { categoryId: rootId } })).toEqual(all)
  const single = await page({ filter: { categoryId: childIds[0] } })
  expect(all).toEqual(expect.arrayContaining(idsOf(single)))
  expect(idsOf(single)).toHaveLength(3)
})

it('filters by price', async () => {
  const prices = [100, 200, 300, 400].map((price) => ({ price }))
  const { id: categoryId } = await makeCategory(subgraph.prisma, prices)
  const filter = { categoryId, minPrice: 200, maxPrice: 300 }
  const { edges } = await page({ filter, sort: 'PRICE_DESC' })
  expect(edges.map(({ node }) => node.price.amount)).toEqual([300, 200])
})

it('shows drafts to staff alone', async () => {
  const { id: categoryId, productIds } = await makeCategory(subgraph.prisma, [{}, {}])
  const [id = ''] = productIds
  await subgraph.prisma.product.update({ where: { id }, data: { status: 'DRAFT' } })
  expect(idsOf(await page({ filter: { categoryId } }))).toEqual([productIds[1]])
  const drafts = { filter: { categoryId, status: 'DRAFT' } }
  const { errors } = await subgraph.ask(PAGE, drafts)
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  const { data } = await subgraph.ask<{ products: Page }>(PAGE, drafts, admin)
  expect(idsOf(data.products)).toEqual([id])
  const byId = 'query ($id: ID!) { product(id: $id) { id status } }'
  expect((await subgraph.ask(byId, { id })).data).toEqual({ product: null })
  expect((await subgraph.ask(byId, { id }, admin)).data).toEqual({
    product: { id, status: 'DRAFT' },
  })
})

it('finds a product and a category by slug, and refuses both keys or none', async () => {
  const { id, productIds } = await makeCategory(subgraph.prisma, [{}])
  const category = await subgraph.prisma.category.findUniqueOrThrow({ where: { id } })
  const product = await subgraph.prisma.product.findUniqueOrThrow({
    where: { id: productIds[0] ?? '' },
  })
  const query = /* GraphQL */ `
    query ($product: String, $category: String, $id: ID) {
      product(slug: $product, id: $id) {
        id
      }
      category(slug: $category) {
        id
      }
    }
  `
  const variables = { product: product.slug, category: category.slug }
  const expected = { product: { id: product.id }, category: { id } }
  expect((await subgraph.ask(query, variables)).data).toEqual(expected)
  const unknown = { product: newId('prd').toLowerCase(), category: 'no-such-thing' }
  expect((await subgraph.ask(query, unknown)).data).toEqual({ product: null, category: null })
  const { errors } = await subgraph.ask(query, { ...variables, id: product.id })
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
})
