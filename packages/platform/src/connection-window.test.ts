import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { type WindowInput, windowArguments, windowConnection } from './connection-window.ts'

const key = z.int()
const total = 23
const list = Array.from({ length: total }, (_, index) => index)

/** What a table would give: the rows next to the window's key, nearest first, one more than wanted. */
function read(input: WindowInput) {
  const window = windowArguments(key, input)
  const { from, backwards, size } = window
  const order = backwards ? list.toReversed() : list
  const rows = order.filter((row) => from === undefined || (backwards ? row < from : row > from))
  return windowConnection(rows.slice(0, size + 1), window, (row) => row)
}

it.each(['forwards', 'backwards'] as const)('walks a list %s in pages of any size', (direction) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: total + 1 }), (size) => {
      const walked: number[] = []
      for (let cursor: string | null = null; ;) {
        const forwards = direction === 'forwards'
        const page = read(
          forwards ? { first: size, after: cursor } : { last: size, before: cursor },
        )
        const nodes = page.edges.map(({ node }) => node)
        expect(nodes).toEqual(nodes.toSorted((a, b) => a - b))
        if (forwards) walked.push(...nodes)
        else walked.unshift(...nodes)
        const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo
        expect(forwards ? hasPreviousPage : hasNextPage).toBe(cursor !== null)
        if (!(forwards ? hasNextPage : hasPreviousPage)) break
        cursor = forwards ? endCursor : startCursor
      }
      expect(walked).toEqual(list)
    }),
  )
})

it.each([{ first: 0 }, { last: 101 }, { last: 1, after: 'MQ' }, { before: 'x' }])(
  'refuses %o',
  (input) => {
    expect(() => windowArguments(key, input)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    )
  },
)
