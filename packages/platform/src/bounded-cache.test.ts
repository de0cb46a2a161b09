import { describe, expect, it } from 'vitest'
import { createBoundedCache } from './bounded-cache.ts'

describe('createBoundedCache', () => {
  it('forgets what was not used for the longest time', () => {
    const cache = createBoundedCache<number>(2)
    cache.set('a', 1)
    cache.set('b', 2)
    cache.get('a')
    cache.set('c', 3)
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3])
  })

  it('tells its keys, the most recently used first', () => {
    const cache = createBoundedCache<number>(3)
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, 1)
    cache.get('b')
    expect(cache.keys()).toEqual(['b', 'd', 'c'])
  })

  it('does not keep what has a very long key', () => {
    const cache = createBoundedCache<number>(2)
    cache.set('x'.repeat(40_000), 1)
    expect(cache.get('x'.repeat(40_000))).toBeUndefined()
  })
})
