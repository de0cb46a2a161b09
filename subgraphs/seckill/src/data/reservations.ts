import type { Script } from '@floodgate/platform/lua'
import { hintChannelName } from '@floodgate/platform/pubsub'
import { filterHash } from '../domain/admission-filter.ts'
import { bucketKey, intentsChannel, networkKey, saleKeys, stockChannel } from './keys.ts'
import { type ReserveOutcome, type ReserveReply, toReserveOutcome } from './sale-replies.ts'

export interface Reservation {
  readonly eventId: string
  readonly userId: string
  /** The id for the ticket, should one be made. */
  readonly ticketId: string
  readonly quantity: number
  readonly idempotencyKey: string
  /**
   * Whether the buyer showed a purchase token.
   * @default false
   */
  readonly hasToken?: boolean
  /** What the per-address limit counts under; without it there is none. */
  readonly network?: string | undefined
}

interface Waiting {
  readonly reservation: Reservation
  resolve(outcome: ReserveOutcome): void
  reject(reason: unknown): void
}

/** Bounds how long one call keeps Redis from everybody else: about 2 ms. */
const CALL_LIMIT = 64
/** By how much a lease is over before the units that it does not know of are sold. */
const REOPEN_MARGIN_MS = 50

/**
 * Reserves by the script `reserve`. What comes for one sale in one turn of the event loop goes as one call: in a rush, a call costs
 * the client and the server several times what one more purchase in it does.
 * @param soldOutLeaseMs for how long a caller may go on saying "sold out" by itself; 0 for not at all
 */
export function createReserver(
  reserve: Script,
  soldOutLeaseMs: number,
): (reservation: Reservation) => Promise<ReserveOutcome> {
  const waiting = new Map<string, Waiting[]>()

  async function call(eventId: string, group: readonly Waiting[]): Promise<void> {
    try {
      const { sale, buyers, tickets, intents, holders } = saleKeys(eventId)
      const replies = (await reserve(
        [sale, buyers, tickets, intents, holders],
        [
          hintChannelName(intentsChannel(eventId)),
          hintChannelName(stockChannel(eventId)),
          soldOutLeaseMs,
          soldOutLeaseMs + REOPEN_MARGIN_MS,
          bucketKey(eventId, ''),
          networkKey(eventId, ''),
          ...group.flatMap(({ reservation }) => argumentsOf(reservation)),
        ],
      )) as ReserveReply[]
      group.forEach((one, index) => settle(one, eventId, replies[index]))
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  function send(eventId: string): void {
    const all = waiting.get(eventId) ?? []
    waiting.delete(eventId)
    for (let from = 0; from < all.length; from += CALL_LIMIT) {
      void call(eventId, all.slice(from, from + CALL_LIMIT))
    }
  }

  return (reservation) =>
    new Promise((resolve, reject) => {
      const { eventId } = reservation
      const one = { reservation, resolve, reject }
      const others = waiting.get(eventId)
      if (others) return void others.push(one)
      waiting.set(eventId, [one])
      setImmediate(send, eventId)
    })
}

function settle(one: Waiting, eventId: string, reply: ReserveReply | undefined): void {
  try {
    if (!reply) throw new Error('reserve gave no reply for a purchase')
    one.resolve(toReserveOutcome(eventId, reply))
  } catch (error) {
    // One that can't be judged is no other's trouble.
    one.reject(error)
  }
}

function argumentsOf(reservation: Reservation): (string | number)[] {
  const { userId, ticketId, quantity, idempotencyKey, hasToken, network } = reservation
  const admission = [hasToken ? 1 : 0, network ?? '', filterHash(userId)]
  return [userId, ticketId, quantity, idempotencyKey, ...admission]
}
