import { expect, it } from 'vitest'
import { median, percentile, roundTo } from './statistics.ts'

it.each([
  [[], 0],
  [[7], 7],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

it('takes the percentile that so many values do not exceed', () => {
  const sorted = Array.from({ length: 200 }, (_, index) => index + 1)
  expect(percentile(sorted, 0.5)).toBe(100)
  expect(percentile(sorted, 0.99)).toBe(198)
  expect(percentile(sorted, 1)).toBe(200)
  expect(percentile([3], 0.01)).toBe(3)
  expect(percentile([], 0.5)).toBe(0)
})

it('rounds to a number of digits', () => {
  expect(roundTo(1.23456, 2)).toBe(1.23)
  expect(roundTo(1.235, 0)).toBe(1)
})
