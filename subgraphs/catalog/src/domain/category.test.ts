import { expect, it } from 'vitest'
import { findMoveFault, lineageOf, MAX_LEVELS, pathBelow } from './category.ts'

const chain = (length: number) => ({
  path: Array.from({ length }, (_, level) => `cat_${level}/`).join(''),
})

it('knows the way from the root', () => {
  expect(lineageOf(chain(3))).toEqual(['cat_0', 'cat_1', 'cat_2'])
  expect(pathBelow(chain(2), 'cat_x')).toBe('cat_0/cat_1/cat_x/')
  expect(pathBelow(null, 'cat_x')).toBe('cat_x/')
})

it('refuses to move a category below itself or what is below it', () => {
  expect(findMoveFault({ id: 'cat_1' }, 0, chain(2))).toBe('cycle')
  expect(findMoveFault({ id: 'cat_0' }, 2, chain(3))).toBe('cycle')
  expect(findMoveFault({ id: 'cat_x' }, 0, chain(3))).toBeNull()
  expect(findMoveFault({ id: 'cat_x' }, 3, null)).toBeNull()
})

it('counts what is below a category when it limits the depth', () => {
  expect(findMoveFault({ id: 'cat_x' }, 1, chain(MAX_LEVELS - 2))).toBeNull()
  expect(findMoveFault({ id: 'cat_x' }, 2, chain(MAX_LEVELS - 2))).toBe('too-deep')
})
