import fc from 'fast-check'
import { buildSchema, getVariableValues, type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compileVariableCheck } from './variables.ts'

const schema = buildSchema(`
  scalar Anything
  enum Colour { RED GREEN }
  input Part { id: ID! count: Int = 1 needed: Int! = 2 price: Float colour: Colour any: Anything parts: [Part!] matrix: [[Int!]] ok: Boolean }
  input One @oneOf { a: Int b: String }
  type Query { f: Int }
`)

const TYPES = [
  'Part',
  'Part!',
  '[Part]',
  '[Int!]!',
  '[[Int]]',
  'Colour',
  'Anything!',
  'One',
  'Int',
  'Float',
  'ID!',
  'String',
  'Boolean!',
  'Int = 3',
  'Unknown',
]

function definitionsOf(...types: readonly string[]) {
  const variables = types.map((type, i) => `$v${i}: ${type}`).join(' ')
  const [operation] = parse(`query (${variables}) { f }`).definitions
  return (operation as OperationDefinitionNode).variableDefinitions ?? []
}

const leaf = fc.oneof(
  fc.constantFrom(
    'RED',
    'BLUE',
    '',
    'id',
    null,
    undefined,
    true,
    0,
    -1,
    1.5,
    2 ** 31,
    -(2 ** 31),
    NaN,
  ),
  fc.integer(),
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.record(
    {
      id: fc.oneof(fc.constant('id'), tie('value')),
      count: leaf,
      needed: leaf,
      price: leaf,
      colour: leaf,
      any: tie('value'),
      parts: fc.oneof(fc.array(tie('object'), { maxLength: 2 }), tie('value')),
      matrix: fc.oneof(
        fc.array(fc.array(fc.integer(), { maxLength: 2 }), { maxLength: 2 }),
        tie('value'),
      ),
      ok: leaf,
      a: leaf,
      toString: leaf,
      ['__proto__']: leaf,
    },
    { requiredKeys: [] },
  ),
}))

describe('compileVariableCheck', () => {
  it.each(TYPES)('finds in values of %s what graphql-js finds', (type) => {
    const definitions = definitionsOf(type)
    const check = compileVariableCheck(definitions, schema)
    const messages = (errors: readonly { message: string }[] | undefined) =>
      errors?.map(({ message }) => message)
    fc.assert(
      fc.property(fc.record({ v0: value, other: leaf }, { requiredKeys: [] }), (variables) => {
        const expected = getVariableValues(schema, definitions, variables).errors
        expect(messages(check(variables))).toEqual(messages(expected))
      }),
      { numRuns: 500 },
    )
  })

  it('asks graphql-js nothing about values that plainly fit', () => {
    const definitions = definitionsOf('Part!', '[Int!]', 'String')
    const part = { id: 'a', count: 1, price: 1.5, colour: 'RED', any: {}, matrix: [[1]], ok: true }
    const variables = { v0: { ...part, parts: [part] }, v1: [1, 2], v2: null }
    // graphql-js goes through the definitions.
    const check = compileVariableCheck(definitions, schema)
    const asked: string[] = []
    Object.defineProperty(definitions, Symbol.iterator, { value: () => void asked.push('asked') })
    expect(check(variables)).toBeUndefined()
    expect(asked).toEqual([])
  })

  it('gives the errors their code and their place', () => {
    const check = compileVariableCheck(definitionsOf('Int!'), schema)
    expect(check({ v0: 'x' })).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' }, locations: [{ line: 1, column: 8 }] },
    ])
    expect(check({})).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  })
})
