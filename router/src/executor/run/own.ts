import type { JsonObject } from '../transport/transport.ts'

/** An alias may be called `__proto__` or `constructor`: what objects inherit is not data. */
export function isInherited(key: string): boolean {
  return key in Object.prototype
}

export function getOwn(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

export function setOwn(object: JsonObject, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  })
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
