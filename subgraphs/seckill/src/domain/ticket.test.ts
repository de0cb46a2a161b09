import { newId } from '@floodgate/platform/identifier'
import { expect, it } from 'vitest'
import { currentTicket, type Ticket } from './ticket.ts'
import { newTicketId } from './ticket-id.ts'

function makeTicket(status: 'QUEUED' | 'FAILED', sequence: number): Ticket {
  const eventId = newId('skl')
  const ticket = {
    ...{ id: newTicketId(eventId), eventId, userId: newId('usr'), quantity: 1, sequence },
    ...{ version: 1, idempotencyKey: `key-${sequence}`, acceptedAt: sequence },
  }
  return status === 'QUEUED' ? { ...ticket, status } : { ...ticket, status, reason: 'Sold out.' }
}

it('shows the newest ticket that holds units, or else the newest', () => {
  const [queued, later] = [makeTicket('QUEUED', 1), makeTicket('QUEUED', 2)]
  const [failed, last] = [makeTicket('FAILED', 3), makeTicket('FAILED', 4)]
  expect(currentTicket([])).toBeNull()
  expect(currentTicket([queued, later, failed])).toBe(later)
  expect(currentTicket([failed, last])).toBe(last)
})
