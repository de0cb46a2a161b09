import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAnswerStore } from './answer-store.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

describe('createAnswerStore', () => {
  it('keeps an answer for its time', () => {
    const store = createAnswerStore(100_000)
    vi.advanceTimersByTime(10)
    store.set('a', '1', [], 1_000)
    vi.advanceTimersByTime(1_000)
    expect(store.get('a')?.data).toBe('1')
    vi.advanceTimersByTime(2)
    expect(store.get('a')).toBeUndefined()
  })

  it('forgets by entity, by entities that are not known, and by type', () => {
    const store = createAnswerStore(100_000)
    const fill = () => {
      store.clear()
      store.set('one', '1', ['Product', 'Product:1'], 1_000)
      store.set('two', '2', ['Product', 'Product:2'], 1_000)
      store.set('any', '?', ['Product', 'Product:?'], 1_000)
      store.set('other', '3', ['Category', 'Category:1'], 1_000)
    }
    const left = () => ['one', 'two', 'any', 'other'].filter((key) => store.get(key))
    fill()
    store.change('Product:1')
    expect(left()).toEqual(['two', 'other'])
    fill()
    store.change('Product')
    expect(left()).toEqual(['other'])
  })

  it('forgets an answer by the tags of its latest state alone', () => {
    const store = createAnswerStore(100_000)
    store.set('list', '1', ['Product:1'], 1_000)
    store.set('list', '2', ['Product:2'], 1_000)
    store.change('Product:1')
    expect(store.get('list')?.data).toBe('2')
    store.change('Product:2')
    expect(store.get('list')).toBeUndefined()
  })

  it('stays within its memory, the least recently used going first', () => {
    const store = createAnswerStore(100_000)
    for (let i = 0; i < 100; i++) {
      store.set(`${i}`, 'x'.repeat(1_000), [], 1_000)
      store.get('0')
    }
    expect(store.bytes()).toBeLessThanOrEqual(100_000)
    expect(store.get('0')).toBeDefined()
    expect(store.get('1')).toBeUndefined()
    expect(store.get('99')).toBeDefined()
  })

  it('does not keep one answer that would push out all others', () => {
    const store = createAnswerStore(100_000)
    store.set('small', '1', ['A'], 1_000)
    store.set('big', 'x'.repeat(50_000), ['A'], 1_000)
    expect(store.get('big')).toBeUndefined()
    store.change('A')
    expect(store.bytes()).toBe(0)
  })
})
