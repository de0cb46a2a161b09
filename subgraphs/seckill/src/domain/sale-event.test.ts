import { expect, it } from 'vitest'
import { makeEvent } from '../testing/make-event.ts'
import { isPublic, statusAt } from './sale-event.ts'

const startsAt = new Date(1_000)
const endsAt = new Date(2_000)

it.each([
  [999, 'SCHEDULED'],
  [1_000, 'ACTIVE'],
  [1_999, 'ACTIVE'],
  [2_000, 'ENDED'],
])('a scheduled sale at %i ms is %s', (now, status) => {
  expect(statusAt(makeEvent({ state: 'SCHEDULED', startsAt, endsAt }), now)).toBe(status)
})

it.each([
  ['DRAFT', 'DRAFT', false],
  ['PUBLISHING', 'DRAFT', false],
  ['ENDED', 'ENDED', true],
  ['CANCELLED', 'CANCELLED', false],
] as const)('%s is %s whatever the clock says', (state, status, visible) => {
  const event = makeEvent({ state, startsAt, endsAt })
  expect(statusAt(event, 1_500)).toBe(status)
  expect(isPublic(event)).toBe(visible)
})
