import { newId } from '@floodgate/platform/identifier'
import { expect, it } from 'vitest'
import { etaMsOf, positionOf } from './queue-progress.ts'
import type { QueuedTicket } from './ticket.ts'

const queued: QueuedTicket = {
  id: newId('tkt'),
  eventId: newId('skl'),
  userId: newId('usr'),
  quantity: 1,
  sequence: 10,
  version: 1,
  idempotencyKey: 'k',
  acceptedAt: 0,
  status: 'QUEUED',
}

it('counts the tickets ahead and the time that they take', () => {
  const queue = { settledTickets: 4, drainPerSecond: 100 }
  expect(positionOf(queued, queue)).toBe(5)
  expect(etaMsOf(queued, queue)).toBe(60)
})

it('never counts below nought when later tickets settled first', () => {
  expect(positionOf(queued, { settledTickets: 12, drainPerSecond: 0 })).toBe(0)
})

it('knows no time while no rate is known', () => {
  expect(etaMsOf(queued, { settledTickets: 0, drainPerSecond: 0 })).toBeNull()
})

it('has nothing to wait for once settled', () => {
  const settled = { ...queued, status: 'CONFIRMED', orderId: newId('ord') } as const
  expect(positionOf(settled, { settledTickets: 0, drainPerSecond: 1 })).toBe(0)
  expect(etaMsOf(settled, { settledTickets: 0, drainPerSecond: 1 })).toBeNull()
})
