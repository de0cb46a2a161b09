import { hash } from 'node:crypto'
import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createOperationTexts } from './operation-texts.ts'
import { parsePersistedOperations } from './persisted-operations.ts'

const sha256 = (text: string) => hash('sha256', text, 'hex')
const text = '{ whoami }'
const listed = 'query Listed { whoami }'
const persisted = new Map([
  ['id-1', listed],
  [sha256(listed), listed],
])

/** The text, or the code that it is refused with. */
function outcome(result: string | GraphQLError | undefined): unknown {
  return result instanceof GraphQLError ? result.extensions.code : result
}

describe('automatic persisted queries', () => {
  it('are registered with their text, and found by their hash from then on', () => {
    const resolve = createOperationTexts()
    const sha256Hash = sha256(text)
    expect(resolve({ sha256Hash })).toMatchObject({
      message: 'PersistedQueryNotFound',
      extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 200 } },
    })
    expect(resolve({ query: text, sha256Hash })).toBe(text)
    expect(resolve({ sha256Hash })).toBe(text)
    expect(resolve({ query: '', sha256Hash })).toBe(text)
  })

  it('are refused under another text’s hash', () => {
    const resolve = createOperationTexts()
    const sha256Hash = sha256(text)
    expect(outcome(resolve({ query: '{ other }', sha256Hash }))).toBe('BAD_USER_INPUT')
    expect(outcome(resolve({ sha256Hash }))).toBe('PERSISTED_QUERY_NOT_FOUND')
  })

  it('are bounded in number, the least recently used go first', () => {
    const resolve = createOperationTexts()
    const texts = Array.from({ length: 1_001 }, (_, i) => `{ a${i} }`)
    for (const query of texts) resolve({ query, sha256Hash: sha256(query) })
    expect(outcome(resolve({ sha256Hash: sha256('{ a0 }') }))).toBe('PERSISTED_QUERY_NOT_FOUND')
    expect(resolve({ sha256Hash: sha256('{ a1000 }') })).toBe('{ a1000 }')
  })
})

describe('operations of a manifest', () => {
  const resolve = createOperationTexts({ persisted })

  it.each([
    [{ documentId: 'id-1' }, listed],
    [{ documentId: `sha256:${sha256(listed)}` }, listed],
    [{ sha256Hash: sha256(listed) }, listed],
    [{ sha256Hash: sha256(listed), query: listed }, listed],
    [{ documentId: 'id-1', query: text }, 'BAD_USER_INPUT'],
    [{ documentId: 'id-2' }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    [{ documentId: 'id-2', query: text }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    [{ query: text }, text],
    [{}, undefined],
  ])('answer to %j', (names, expected) => {
    expect(outcome(resolve(names))).toBe(expected)
  })
})

describe('with a manifest alone', () => {
  const resolve = createOperationTexts({ persisted, persistedOnly: true })

  it.each([
    [{ documentId: 'id-1' }, listed],
    [{ sha256Hash: sha256(listed) }, listed],
    [{ query: listed }, listed],
    [{ query: text }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    [{ query: `${listed} ` }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    [{ query: text, sha256Hash: sha256(text) }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    [{ sha256Hash: sha256(text) }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    [{ query: text, sha256Hash: sha256(listed) }, 'BAD_USER_INPUT'],
    [{ documentId: 'id-2' }, 'PERSISTED_QUERY_NOT_IN_LIST'],
    [{}, undefined],
  ])('%j is answered by %j', (names, expected) => {
    expect(outcome(resolve(names))).toBe(expected)
  })
})

describe('parsePersistedOperations', () => {
  const manifest = (operations: readonly object[]) =>
    JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations })
  const operation = { id: 'id-1', name: 'Listed', type: 'query', body: listed }

  it('reads Apollo’s manifest', () => {
    expect(parsePersistedOperations(manifest([operation, operation]))).toEqual(
      new Map([['id-1', listed]]),
    )
  })

  it.each([
    ['{', /JSON/],
    ['{"format":"other","version":1,"operations":[]}', /format/],
    [manifest([{ ...operation, body: 'query {' }]), /Listed is not GraphQL/],
    [manifest([operation, { ...operation, body: text }]), /two operations have the id id-1/],
    [manifest([{ ...operation, id: '' }]), /id/],
  ])('says what is wrong with %j', (json, message) => {
    expect(() => parsePersistedOperations(json)).toThrow(message)
  })
})
