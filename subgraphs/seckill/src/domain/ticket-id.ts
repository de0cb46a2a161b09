import { newId } from '@floodgate/platform/identifier'

// `tkt_` and the time take 14 characters; the rest of a ULID is random.
const TAG_START = 14
const TAG_LENGTH = 4

/**
 * What the ids of a sale's tickets have in common. Two sales may share a tag, so it narrows a search and
 * does not end it.
 */
export function ticketTagOf(eventId: string): string {
  return eventId.slice(-TAG_LENGTH)
}

/** A ticket's id that leads back to its sale: 4 of its 16 random characters are the sale's tag. */
export function newTicketId(eventId: string): string {
  const id = newId('tkt')
  return id.slice(0, TAG_START) + ticketTagOf(eventId) + id.slice(TAG_START + TAG_LENGTH)
}

export function tagOfTicket(ticketId: string): string {
  return ticketId.slice(TAG_START, TAG_START + TAG_LENGTH)
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_START = 4

/** When the id was made, in milliseconds since the epoch: within a request's time of when the ticket was accepted. */
export function acceptedAtOf(ticketId: string): number {
  let time = 0
  for (let i = TIME_START; i < TAG_START; i += 1) {
    time = time * ALPHABET.length + ALPHABET.indexOf(ticketId.charAt(i))
  }
  return time
}
