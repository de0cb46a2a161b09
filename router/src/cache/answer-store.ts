import type { ChangeTag } from '@floodgate/platform/change-log'
import { LRUCache } from 'lru-cache'
import { tagsHitBy } from './change-history.ts'

export interface KeptAnswer {
  /** JSON text. */
  readonly data: string
  /** Milliseconds, by the clock of `performance.now()`. */
  readonly keptAt: number
}

/** Answers without errors, by operation and variables, for a time or until what they are made of changes. */
export interface AnswerStore {
  get(key: string): KeptAnswer | undefined
  set(key: string, data: string, tags: readonly string[], maxAgeMs: number): void
  /** Forgets the answers that a change makes out of date. */
  change(change: ChangeTag): void
  clear(): void
  /** Estimated. */
  bytes(): number
}

interface Entry extends KeptAnswer {
  readonly tags: readonly string[]
}

/** What an entry costs beside its text, and each of its tags in the index. */
const ENTRY_BYTES = 500
const TAG_BYTES = 100

/** @param maxBytes by estimate; the least recently used answers go first */
export function createAnswerStore(maxBytes: number): AnswerStore {
  const keysByTag = new Map<string, Set<string>>()
  const entries = new LRUCache<string, Entry>({
    // The clock of `keptAt`.
    perf: performance,
    maxSize: maxBytes,
    // One answer may not push all others out.
    maxEntrySize: Math.ceil(maxBytes / 8),
    sizeCalculation: ({ data, tags }, key) =>
      ENTRY_BYTES + 2 * (data.length + key.length) + TAG_BYTES * tags.length,
    dispose: ({ tags }, key) => untag(key, tags),
  })

  function untag(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = keysByTag.get(tag)
      if (keys?.delete(key) && keys.size === 0) keysByTag.delete(tag)
    }
  }

  function tag(key: string, tags: readonly string[]): void {
    for (const each of tags) {
      const keys = keysByTag.get(each)
      if (keys) keys.add(key)
      else keysByTag.set(each, new Set([key]))
    }
  }

  return {
    get: (key) => entries.get(key),
    set(key, data, tags, maxAgeMs) {
      entries.set(key, { data, tags, keptAt: performance.now() }, { ttl: maxAgeMs })
      if (entries.has(key)) tag(key, tags)
    },
    change(change) {
      for (const hit of tagsHitBy(change)) {
        for (const key of [...(keysByTag.get(hit) ?? [])]) entries.delete(key)
      }
    },
    clear: () => entries.clear(),
    bytes: () => entries.calculatedSize,
  }
}
