import type { Settlement } from '@floodgate/contracts/seckill'
import { newId } from '@floodgate/platform/identifier'
import type { FencedTicket } from '../data/allotments.ts'
import type { Ticket } from '../domain/ticket.ts'

/** A sale's fence as the order subgraph keeps it, without a database. */
export interface StandInFence {
  readonly quota: number
  open: boolean
  readonly tickets: FencedTicket[]
  sold(): number
  /** Writes the order of a ticket, as often as it is told. Returns what is to be told of it. */
  write(ticket: Ticket): Settlement
  /** Cancels the order of a ticket. */
  cancel(ticketId: string): Settlement
}

export function createStandInFence(quota: number): StandInFence {
  const fence: StandInFence = {
    quota,
    open: true,
    tickets: [],
    sold: () => fence.tickets.reduce((sum, { held, quantity }) => sum + (held ? quantity : 0), 0),
    write(ticket) {
      const { id: ticketId, userId, quantity, sequence, idempotencyKey } = ticket
      const known = fence.tickets.find((one) => one.ticketId === ticketId)
      if (known) return verdictOn(known)
      if (!fence.open || fence.sold() + quantity > quota) {
        return { ticketId, outcome: 'FAILED', reason: 'Sold out at the fence.' }
      }
      const claim = { ticketId, userId, quantity, sequence, idempotencyKey }
      const written = { ...claim, orderId: newId('ord'), held: true }
      fence.tickets.push(written)
      return verdictOn(written)
    },
    cancel(ticketId) {
      const at = fence.tickets.findIndex((one) => one.ticketId === ticketId)
      const found = fence.tickets[at]
      if (!found) throw new Error(`no order of ${ticketId}`)
      fence.tickets[at] = { ...found, held: false }
      return verdictOn({ ...found, held: false })
    },
  }
  return fence
}

function verdictOn({ ticketId, orderId, held }: FencedTicket): Settlement {
  return held
    ? { ticketId, outcome: 'CONFIRMED', orderId }
    : { ticketId, outcome: 'EXPIRED', orderId, reason: 'The order was cancelled.' }
}
