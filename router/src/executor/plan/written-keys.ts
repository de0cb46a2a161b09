import { Kind, type OperationDefinitionNode, print, type SelectionSetNode } from 'graphql'
import { LIST } from '../run/collect.ts'

/** Which response keys fetches write at one place of the response, and what each stands for. */
export interface WrittenKeys {
  readonly keys: Map<string, WrittenKey>
  readonly below: Map<string, WrittenKeys>
}

interface WrittenKey {
  /** `field(arguments)`, of more than one kind where type conditions differ. */
  readonly meanings: Set<string>
  readonly writers: Set<number>
  composite: boolean
}

export interface Writer {
  readonly index: number
  readonly path: readonly string[]
  readonly operation: OperationDefinitionNode
  readonly entities: boolean
}

/** Places are told by their keys alone: how many lists are between is a matter of the field. */
export function collectWrittenKeys(writers: readonly Writer[]): WrittenKeys {
  const root = emptyKeys()
  for (const { index, path, operation, entities } of writers) {
    const at = placeAt(root, path)
    for (const selection of operation.selectionSet.selections) {
      if (selection.kind !== Kind.FIELD) continue
      if (!entities) write(at, { ...operation.selectionSet, selections: [selection] }, index)
      else if (selection.selectionSet) write(at, selection.selectionSet, index)
    }
  }
  return root
}

const emptyKeys = (): WrittenKeys => ({ keys: new Map(), below: new Map() })

export function placeAt(root: WrittenKeys, path: readonly string[]): WrittenKeys {
  let place = root
  for (const key of path) {
    if (key === LIST) continue
    let next = place.below.get(key)
    if (!next) place.below.set(key, (next = emptyKeys()))
    place = next
  }
  return place
}

function write(place: WrittenKeys, { selections }: SelectionSetNode, writer: number): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      write(place, selection.selectionSet, writer)
      continue
    }
    const key = selection.alias?.value ?? selection.name.value
    const entry = place.keys.get(key) ?? {
      meanings: new Set(),
      writers: new Set(),
      composite: false,
    }
    place.keys.set(key, entry)
    const { kind, name, arguments: given = [], selectionSet } = selection
    entry.meanings.add(print({ kind, name, arguments: given }))
    entry.writers.add(writer)
    if (!selectionSet) continue
    entry.composite = true
    write(placeAt(place, [key]), selectionSet, writer)
  }
}

/** Can an object be at both places at once? Not if a key may mean one thing here and another there. */
export function agree(a: WrittenKeys, b: WrittenKeys): boolean {
  for (const [key, { meanings }] of a.keys) {
    const others = b.keys.get(key)?.meanings
    if (others && new Set([...meanings, ...others]).size > 1) return false
  }
  for (const [key, place] of a.below) {
    const other = b.below.get(key)
    if (other && !agree(place, other)) return false
  }
  return true
}
