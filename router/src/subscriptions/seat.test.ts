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

let seat: Seat
beforeEach(() => {
  unsent = 0
  vi.clearAllMocks()
  seat = new Seat(subscriber, outlet)
  seat.source = { remove: vi.fn(), forget: vi.fn() }
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

it('gives up a client that leaves too much unread', () => {
  unsent = 101
  seat.deliver(plain('x'), LIMITS)
  expect(outlet.giveUp).toHaveBeenCalledTimes(1)
  expect(written()).toEqual([])
})
