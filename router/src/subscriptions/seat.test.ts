import { beforeEach, expect, it, vi } from 'vitest'
import { Seat, type SharedEvent } from './seat.ts'

const LIMITS = { heldBackBytes: 10, unsentBytes: 100 }
const subscriber = {
  identity: { kind: 'anonymous' },
  requestId: 'r',
  text: { query: '', operationName: undefined, variables: undefined },
} as const

let unsent = 0
const outlet = { next: vi.fn(), end: vi.fn(), giveUp: vi.fn(), unsentBytes: () => unsent }
const written = () => outlet.next.mock.calls.map(([payload]) => payload as string)
const event = (id: string, version: number): SharedEvent => ({
  payload: `${id}${version}`,
  state: { id, version },
  hasErrors: false,
})
const plain = (payload: string): SharedEvent => ({ payload, state: undefined, hasErrors: false })

const source = () => ({ remove: vi.fn(), forget: vi.fn(), whenTold: () => Promise.resolve() })

let seat: Seat
beforeEach(() => {
  unsent = 0
  vi.clearAllMocks()
  seat = new Seat(subscriber, outlet)
  seat.source = source()
})

it('gives a slow client the newest state of a thing once it has read', () => {
  seat.deliver(event('a', 1), LIMITS)
  unsent = 11
  expect(seat.deliver(event('a', 2), LIMITS)).toBe(true)
  expect(seat.deliver(event('a', 3), LIMITS)).toBe(true)
  expect(seat.flush(LIMITS)).toBe(true)
  unsent = 0
  expect(seat.flush(LIMITS)).toBe(false)
  expect(written()).toEqual(['a1', 'a3'])
})

it('leaves out no thing for another', () => {
  unsent = 11
  seat.deliver(event('a', 1), LIMITS)
  seat.deliver(event('b', 1), LIMITS)
  expect(written()).toEqual(['a1', 'b1'])
})

it('never goes back in versions', () => {
  seat.deliver(event('a', 2), LIMITS)
  seat.deliver(event('a', 1), LIMITS)
  expect(written()).toEqual(['a2'])
})

it('repeats nothing when another upstream takes over that is behind', () => {
  for (const version of [1, 2, 3]) seat.deliver(event('a', version), LIMITS)
  seat.changeOver(source())
  for (const version of [2, 3, 4, 4]) seat.deliver(event('a', version), LIMITS)
  // Whose versions stand still may have its reasons.
  expect(written()).toEqual(['a1', 'a2', 'a3', 'a4', 'a4'])
})

it('tells again what was told with errors', () => {
  seat.deliver({ ...event('a', 1), hasErrors: true }, LIMITS)
  seat.changeOver(source())
  seat.deliver(event('a', 1), LIMITS)
  expect(written()).toEqual(['a1', 'a1'])
})

it('does not put an older state in the place of one that waits', () => {
  seat.deliver(event('a', 1), LIMITS)
  unsent = 11
  for (const version of [3, 2]) seat.deliver(event('a', version), LIMITS)
  unsent = 0
  seat.flush(LIMITS)
  expect(written()).toEqual(['a1', 'a3'])
})

it('gives up a client that leaves too much unread', () => {
  unsent = 101
  seat.deliver(plain('x'), LIMITS)
  expect(outlet.giveUp).toHaveBeenCalledTimes(1)
  expect(written()).toEqual([])
})
