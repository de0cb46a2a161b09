import type { z } from 'zod'
import { AppError } from './errors.ts'

export const MAX_PAGE_SIZE = 100

export interface Page<K> {
  /** Rows wanted. Read one more than this, so that `toConnection` knows whether a next page exists. */
  readonly first: number
  /** The key after which the page begins. */
  readonly after: K | undefined
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

/** A cursor is opaque to clients: the page key as JSON in base64url. */
export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @throws AppError BAD_USER_INPUT when it was not made by `encodeCursor` for this schema */
export function decodeCursor<K>(schema: z.ZodType<K>, cursor: string): K {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (cause) {
    throw new AppError('BAD_USER_INPUT', '`after` is not a cursor of this list.', { cause })
  }
}

/**
 * Checks the Relay arguments of a forward page.
 * @throws AppError BAD_USER_INPUT when `first` is not 1 to 100 or `after` is not a cursor of this list
 */
export function pageArguments<K>(
  key: z.ZodType<K>,
  args: { first?: number | null | undefined; after?: string | null | undefined },
): Page<K> {
  const first = args.first ?? 20
  if (first < 1 || first > MAX_PAGE_SIZE) {
    throw new AppError('BAD_USER_INPUT', `\`first\` must be 1 to ${MAX_PAGE_SIZE}.`)
  }
  return { first, after: args.after == null ? undefined : decodeCursor(key, args.after) }
}

/** Makes a connection from up to `first + 1` rows, in page order. */
export function toConnection<T, K>(
  rows: readonly T[],
  page: Page<K>,
  keyOf: (row: T) => K,
): Connection<T> {
  const edges = rows
    .slice(0, page.first)
    .map((node) => ({ cursor: encodeCursor(keyOf(node)), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
