import { isId, newId } from '@floodgate/platform/identifier'
import { expect, it } from 'vitest'
import { newTicketId, tagOfTicket, ticketTagOf } from './ticket-id.ts'

it('makes ids that are well-formed, unique and lead to their sale', () => {
  const eventId = newId('skl')
  const ids = Array.from({ length: 20_000 }, () => newTicketId(eventId))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => isId('tkt', id))).toBe(true)
  expect(ids.every((id) => tagOfTicket(id) === ticketTagOf(eventId))).toBe(true)
})
