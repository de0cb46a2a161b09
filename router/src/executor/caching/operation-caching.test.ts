import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { CACHE_CONTROL, createTestExecutor, type TestSubgraph } from '../testing/answers.ts'
import type { JsonObject } from '../transport/transport.ts'

interface Entity {
  readonly id: string
}

const product = (id: string) => ({
  __typename: 'Product',
  id,
  name: `n${id}`,
  maker: { code: 'm' },
})

const SHOP: Record<string, TestSubgraph> = {
  goods: {
    sdl: `${CACHE_CONTROL}
      type Query {
        product(id: ID!): Product @cacheControl(maxAge: 60)
        products: [[Product]] @cacheControl(maxAge: 60)
        found: [Found] @cacheControl(maxAge: 60)
        mine: Product @cacheControl(maxAge: 60, scope: PRIVATE)
        now: Product
      }
      type Product @key(fields: "id") @cacheControl(inheritMaxAge: true) { id: ID! name: String maker: Maker }
      type Maker @key(fields: "code") @cacheControl(maxAge: 60) { code: ID! }
      type Box @key(fields: "a b") @cacheControl(maxAge: 60) { a: ID! b: ID! inside: Product }
      union Found @cacheControl(maxAge: 60) = Product | Box
      type Mutation { a: Product @cacheControl(maxAge: 60) }
      type Subscription { product: Product @cacheControl(maxAge: 60) }`,
    resolvers: {
      Query: {
        product: (_: unknown, { id }: Entity) => (id === '0' ? null : product(id)),
        products: () => [[product('1'), null], null, [product('2'), product('1')]],
        found: () => [product('1'), { __typename: 'Box', a: '1', b: '2', inside: product('7') }],
      },
      Product: { __resolveReference: ({ id }: Entity) => product(id) },
    },
  },
  reviews: {
    sdl: `${CACHE_CONTROL}
      type Product @key(fields: "id") { id: ID! reviews: [Review] }
      type Review @key(fields: "id") @cacheControl(maxAge: 30) { id: ID! product: Product }`,
    resolvers: {
      Product: { reviews: ({ id }: Entity) => [{ id: `r${id}`, product: { id } }] },
    },
  },
}

async function answerTo(query: string, variables: JsonObject = {}) {
  const { executor, sent } = createTestExecutor(SHOP)
  const compiled = executor.plan({ document: parse(query), variables })
  const answer = await executor.execute(compiled, { variables, context: undefined, tagged: true })
  const data = JSON.parse(answer.data ?? 'null') as unknown
  return { ...answer, data, sent, tags: answer.tags && [...answer.tags].sort() }
}

describe('what an answer is made of', () => {
  it('is told though the operation does not ask for it, and the answer is as it asks', async () => {
    const { data, tags } = await answerTo('{ product(id: "1") { name } }')
    expect(data).toEqual({ product: { name: 'n1' } })
    expect(tags).toEqual(['Product', 'Product:1', 'Query'])
  })

  it('is told through lists, other subgraphs, aliases and fragments', async () => {
    const { data, tags } = await answerTo(`
      { all: products { ...F } }
      fragment F on Product { id: name made: maker { code } reviews { product { name } } }
    `)
    const first = { id: 'n1', made: { code: 'm' }, reviews: [{ product: { name: 'n1' } }] }
    expect(data).toMatchObject({ all: [[first, null], null, [{ id: 'n2' }, first]] })
    expect(tags).toEqual([
      ...['Maker', 'Maker:m', 'Product', 'Product:1', 'Product:2'],
      ...['Query', 'Review', 'Review:r1', 'Review:r2'],
    ])
  })

  it('is by type where it may be one of several, and exact below', async () => {
    const { tags } = await answerTo('{ found { __typename ... on Box { inside { name } } } }')
    expect(tags).toEqual(['Box', 'Product', 'Product:7', 'Product:?', 'Query'])
  })

  it('is by type where nothing is there', async () => {
    expect((await answerTo('{ product(id: "0") { name } }')).tags).toEqual(['Product', 'Query'])
  })

  it('is what the conditions leave', async () => {
    const query =
      'query ($m: Boolean!) { product(id: "1") { name maker @include(if: $m) { code } } }'
    expect((await answerTo(query, { m: false })).tags).toEqual([
      ...['Maker', 'Product', 'Product:1', 'Query'],
    ])
    expect((await answerTo(query, { m: true })).tags).toContain('Maker:m')
  })
})

describe('answers that are not for others', () => {
  it.each([
    '{ mine { name } }',
    '{ now { name } }',
    'mutation { a { name } }',
    '{ product(id: "1") { name } mine { name } }',
  ])('are not traced: %s', async (query) => {
    const { tags, sent } = await answerTo(query)
    expect(tags).toBeUndefined()
    for (const request of sent) expect(request.query).not.toMatch(/\bid\b(?!:)/)
  })
})

describe('the fingerprint', () => {
  const { executor } = createTestExecutor(SHOP)
  const fingerprintOf = (query: string) =>
    executor.plan({ document: parse(query) }).caching.trace?.fingerprint

  it('is the same for operations that differ by name and layout', () => {
    const one = fingerprintOf('query A { product(id: "1") { name } }')
    expect(one).toBeDefined()
    expect(fingerprintOf('{product(id:"1"){name}}')).toBe(one)
  })

  it.each([
    '{ product(id: "2") { name } }',
    '{ a: product(id: "1") { name } }',
    '{ product(id: "1") { id: name } }',
    '{ product(id: "1") { _0_id: name } }',
    'query ($x: Boolean = true) { product(id: "1") { name @include(if: $x) } }',
    'query ($x: Boolean = false) { product(id: "1") { name @include(if: $x) } }',
    '{ product(id: "1") { ...F } } fragment F on Product { name id }',
  ])('is another for %s', (query) => {
    expect(fingerprintOf(query)).not.toBe(fingerprintOf('{ product(id: "1") { name } }'))
  })
})

it('a subscription says whether its events are for all', () => {
  const { executor } = createTestExecutor(SHOP)
  const { caching } = executor.plan({ document: parse('subscription { product { name } }') })
  expect(caching.policy(() => false)).toEqual({ maxAge: 60, scope: 'PUBLIC' })
  expect(caching.trace).toBeUndefined()
})
