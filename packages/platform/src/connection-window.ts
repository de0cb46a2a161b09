import type { z } from 'zod'
import { type Connection, decodeCursor, encodeCursor, MAX_PAGE_SIZE } from './connection.ts'
import { AppError } from './errors.ts'

/** A page of a list that is read in either direction. */
export interface Window<K> {
  /** Rows wanted. Read one more than this, so that `windowConnection` knows whether more follow. */
  readonly size: number
  /** The rows before `from`, nearest first, instead of those after it. */
  readonly backwards: boolean
  /** The key next to which the page begins; undefined at the list's beginning, or its end when read backwards. */
  readonly from: K | undefined
}

/** Relay's arguments, as clients give them. */
export interface WindowInput {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/**
 * Checks Relay's arguments: `first` and `after`, or `last` and `before`; 20 rows where neither number is given. Schemas give
 * `first` a default, so it does not count beside the other two.
 * @throws AppError BAD_USER_INPUT
 */
export function windowArguments<K>(key: z.ZodType<K>, input: WindowInput): Window<K> {
  const { first, after, last, before } = input
  const backwards = last != null || before != null
  if (backwards && after != null) {
    throw new AppError('BAD_USER_INPUT', 'Give `first` and `after`, or `last` and `before`.')
  }
  const size = (backwards ? last : first) ?? 20
  if (size < 1 || size > MAX_PAGE_SIZE) {
    const name = backwards ? 'last' : 'first'
    throw new AppError('BAD_USER_INPUT', `\`${name}\` must be 1 to ${MAX_PAGE_SIZE}.`)
  }
  const cursor = backwards ? before : after
  return { size, backwards, from: cursor == null ? undefined : decodeCursor(key, cursor) }
}

/** Makes a connection, in list order, from up to `size + 1` rows in the order in which they were read. */
export function windowConnection<T, K>(
  rows: readonly T[],
  { size, backwards, from }: Window<K>,
  keyOf: (row: T) => K,
): Connection<T> {
  const read = rows.slice(0, size)
  const edges = (backwards ? read.toReversed() : read).map((node) => ({
    cursor: encodeCursor(keyOf(node)),
    node,
  }))
  const more = rows.length > size
  return {
    edges,
    pageInfo: {
      hasNextPage: backwards ? from !== undefined : more,
      hasPreviousPage: backwards ? more : from !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
