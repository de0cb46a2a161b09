import { readFileSync } from 'node:fs'
import { buildSchema, getIntrospectionQuery, type GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { exampleTabs } from '../../playground/examples.ts'
import { createExecutor } from '../executor/executor.ts'
import { createDocumentReader } from './document-reader.ts'
import { DEFAULT_DOCUMENT_LIMITS, type DocumentLimits } from './limits.ts'

const schema = buildSchema(`
  directive @mark repeatable on FIELD
  type Query { person: Person names: [String] }
  type Person { name: String friend: Person friends: [Person!]! }
`)
const reader = (limits: Partial<DocumentLimits>, introspection = true) =>
  createDocumentReader(schema, {
    introspection,
    limits: { ...DEFAULT_DOCUMENT_LIMITS, ...limits },
  }).read

/** The codes and messages that a text is refused with; none when it may run. */
function refusals(text: string, limits: Partial<DocumentLimits>): string[] {
  const read = reader(limits)(text)
  return 'kind' in read ? [] : read.map((e) => `${String(e.extensions.code)}: ${e.message}`)
}

describe('a limit', () => {
  const five = { tokens: 25, depth: 5, rootFields: 5, aliases: 5, directives: 5 }
  const repeat = (count: number, part: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => part(i)).join(' ')
  const nested = (levels: number): string =>
    levels === 1 ? '{ name }' : `{ friend ${nested(levels - 1)} }`

  it.each<[keyof typeof five, (count: number) => string]>([
    ['depth', (n) => `{ person ${nested(n - 1)} }`],
    ['rootFields', (n) => `{ ${repeat(n, () => 'names')} }`],
    ['aliases', (n) => `{ person { ${repeat(n, (i) => `a${i}: name`)} } }`],
    ['directives', (n) => `{ names ${repeat(n, () => '@mark')} }`],
    ['tokens', (n) => `{ ${repeat(n - 2, () => 'names')} }`],
  ])('of %s admits as many and no more', (name, documentOf) => {
    const limits = { ...DEFAULT_DOCUMENT_LIMITS, [name]: five[name] }
    // One more token stands for the end of the text.
    const most = name === 'tokens' ? five[name] - 1 : five[name]
    expect(refusals(documentOf(most), limits)).toEqual([])
    expect(refusals(documentOf(most + 2), limits)).toEqual([
      expect.stringMatching(/^OPERATION_LIMIT_EXCEEDED: .* more than \d+/),
    ])
  })

  it('looks into fragments, wherever they are spread', () => {
    const text = `
      query { ...Root ... on Query { names } ... { names } }
      fragment Root on Query { person { ...Deep } names }
      fragment Deep on Person { friend { friend { name } } }`
    expect(refusals(text, { depth: 4, rootFields: 4 })).toEqual([])
    expect(refusals(text, { depth: 3 })).toHaveLength(1)
    expect(refusals(text, { rootFields: 3 })).toHaveLength(1)
  })

  it('is measured in no time where fragments multiply', () => {
    const spread = (i: number) =>
      `fragment F${i} on Person { a: friend { ...F${i + 1} } b: friend { ...F${i + 1} } }`
    const text = `{ person { ...F0 } } ${repeat(30, spread)} fragment F30 on Person { name }`
    const startedAt = performance.now()
    expect(refusals(text, {})).toEqual([expect.stringContaining('levels of fields')])
    expect(performance.now() - startedAt).toBeLessThan(100)
  })

  it('leaves cycles of fragments to validation', () => {
    const text =
      '{ person { ...A } } fragment A on Person { friend { ...B } } fragment B on Person { friend { ...A } }'
    expect(refusals(text, {})).toEqual([expect.stringMatching(/^GRAPHQL_VALIDATION_FAILED/)])
  })
})

describe('the defaults', () => {
  const executor = createExecutor({
    supergraphSdl: readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8'),
    transport: { fetch: () => Promise.reject(new Error('not asked')) },
  })
  const { read } = createDocumentReader(executor.schema, {
    introspection: true,
    limits: DEFAULT_DOCUMENT_LIMITS,
  })

  it('admit introspection and every example of the playground', () => {
    const texts = exampleTabs.map(({ query }) => query)
    const introspection = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })
    for (const text of [...texts, introspection]) expect(read(text)).toHaveProperty('kind')
  })
})

describe('an invalid document', () => {
  it('says no names of a schema that is not to be read', () => {
    const messages = (introspection: boolean) => {
      const read = reader({}, introspection)('{ persom { name } }')
      return 'kind' in read ? [] : read.map(({ message }) => message)
    }
    expect(messages(true).join()).toContain('Did you mean')
    expect(messages(false)).toHaveLength(1)
    expect(messages(false).join()).not.toContain('Did you mean')
  })

  it('is told apart by its code', () => {
    expect(refusals('{ person', {})).toEqual([expect.stringMatching(/^GRAPHQL_PARSE_FAILED/)])
    const [error] = reader({})('') as readonly GraphQLError[]
    expect(error?.extensions.code).toBe('GRAPHQL_PARSE_FAILED')
  })
})
