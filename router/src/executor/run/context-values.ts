import type { FetchDataKeyRenamer } from '@apollo/query-planner'
import type { Covers } from '../graph/subtypes.ts'
import type { JsonObject } from '../transport/transport.ts'
import { getOwn, isObject } from './own.ts'

/** A variable of a fetch and the JSON text of its value. */
export type OwnValue = readonly [variable: string, value: string]

const UP = '..'
const CONDITION = '... on '

/**
 * What `@fromContext` arguments are for one object: each rewrite says how far up its value is, and on which
 * type; several for one variable are alternatives, of which the first that is there counts.
 * @param above the objects that hold it, nearest last
 */
export function contextValues(
  rewrites: readonly FetchDataKeyRenamer[],
  object: JsonObject,
  above: readonly JsonObject[],
  covers: Covers,
): readonly OwnValue[] {
  const found = new Map<string, string>()
  for (const { path, renameKeyTo } of rewrites) {
    if (found.has(renameKeyTo)) continue
    const ups = path.findIndex((element) => element !== UP)
    const from = ups > 0 ? above.at(-ups) : object
    const value = valueAt(from, path.slice(Math.max(ups, 0)), covers)
    if (value !== undefined) found.set(renameKeyTo, JSON.stringify(value))
  }
  return [...found]
}

function valueAt(value: unknown, path: readonly string[], covers: Covers): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (Array.isArray(value)) return value.map((element) => valueAt(element, path, covers))
  if (!isObject(value)) return undefined
  if (!first.startsWith(CONDITION)) return valueAt(getOwn(value, first), rest, covers)
  const typeName = value.__typename
  const holds = typeof typeName !== 'string' || covers(first.slice(CONDITION.length), typeName)
  return holds ? valueAt(value, rest, covers) : undefined
}
