import { expect, it } from 'vitest'
import { editDistance, nearestWord } from './nearest-word.ts'

it.each([
  ['lamp', 'lamp', 0],
  ['lamp', 'lmap', 1],
  ['lamp', 'lamps', 1],
  ['lamp', 'lump', 1],
  ['kitten', 'sitting', 3],
])('is from %s to %s %i', (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance)
})

it.each([
  ['smartphnoe', 'smartphone'],
  ['lmap', 'lamp'],
  ['headfones', 'headphones'],
  ['dest', 'desk'],
  ['zzzzzz', null],
  ['la', null],
])('of %s is %s', (word, nearest) => {
  expect(nearestWord(word, ['lamp', 'smartphone', 'headphones', 'rest', 'desk', 'lamps'])).toBe(
    nearest,
  )
})
