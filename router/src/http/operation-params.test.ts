import { describe, expect, it } from 'vitest'
import { paramsOfBody, paramsOfSearch } from './operation-params.ts'

const query = '{ whoami }'
const persistedQuery = { version: 1, sha256Hash: 'abc' }
const REFUSED = { extensions: { code: 'BAD_USER_INPUT' } }

describe('paramsOfBody', () => {
  it.each([
    [{ query }, { query }],
    [{ query, variables: null, operationName: null, extensions: null }, { query }],
    [
      { query, variables: { a: 1 }, operationName: 'A' },
      { query, variables: { a: 1 }, operationName: 'A' },
    ],
    [{ extensions: { persistedQuery } }, { sha256Hash: 'abc' }],
    [{ documentId: 'id-1' }, { documentId: 'id-1' }],
    [{ id: 'id-1' }, { documentId: 'id-1' }],
    [{}, {}],
  ])('reads %j', (body, expected) => {
    expect(paramsOfBody(body)).toEqual(expected)
  })

  it.each([
    undefined,
    null,
    '',
    7,
    [{ query }],
    { query: 7 },
    { query, variables: [] },
    { query, variables: '{}' },
    { query, operationName: {} },
    { query, extensions: 'x' },
  ])('leaves %j to Apollo Server', (body) => {
    expect(paramsOfBody(body)).toBeUndefined()
  })

  it.each([
    { query, id: 7 },
    { query, documentId: {} },
    { query, extensions: { persistedQuery: 'abc' } },
    { query, extensions: { persistedQuery: { version: 2, sha256Hash: 'abc' } } },
    { query, extensions: { persistedQuery: { version: 1 } } },
  ])('refuses %j, of which Apollo Server would run the query', (body) => {
    expect(paramsOfBody(body)).toMatchObject(REFUSED)
  })
})

describe('paramsOfSearch', () => {
  it.each([
    ['', {}],
    ['?query=%7Bwhoami%7D&variables=%7B%22a%22%3A1%7D', { query: '{whoami}', variables: { a: 1 } }],
    [`?extensions=${JSON.stringify({ persistedQuery })}`, { sha256Hash: 'abc' }],
    ['?documentId=id-1&operationName=A', { documentId: 'id-1', operationName: 'A' }],
    ['?query=a&other=1&other=2', { query: 'a' }],
  ])('reads %j', (search, expected) => {
    expect(paramsOfSearch(search)).toEqual(expected)
  })

  it('leaves what is no JSON to Apollo Server, and refuses what is there twice', () => {
    expect(paramsOfSearch('?query=a&variables=x')).toBeUndefined()
    expect(paramsOfSearch('?query=a&query=b')).toMatchObject(REFUSED)
    expect(paramsOfSearch('?query=a&documentId=1&documentId=2')).toMatchObject(REFUSED)
  })
})
