import type { JsonObject } from '../transport/transport.ts'
import { compileCollect, LIST } from './collect.ts'
import { getOwn, isInherited, isObject } from './own.ts'

/**
 * Makes objects at one path that say the same (references to one entity, mostly) one object: what is fetched
 * for it is merged once, and its response text is written once.
 * @throws nothing; objects with values that are not scalars stay apart
 */
export type Unify = (root: JsonObject) => void

/** Each level maps one field's value to the next, the last to the object. */
type Trie = Map<unknown, unknown>

/** @param keys every field that the objects at `path` can have yet */
export function compileUnify(
  path: readonly string[],
  keys: readonly string[],
  shared: ReadonlySet<string>,
): Unify {
  const parentPath = path.slice(0, -1)
  const last = path.at(-1) ?? LIST
  const collectParents =
    last === LIST ? collectLists(parentPath, shared) : compileCollect(parentPath, shared)
  const read = keys.some(isInherited) ? getOwn : (object: JsonObject, key: string) => object[key]

  function representative(trie: Trie, object: JsonObject): JsonObject {
    let level = trie
    const depth = keys.length - 1
    for (let i = 0; i < depth; i++) {
      const value = read(object, keys[i] ?? '')
      if (typeof value === 'object' && value !== null) return object
      let next = level.get(value) as Trie | undefined
      if (!next) level.set(value, (next = new Map()))
      level = next
    }
    const value = read(object, keys[depth] ?? '')
    if (typeof value === 'object' && value !== null) return object
    const first = level.get(value) as JsonObject | undefined
    if (first) return first
    level.set(value, object)
    return object
  }

  return (root) => {
    const trie: Trie = new Map()
    for (const parent of collectParents(root)) {
      if (Array.isArray(parent)) {
        for (let i = 0; i < parent.length; i++) {
          const value: unknown = parent[i]
          if (isObject(value)) parent[i] = representative(trie, value)
        }
      } else {
        const value = getOwn(parent, last)
        if (isObject(value)) parent[last] = representative(trie, value)
      }
    }
  }
}

/** The lists at a path, which `compileCollect` would filter out. */
function collectLists(path: readonly string[], shared: ReadonlySet<string>) {
  const key = path.at(-1)
  if (key === undefined || key === LIST) return () => []
  const collectHolders = compileCollect(path.slice(0, -1), shared)
  return (root: JsonObject) =>
    collectHolders(root)
      .map((holder) => getOwn(holder, key))
      .filter(Array.isArray)
}
