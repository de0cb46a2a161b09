import { buildSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { operationIn } from '../operation/operation.ts'
import { cachePolicyOf } from './cache-policy.ts'
import { readCacheRules } from './cache-rules.ts'

const SDL = `
directive @cacheControl(maxAge: Int, scope: Scope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
enum Scope { PUBLIC PRIVATE }
type Query {
  product: Product @cacheControl(maxAge: 60)
  products: [Product!]! @cacheControl(maxAge: 40)
  typed: Product
  plain: Plain
  count: Int
  counted: Int @cacheControl(maxAge: 30)
  page: Page @cacheControl(maxAge: 90)
  thing: Thing @cacheControl(maxAge: 70)
  any: Any
  inherits: Page @cacheControl(inheritMaxAge: true)
}
type Product @cacheControl(maxAge: 50) {
  id: ID!
  stock: Int @cacheControl(maxAge: 2)
  mine: Int @cacheControl(scope: PRIVATE)
  never: Int @cacheControl(maxAge: 0)
  price: Page
  plain: Plain
  kept: Plain @cacheControl(inheritMaxAge: true)
  self: Product
  other: Product @cacheControl(inheritMaxAge: true)
}
type Plain { a: Int b: Plain }
type Page @cacheControl(inheritMaxAge: true) { a: Int plain: Plain }
interface Thing { a: Int b: Int }
type One implements Thing { a: Int b: Int @cacheControl(maxAge: 5) }
type Two implements Thing { a: Int b: Int @cacheControl(maxAge: 9) c: Int @cacheControl(maxAge: 1) }
union Any @cacheControl(maxAge: 20) = One | Product
type Mutation { a: Int @cacheControl(maxAge: 10) }
type Subscription { stock: Int @cacheControl(maxAge: 1) }
`
const schema = buildSchema(SDL)
const rules = readCacheRules(parse(SDL))

function policyOf(document: string, variables: Record<string, boolean> = {}) {
  const operation = operationIn(parse(document), undefined)
  return cachePolicyOf(operation, { schema, rules }, (name) => variables[name] === true)
}
const publicFor = (maxAge: number) => ({ maxAge, scope: 'PUBLIC' })

describe('cachePolicyOf', () => {
  it.each([
    ['{ product { id } }', 60],
    ['{ products { id } }', 40],
    ['{ product { id } products { id } }', 40],
    ['{ product { id stock } }', 2],
    ['{ typed { id } }', 50],
    ['{ product { self { id } } }', 50],
    ['{ product { other { id } } }', 50],
    ['{ product { price { a } } }', 60],
    ['{ product { kept { a } } }', 60],
    ['{ counted }', 30],
    ['{ counted __typename }', 30],
    ['{ page { a } }', 90],
    ['{ any { ... on One { b } } }', 5],
    ['{ any { ... on Product { stock } } }', 2],
    ['{ any { __typename } }', 20],
    ['{ thing { a } }', 70],
    ['{ thing { b } }', 5],
    ['{ thing { ... on Two { b } } }', 9],
    ['{ ...F } fragment F on Query { product { ...G } } fragment G on Product { stock }', 2],
    ['subscription { stock }', 1],
  ])('lets %s be kept for %i seconds', (document, maxAge) => {
    expect(policyOf(document)).toEqual(publicFor(maxAge))
  })

  it.each([
    ['{ count }', 'a root field that nothing is said about'],
    ['{ plain { a } }', 'a root object that nothing is said about'],
    ['{ product { plain { a } } }', 'an object that nothing is said about'],
    ['{ page { plain { a } } }', 'an object in one that inherits'],
    ['{ product { kept { b { a } } } }', 'an object in a field that inherits'],
    ['{ product { id } count }', 'one of several root fields'],
    ['{ product { never } }', 'a field that says 0'],
    ['{ inherits { a } }', 'a root field that has nothing to inherit from'],
    ['{ __typename }', 'no field'],
    ['{ __schema { queryType { name } } }', 'introspection'],
    ['{ counted __type(name: "A") { name } }', 'introspection beside a field'],
  ])('does not let %s be kept: %s', (document) => {
    expect(policyOf(document)).toBeUndefined()
  })

  it('is private when any field is', () => {
    expect(policyOf('{ product { id mine } }')).toEqual({ maxAge: 60, scope: 'PRIVATE' })
    expect(policyOf('{ products { id } product { self { mine } } }')).toEqual({
      maxAge: 40,
      scope: 'PRIVATE',
    })
  })

  it('looks at what the conditions leave', () => {
    const document = `query ($a: Boolean!, $b: Boolean!) {
      product { id stock @include(if: $a) ... @skip(if: $b) { mine } }
    }`
    const shortly = { maxAge: 2, scope: 'PUBLIC' }
    expect(policyOf(document, { a: true, b: true })).toEqual(shortly)
    expect(policyOf(document, { b: true })).toEqual(publicFor(60))
    expect(policyOf(document, {})).toEqual({ maxAge: 60, scope: 'PRIVATE' })
    expect(policyOf('{ product { id stock @skip(if: true) } }')).toEqual(publicFor(60))
  })
})
