import type { Ticket } from '../domain/ticket.ts'
import { STATUS_LETTER } from './script-codes.ts'

type Letter = (typeof STATUS_LETTER)[keyof typeof STATUS_LETTER]

/** A ticket as the reserve and settle scripts write it; short, since a sale has one for every purchase. */
type TicketRecord = [
  letter: Letter,
  version: number,
  quantity: number,
  sequence: number,
  acceptedAt: number,
  userId: string,
  idempotencyKey: string,
  orderId: string,
  reason: string,
]

export function parseTicketRecord(id: string, eventId: string, json: string): Ticket {
  const record = JSON.parse(json) as TicketRecord
  const [letter, version, quantity, sequence, acceptedAt, userId, idempotencyKey] = record
  const [, , , , , , , orderId, reason] = record
  const base = {
    id,
    eventId,
    userId,
    quantity,
    sequence,
    version,
    idempotencyKey,
    acceptedAt,
  }
  switch (letter) {
    case STATUS_LETTER.QUEUED:
      return { ...base, status: 'QUEUED' }
    case STATUS_LETTER.CONFIRMED:
      return { ...base, status: 'CONFIRMED', orderId }
    case STATUS_LETTER.FAILED:
      return { ...base, status: 'FAILED', reason }
    case STATUS_LETTER.EXPIRED:
      return { ...base, status: 'EXPIRED', orderId, reason }
  }
}

/** As the scripts would write it. */
export function formatTicketRecord(ticket: Ticket): string {
  const { version, quantity, sequence, acceptedAt, userId, idempotencyKey, status } = ticket
  const orderId = status === 'CONFIRMED' || status === 'EXPIRED' ? ticket.orderId : ''
  const reason = status === 'FAILED' || status === 'EXPIRED' ? ticket.reason : ''
  const claim = [version, quantity, sequence, acceptedAt, userId, idempotencyKey] as const
  const record: TicketRecord = [STATUS_LETTER[status], ...claim, orderId, reason]
  return JSON.stringify(record)
}
