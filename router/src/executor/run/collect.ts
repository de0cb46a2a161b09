import type { JsonObject } from '../transport/transport.ts'
import { getOwn, isInherited, isObject } from './own.ts'

/** One step of a flatten path: into a field, or into each element of a list. */
interface Step {
  readonly key: string
  readonly intoList: boolean
  readonly inherited: boolean
  /** Equal objects here are one object, so what lies below is visited once. */
  readonly shared: boolean
}

export type Collect = (root: JsonObject) => readonly JsonObject[]

export const LIST = '@'

/** @param shared flatten paths (joined by dots) where equal objects were made one */
export function compileCollect(path: readonly string[], shared: ReadonlySet<string>): Collect {
  if (path.length === 0) return (root) => [root]
  const steps = path.map((key, index): Step => ({
    key,
    intoList: key === LIST,
    inherited: isInherited(key),
    shared: shared.has(path.slice(0, index + 1).join('.')),
  }))
  return (root) => steps.reduce<readonly unknown[]>(takeStep, [root]).filter(isObject)
}

function takeStep(values: readonly unknown[], step: Step): readonly unknown[] {
  const next: unknown[] = []
  for (const value of values) {
    if (step.intoList) addElements(next, value)
    else if (isObject(value)) {
      const child = step.inherited ? getOwn(value, step.key) : value[step.key]
      if (typeof child === 'object' && child !== null) next.push(child)
    }
  }
  return step.shared ? [...new Set(next)] : next
}

function addElements(next: unknown[], value: unknown): void {
  if (!Array.isArray(value)) return
  for (const element of value as unknown[]) {
    if (typeof element === 'object' && element !== null) next.push(element)
  }
}

export type Position = readonly (string | number)[]

/** Calls `found` for every object at a flatten path, with where it is and the objects above it, nearest last. */
export function visitPositions(
  root: JsonObject,
  path: readonly string[],
  found: (object: JsonObject, position: Position, above: readonly JsonObject[]) => void,
): void {
  const position: (string | number)[] = []
  const above: JsonObject[] = []

  function visit(value: unknown, depth: number): void {
    const key = path[depth]
    if (key === undefined) {
      if (isObject(value)) found(value, [...position], [...above])
    } else if (key === LIST) {
      if (Array.isArray(value)) {
        value.forEach((element, index) => visitChild(element, index, depth))
      }
    } else if (isObject(value)) {
      above.push(value)
      visitChild(getOwn(value, key), key, depth)
      above.pop()
    }
  }
  function visitChild(child: unknown, key: string | number, depth: number): void {
    position.push(key)
    visit(child, depth + 1)
    position.pop()
  }
  visit(root, 0)
}
