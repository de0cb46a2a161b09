import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { encodeCursor, pageArguments, toConnection } from './connection.ts'

const key = z.string()

describe('pageArguments', () => {
  it('defaults to 20 from the start', () => {
    expect(pageArguments(key, {})).toEqual({ first: 20, after: undefined })
  })

  it.each([0, -1, 101])('refuses first: %i', (first) => {
    expect(() => pageArguments(key, { first })).toThrow(/1 to 100/)
  })

  it.each(['', 'x', encodeCursor({ other: 'list' }), '%%%'])('refuses the cursor %j', (after) => {
    expect(() => pageArguments(key, { after })).toThrow(/not a cursor/)
  })
})

describe('toConnection', () => {
  it('uses the row beyond the page to tell whether there is a next one', () => {
    const page = pageArguments(key, { first: 2 })
    const connection = toConnection(['a', 'b', 'c'], page, (row) => row)
    expect(connection.edges.map((edge) => edge.node)).toEqual(['a', 'b'])
    expect(connection.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    const next = pageArguments(key, { first: 2, after: connection.pageInfo.endCursor })
    expect(next.after).toBe('b')
  })

  it('is empty without rows', () => {
    const { edges, pageInfo } = toConnection([], pageArguments(key, {}), String)
    expect(edges).toEqual([])
    expect(pageInfo).toMatchObject({ hasNextPage: false, startCursor: null, endCursor: null })
  })
})
