import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemoProducts } from './seed/demo-products.ts'
import { CATEGORIES } from './seed/vocabulary.ts'
import { writeCatalog } from './seed/write-catalog.ts'
import { makeCategory, makeProduct, makeTree, type TestCategory } from './testing/products.ts'
import { IMAGE_BASE_URL, startSubgraph, type TestSubgraph } from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const PAGE = /* GraphQL */ `
  query ($first: Int, $after: String, $filter: ProductFilter) {
    products(first: $first, after: $after, filter: $filter) {
      edges {
        cursor
        node {
          id
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

interface ProductConnection {
  edges: { cursor: string; node: { id: string } }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

async function page(variables: object): Promise<ProductConnection> {
  const { data } = await subgraph.ask<{ products: ProductConnection }>(PAGE, variables)
  return data.products
}

const idsOf = ({ edges }: ProductConnection) => edges.map(({ node }) => node.id)

describe('products', () => {
  // Groups of equal times, a millisecond apart: the id has to break the ties.
  const base = Date.UTC(2026, 4, 1)
  const overrides = Array.from({ length: 23 }, (_, index) => ({
    createdAt: new Date(base + Math.floor(index / 5)),
    name: `Walk ${index}`,
    stock: index % 3 === 0 ? 0 : 5,
  }))
  let category: TestCategory
  let newestFirst: string[]

  beforeAll(async () => {
    category = await makeCategory(subgraph.prisma, overrides)
    newestFirst = category.productIds
      .map((id, index) => ({ id, time: overrides[index]?.createdAt.getTime() ?? 0 }))
      .toSorted((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1))
      .map(({ id }) => id)
  })

  it.each([1, 4, 5, 22, 23, 24])(
    'is walked in pages of %i without gap or repeat',
    async (first) => {
      const filter = { categoryId: category.id }
      const walked: string[] = []
      let after: string | null = null
      for (;;) {
        const { edges, pageInfo }: ProductConnection = await page({ first, after, filter })
        walked.push(...edges.map(({ node }) => node.id))
        expect(pageInfo.hasPreviousPage).toBe(after !== null)
        if (!pageInfo.hasNextPage) break
        expect(edges).toHaveLength(first)
        after = pageInfo.endCursor
      }
      expect(walked).toEqual(newestFirst)
    },
  )

  it('goes on at the same place when newer products come in between', async () => {
    const { id } = await makeCategory(subgraph.prisma, overrides.slice(0, 6))
    const filter = { categoryId: id }
    const all = idsOf(await page({ filter }))
    const first = await page({ first: 3, filter })
    const [newest] = (await makeCategory(subgraph.prisma, [{}])).productIds
    await subgraph.prisma.product.update({ where: { id: newest ?? '' }, data: { categoryId: id } })
    const rest = await page({ after: first.pageInfo.endCursor, filter })
    expect([...idsOf(first), ...idsOf(rest)]).toEqual(all)
  })

  it('filters by stock', async () => {
    const filter = { categoryId: category.id }
    expect(idsOf(await page({ filter: { ...filter, inStock: true } }))).toHaveLength(15)
    expect(idsOf(await page({ filter: { ...filter, inStock: false } }))).toHaveLength(8)
  })

  it('filters by a part of the name, without case and without wildcards', async () => {
    const { id, productIds } = await makeCategory(
      subgraph.prisma,
      [
        'Sale 100% off',
        'Sale 1000 off',
        'snake_case',
        'snakeXcase',
        'back\\slash',
        '海燕 手机',
      ].map((name) => ({ name })),
    )
    const found = async (nameContains: string) =>
      idsOf(await page({ filter: { categoryId: id, nameContains } })).toSorted()
    const at = (...indexes: number[]) => indexes.map((index) => productIds[index]).toSorted()
    expect(await found('SALE')).toEqual(at(0, 1))
    expect(await found('100%')).toEqual(at(0))
    expect(await found('e_c')).toEqual(at(2))
    expect(await found('k\\s')).toEqual(at(4))
    expect(await found('手机')).toEqual(at(5))
    expect(await found("' OR 1=1 -- ")).toEqual([])
  })

  it('is empty for a category that no id can name', async () => {
    expect(await page({ filter: { categoryId: 'ünknown' } })).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false, startCursor: null },
    })
  })

  it.each([{ first: 0 }, { first: 101 }, { first: -1 }, { after: 'not a cursor' }])(
    'refuses %o',
    async (variables) => {
      const { errors } = await subgraph.ask(PAGE, variables)
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    },
  )
})

const DETAILS = /* GraphQL */ `
  fragment Details on Product {
    id
    name
    price {
      amount
      currency
    }
    category {
      name
    }
    images {
      url
      alt
    }
    stock
    inStock
  }
`

describe('statements', () => {
  it('are as many for 50 products with all their parts as for one, and 2 once they are cached', async () => {
    const query = `${DETAILS} query ($first: Int, $id: ID) {
      products(first: $first, filter: { categoryId: $id }) { edges { node { ...Details } } }
    }`
    const countTwice = async (first: number) => {
      const { id } = await makeCategory(
        subgraph.prisma,
        Array.from({ length: first }, () => ({})),
      )
      const count = () =>
        subgraph.statementsOf(async () => {
          const { data } = await subgraph.ask<{ products: ProductConnection }>(query, { first, id })
          expect(data.products.edges).toHaveLength(first)
        })
      return [await count(), await count()]
    }
    for (const first of [1, 50]) {
      const [cold, warm] = await countTwice(first)
      expect(cold).toHaveLength(5)
      expect(warm).toHaveLength(2)
    }
  })

  it('do not grow with a tree of categories, their products and variants', async () => {
    const tree = await makeTree(subgraph.prisma, 4)
    const query = /* GraphQL */ `
      query ($id: ID!) {
        category(id: $id) {
          children {
            path
            breadcrumb {
              name
            }
            products(first: 3) {
              edges {
                node {
                  name
                  category {
                    path
                  }
                  images {
                    url
                  }
                  variants {
                    name
                    stock
                  }
                  stock
                }
              }
            }
          }
        }
      }
    `
    const statements = await subgraph.statementsOf(async () => {
      const { data } = await subgraph.ask<{ category: { children: unknown[] } }>(query, {
        id: tree.rootId,
      })
      expect(data.category.children).toHaveLength(4)
    })
    // The category, its children, their subtrees, the pages, the products with their parts, then variants and units.
    const { length } = statements
    expect(length).toBeLessThanOrEqual(8)
    const wider = await makeTree(subgraph.prisma, 8)
    const again = await subgraph.statementsOf(() => subgraph.ask(query, { id: wider.rootId }))
    expect(again).toHaveLength(length)
  })

  it('are as many for a page of 10 categories as of one', async () => {
    const categories = await Promise.all(
      Array.from({ length: 10 }, () => makeCategory(subgraph.prisma, [{}, {}, {}])),
    )
    const query = /* GraphQL */ `
      query ($representations: [_Any!]!) {
        _entities(representations: $representations) {
          ... on Category {
            id
            products(first: 2) {
              edges {
                node {
                  id
                  stock
                }
              }
              pageInfo {
                hasNextPage
              }
            }
          }
        }
      }
    `
    const representations = categories.map(({ id }) => ({ __typename: 'Category', id }))
    const statements = await subgraph.statementsOf(async () => {
      const { data } = await subgraph.ask<{ _entities: { products: ProductConnection }[] }>(query, {
        representations,
      })
      for (const [index, { products }] of data._entities.entries()) {
        expect(products.pageInfo.hasNextPage).toBe(true)
        expect(products.edges).toHaveLength(2)
        for (const { node } of products.edges) {
          expect(categories[index]?.productIds).toContain(node.id)
        }
      }
    })
    expect(statements).toHaveLength(5)
  })

  it('is one for the references of many products, in their order, with null for unknown ones', async () => {
    const { productIds } = await makeCategory(subgraph.prisma, [{}, {}, {}])
    const wanted = [...productIds.toReversed(), newId('prd'), 'ünknown', ...productIds]
    const representations = wanted.map((id) => ({ __typename: 'Product', id }))
    const statements = await subgraph.statementsOf(async () => {
      const { data } = await subgraph.ask<{ _entities: ({ id: string } | null)[] }>(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { id name } } }',
        { r: representations },
      )
      const ids = data._entities.map((entity) => entity?.id ?? null)
      expect(ids).toEqual([...productIds.toReversed(), null, null, ...productIds])
    })
    expect(statements).toHaveLength(1)
  })
})

describe('Category.products', () => {
  it('is walked in pages like the list of all products', async () => {
    const { id } = await makeCategory(
      subgraph.prisma,
      Array.from({ length: 5 }, (_, index) => ({ createdAt: new Date(1_700_000_000_000 + index) })),
    )
    const query = /* GraphQL */ `
      query ($id: ID!, $after: String) {
        category(id: $id) {
          products(first: 2, after: $after) {
            edges {
              node {
                id
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    `
    const pageOf = async (after: string | null): Promise<ProductConnection> => {
      type Data = { category: { products: ProductConnection } }
      return (await subgraph.ask<Data>(query, { id, after })).data.category.products
    }
    const walked: string[] = []
    for (let after: string | null = null; ;) {
      const products = await pageOf(after)
      walked.push(...idsOf(products))
      if (!products.pageInfo.hasNextPage) break
      after = products.pageInfo.endCursor
    }
    expect(walked).toEqual(idsOf(await page({ filter: { categoryId: id } })))
    expect(walked).toHaveLength(5)
  })
})

describe('product', () => {
  it('shows all that a product page needs', async () => {
    const id = await makeProduct(subgraph.prisma, { name: 'Reading lamp', stock: 0 })
    const query = `${DETAILS} query ($id: ID!) { product(id: $id) { ...Details slug createdAt } }`
    const { data } = await subgraph.ask<{ product: { slug: string } }>(query, { id })
    const { slug } = data.product
    expect(data.product).toMatchObject({
      id,
      name: 'Reading lamp',
      price: { amount: 1_000, currency: 'EUR' },
      stock: 0,
      inStock: false,
      images: [
        { url: `${IMAGE_BASE_URL}/${slug}-0.svg`, alt: 'Reading lamp 0' },
        { url: `${IMAGE_BASE_URL}/${slug}-1.svg`, alt: 'Reading lamp 1' },
      ],
    })
  })

  it('is null for an unknown id', async () => {
    const query = '{ product(id: "prd_unknown") { id } category(id: "ünknown") { id } }'
    expect(await subgraph.ask(query)).toEqual({ data: { product: null, category: null } })
  })
})

it('lists the categories by name', async () => {
  await makeCategory(subgraph.prisma, [])
  const { data } = await subgraph.ask<{ categories: { name: string }[] }>('{ categories { name } }')
  const names = data.categories.map(({ name }) => name)
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')))
})

it('seeds the demo range once', async () => {
  const demo = createDemoProducts()
  await writeCatalog(subgraph.prisma, CATEGORIES, demo)
  expect(await writeCatalog(subgraph.prisma, CATEGORIES, demo)).toEqual({
    categories: 0,
    products: 0,
  })
  const slugs = demo.map(({ slug }) => slug)
  expect(await subgraph.prisma.product.count({ where: { slug: { in: slugs } } })).toBe(demo.length)
})

it('serves images beside the graph', async () => {
  await writeFile(join(subgraph.imageDirectory, 'served.svg'), '<svg/>')
  const response = await fetch(`${subgraph.url}/images/served.svg`)
  expect(await response.text()).toBe('<svg/>')
})

it('refuses a request that nobody signed', async () => {
  const response = await fetch(`${subgraph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  })
  expect(response.status).toBe(401)
})

it('is ready while its database is', async () => {
  expect((await fetch(`${subgraph.url}/readyz`)).status).toBe(200)
})
