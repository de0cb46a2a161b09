import { buildSchema, getOperationAST, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { DEFAULT_DOCUMENT_LIMITS } from './limits.ts'
import { createCostCheck } from './operation-cost.ts'

const schema = buildSchema(`
  type Query { person: Person people(first: Int = 20): People tags(limit: Int): [Tag!]! node: Node }
  union Node = Person | Tag
  interface Named { name: String }
  type People { edges: [Edge!]! nodes: [Person] count: Int }
  type Edge { node: Person }
  type Person implements Named { name: String friend: Person friends: [Person!]! names: [String] people(last: Int): People }
  type Tag implements Named { name: String }
`)

/** The greatest limit that the operation exceeds, and one more: its cost. */
function costOf(text: string, variables?: Record<string, unknown>): number {
  const document = parse(text)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  const exceeds = (cost: number) =>
    createCostCheck(schema, { ...DEFAULT_DOCUMENT_LIMITS, cost })(document, operation, variables)
  let [low, high] = [-1, 2 ** 40]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (exceeds(middle)) low = middle
    else high = middle
  }
  return high
}

describe('the cost of an operation', () => {
  it.each([
    ['a field of an object', '{ person { name } }', 1],
    ['objects within', '{ person { friend { friend { name } } } }', 3],
    ['leaves, which are free', '{ person { name names } }', 1],
    ['a list of no known length', '{ person { friends { name } } }', 1 + 5],
    ['lists of lists', '{ person { friends { friends { name } } } }', 1 + 5 * (1 + 5)],
    ['a list by its argument', '{ tags(limit: 7) { name } }', 7],
    ['a connection', '{ people(first: 3) { edges { node { name } } } }', 1 + 3 * 2],
    ['a connection by its default', '{ people { nodes { name } } }', 1 + 20],
    [
      'both lists of a connection',
      '{ people(first: 3) { edges { node { name } } nodes { name } } }',
      1 + 3 * 2 + 3,
    ],
    [
      'pages within pages',
      '{ people(first: 3) { nodes { people(last: 4) { nodes { name } } } } }',
      1 + 3 * (1 + 1 + 4),
    ],
    [
      'an object below a connection',
      '{ people(first: 3) { nodes { friends { name } } } }',
      1 + 3 * (1 + 5),
    ],
    ['aliases', '{ a: person { name } b: person { name } }', 2],
    [
      'fragments',
      '{ person { ...F ... on Named { ...F } } } fragment F on Person { friend { name } }',
      3,
    ],
    ['a union', '{ node { ... on Person { friend { name } } ... on Tag { name } } }', 2],
    ['introspection, which asks no subgraph', '{ __schema { types { fields { name } } } }', 0],
  ])('counts %s', (_what, text, cost) => {
    expect(costOf(text)).toBe(cost)
  })

  it.each([
    [{ n: 100 }, 101],
    [{}, 11],
    [undefined, 11],
    [{ n: 0 }, 1],
    [{ n: -1 }, 6],
    [{ n: 'many' }, 6],
  ])('takes pages of the size that %j says', (variables, cost) => {
    const text = 'query ($n: Int = 10) { people(first: $n) { nodes { name } } }'
    expect(costOf(text, variables)).toBe(cost)
  })

  it('is estimated for each request where it varies', () => {
    const document = parse('query ($n: Int) { people(first: $n) { nodes { name } } }')
    const operation = getOperationAST(document)
    const check = createCostCheck(schema, { ...DEFAULT_DOCUMENT_LIMITS, cost: 50 })
    if (!operation) throw new Error('no operation')
    expect(check(document, operation, { n: 10 })).toBeUndefined()
    expect(check(document, operation, { n: 60 })?.extensions.code).toBe('OPERATION_LIMIT_EXCEEDED')
    expect(check(document, operation, { n: 10 })).toBeUndefined()
  })

  it('is found in no time where fragments multiply', () => {
    const spread = (i: number) =>
      `fragment F${i} on Person { a: friend { ...F${i + 1} } b: friend { ...F${i + 1} } }`
    const fragments = Array.from({ length: 40 }, (_, i) => spread(i)).join(' ')
    const startedAt = performance.now()
    const document = parse(`{ person { ...F0 } } ${fragments} fragment F40 on Person { name }`)
    const operation = getOperationAST(document)
    if (!operation) throw new Error('no operation')
    const check = createCostCheck(schema, DEFAULT_DOCUMENT_LIMITS)
    expect(check(document, operation, {})).toBeDefined()
    expect(performance.now() - startedAt).toBeLessThan(100)
  })
})
