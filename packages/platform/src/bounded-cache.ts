import { LRUCache } from 'lru-cache'

export interface BoundedCache<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  /** The most recently used first. */
  keys(): string[]
}

/** Operations longer than this are rare, or an attempt to fill the memory. */
const LONGEST_KEY = 32 * 1024

/** Forgets the least recently used entry beyond `limit` entries; does not keep an entry whose key is over 32 Ki characters. */
export function createBoundedCache<V extends string | number | object>(
  limit: number,
): BoundedCache<V> {
  const entries = new LRUCache<string, V>({ max: limit })
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      if (key.length <= LONGEST_KEY) entries.set(key, value)
    },
    keys: () => [...entries.keys()],
  }
}
