import { isId, newId } from '@floodgate/platform/identifier'
import { expect, it } from 'vitest'
import { acceptedAtOf, newTicketId, tagOfTicket, ticketTagOf } from './ticket-id.ts'

it('makes ids that are well-formed, unique and lead to their sale', () => {
  const eventId = newId('skl')
  const ids = Array.from({ length: 20_000 }, () => newTicketId(eventId))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => isId('tkt', id))).toBe(true)
  expect(ids.every((id) => tagOfTicket(id) === ticketTagOf(eventId))).toBe(true)
})

it('tells when a ticket was made', () => {
  expect(acceptedAtOf('tkt_01ARZ3NDEKTSV4RRFFQ69G5FAV')).toBe(
    Date.UTC(2016, 6, 30, 23, 54, 10, 259),
  )
  const before = Date.now()
  const at = acceptedAtOf(newTicketId(newId('skl')))
  expect(at).toBeGreaterThanOrEqual(before)
  expect(at).toBeLessThanOrEqual(Date.now())
})
