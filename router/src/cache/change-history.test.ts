import { expect, it } from 'vitest'
import { createChangeHistory, tagsHitBy, typeOf } from './change-history.ts'

it('knows what changed since a moment', () => {
  const history = createChangeHistory()
  const start = history.now()
  history.add(['A:1', 'A:2'])
  const middle = history.now()
  history.add(['B'])
  expect(history.since(start)).toEqual(['A:1', 'A:2', 'B'])
  expect(history.since(middle)).toEqual(['B'])
  expect(history.since(history.now())).toEqual([])
})

it('says when it does not know', () => {
  const history = createChangeHistory()
  const before = history.now()
  history.lose()
  expect(history.since(before)).toBeUndefined()
  expect(history.since(history.now())).toEqual([])
})

it('forgets what is long ago, and says so', () => {
  const history = createChangeHistory(10)
  const start = history.now()
  for (let i = 0; i < 15; i++) history.add([`A:${i}`])
  const late = history.now()
  for (let i = 15; i < 25; i++) history.add([`A:${i}`])
  expect(history.since(start)).toBeUndefined()
  expect(history.since(late)).toHaveLength(10)
})

it('a change concerns its entity and those that are not known, or all of its type', () => {
  expect(tagsHitBy('Product:prd:1')).toEqual(['Product:prd:1', 'Product:?'])
  expect(tagsHitBy('Product')).toEqual(['Product'])
  expect([typeOf('Product:prd:1'), typeOf('Product')]).toEqual(['Product', 'Product'])
})
