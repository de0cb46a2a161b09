import type { FetchDataRewrite } from '@apollo/query-planner'
import type { Covers } from '../graph/subtypes.ts'
import type { JsonObject } from '../transport/transport.ts'
import { getOwn, isObject, setOwn } from './own.ts'

const CONDITION = '... on '

/** Applies a fetch node's rewrites in place, to a representation or to what a subgraph answered. */
export function applyRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  value: unknown,
  covers: Covers,
): void {
  for (const rewrite of rewrites ?? []) {
    const field = rewrite.path.at(-1)
    if (field === undefined) continue
    atPath(rewrite.path.slice(0, -1), value, covers, (object) => {
      if (rewrite.kind === 'ValueSetter') setOwn(object, field, rewrite.setValueTo)
      else renameKey(object, field, rewrite.renameKeyTo)
    })
  }
}

function renameKey(object: JsonObject, from: string, to: string): void {
  const value = getOwn(object, from)
  if (value === undefined) return
  setOwn(object, to, value)
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- left in place it would be merged
  delete object[from]
}

function atPath(
  path: readonly string[],
  value: unknown,
  covers: Covers,
  apply: (object: JsonObject) => void,
): void {
  if (Array.isArray(value)) {
    for (const element of value) atPath(path, element, covers, apply)
    return
  }
  if (!isObject(value)) return
  const [first, ...rest] = path
  if (first === undefined) apply(value)
  else if (!first.startsWith(CONDITION)) atPath(rest, getOwn(value, first), covers, apply)
  else if (mayBe(value, first.slice(CONDITION.length), covers)) atPath(rest, value, covers, apply)
}

/** An object whose type is not told is taken for one that the condition means. */
function mayBe(object: JsonObject, condition: string, covers: Covers): boolean {
  const typeName = object.__typename
  return typeof typeName !== 'string' || covers(condition, typeName)
}
