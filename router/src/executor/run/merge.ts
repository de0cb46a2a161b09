import type { JsonObject } from '../transport/transport.ts'
import { getOwn, setOwn } from './own.ts'

/**
 * Merges what another fetch says of the same object, in place. Objects and lists of equal length merge by
 * element; of two scalars the later wins; an object wins over null, whichever came first.
 */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const key in source) {
    const value = source[key]
    if (key === '__proto__') {
      setOwn(target, key, mergedValue(getOwn(target, key), value))
      continue
    }
    const existing = target[key]
    if (typeof existing !== 'object' || existing === null) target[key] = value
    else target[key] = mergedValue(existing, value)
  }
}

function mergedValue(existing: unknown, value: unknown): unknown {
  if (typeof existing !== 'object' || existing === null || existing === value) return value
  if (value === null || value === undefined) return existing
  if (typeof value !== 'object') return value
  if (Array.isArray(existing) !== Array.isArray(value)) return value
  if (!Array.isArray(existing)) mergeInto(existing as JsonObject, value as JsonObject)
  else if (!mergeLists(existing, value as unknown[])) return value
  return existing
}

function mergeLists(target: unknown[], source: readonly unknown[]): boolean {
  if (target.length !== source.length) return false
  for (let i = 0; i < source.length; i++) target[i] = mergedValue(target[i], source[i])
  return true
}

/** A copy that shares nothing, for a second place whose later fetches may differ. */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf) as T
  const copy: JsonObject = {}
  for (const [key, child] of Object.entries(value)) setOwn(copy, key, copyOf(child))
  return copy as T
}
