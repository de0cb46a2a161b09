export interface BoundedCache<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  /** The most recently used first. */
  keys(): string[]
}

/** Operations longer than this are rare, or an attempt to fill the memory. */
const LONGEST_KEY = 32 * 1024

/** Forgets the least recently used entry beyond `limit` entries; does not keep an entry whose key is over 32 Ki characters. */
export function createBoundedCache<V>(limit: number): BoundedCache<V> {
  const entries = new Map<string, V>()
  return {
    get(key) {
      const value = entries.get(key)
      if (value === undefined) return undefined
      // A Map iterates in insertion order: moving an entry to the end makes the first one the oldest.
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key, value) {
      if (key.length > LONGEST_KEY) return
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > limit) entries.delete(entries.keys().next().value ?? '')
    },
    keys: () => [...entries.keys()].reverse(),
  }
}
