import { newId } from '@floodgate/platform/identifier'
import { expect, it } from 'vitest'
import { makeEvent } from '../testing/make-event.ts'
import { toAdmission } from './admission.ts'
import { findEventProblems, isSameEvent, type NewEvent } from './new-event.ts'

const NOW = Date.UTC(2026, 10, 24)
const HOUR_MS = 3_600_000

function makeInput(overrides: Partial<NewEvent> = {}): NewEvent {
  return {
    title: 'Midnight sale',
    productId: newId('prd'),
    priceAmount: 100,
    priceCurrency: 'EUR',
    quota: 10,
    perUserLimit: 2,
    startsAt: new Date(NOW),
    endsAt: new Date(NOW + HOUR_MS),
    ...toAdmission(),
    ...overrides,
  }
}

const fieldsOf = (input: NewEvent) => findEventProblems(input, NOW).map(({ field }) => field)

it('accepts a sale, even one that has begun', () => {
  expect(fieldsOf(makeInput())).toEqual([])
  expect(fieldsOf(makeInput({ startsAt: new Date(NOW - HOUR_MS) }))).toEqual([])
})

it.each<[string, Partial<NewEvent>]>([
  ['title', { title: '  ' }],
  ['title', { title: 'x'.repeat(201) }],
  ['productId', { productId: 'prd_1' }],
  ['price', { priceAmount: 0 }],
  ['price', { priceAmount: 2_000_000_000, perUserLimit: 2 }],
  ['quota', { quota: 1_000_001 }],
  ['perUserLimit', { perUserLimit: 0 }],
  ['perUserLimit', { perUserLimit: 51, quota: 100 }],
  ['perUserLimit', { perUserLimit: 11 }],
  ['endsAt', { startsAt: new Date(NOW + HOUR_MS) }],
  ['endsAt', { endsAt: new Date(NOW + 32 * 24 * HOUR_MS) }],
  ['endsAt', { startsAt: new Date(NOW - 2), endsAt: new Date(NOW - 1) }],
])('names %s as the fault of %o', (field, overrides) => {
  expect(fieldsOf(makeInput(overrides))).toEqual([field])
})

it('names every fault at once', () => {
  expect(fieldsOf(makeInput({ title: '', quota: 0, perUserLimit: 0 }))).toEqual([
    'title',
    'quota',
    'perUserLimit',
  ])
})

it('tells the same input from another', () => {
  const event = makeEvent()
  expect(isSameEvent(event, { ...event })).toBe(true)
  expect(isSameEvent(event, { ...event, quota: event.quota + 1 })).toBe(false)
  expect(isSameEvent(event, { ...event, endsAt: new Date(0) })).toBe(false)
})
