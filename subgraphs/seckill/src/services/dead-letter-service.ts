import type { DeadLetter, DeadLetterRepository } from '../data/dead-letter-repository.ts'
import type { ReserveOutcome } from '../data/sale-replies.ts'
import type { SaleStore } from '../data/sale-store.ts'
import { newTicketId } from '../domain/ticket-id.ts'

type Refusal = Exclude<ReserveOutcome, { kind: 'accepted' | 'replayed' }>

type RetryOutcome =
  | { readonly kind: 'retried'; readonly letter: DeadLetter }
  | { readonly kind: 'not-found' }
  /** The sale does not take it, as it would not take a purchase. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export interface DeadLetterService {
  list: DeadLetterRepository['list']
  /**
   * Buys anew for the buyer of a ticket that failed, under the rules of any purchase. The failed ticket stays FAILED: its
   * unit went back and may be another's by now, so it is not raised from the dead; the new one ends as the fence decides.
   * Safe to repeat: a dead letter is bought anew once.
   */
  retry(ticketId: string, retriedBy: string): Promise<RetryOutcome>
}

/** No client's own key: those have letters, digits or whatever, but are never sent by this service. */
const retryKey = (ticketId: string) => `dead-letter:${ticketId}`

export function createDeadLetterService(options: {
  deadLetters: DeadLetterRepository
  sales: SaleStore
}): DeadLetterService {
  const { deadLetters, sales } = options

  const reserve = ({ ticketId, eventId, userId, quantity }: DeadLetter) =>
    sales.reserve({
      ...{ eventId, userId, quantity },
      ticketId: newTicketId(eventId),
      idempotencyKey: retryKey(ticketId),
      // The buyer passed admission once.
      hasToken: true,
    })

  return {
    list: deadLetters.list,
    async retry(ticketId, retriedBy) {
      const letter = await deadLetters.find(ticketId)
      if (!letter) return { kind: 'not-found' }
      if (letter.retriedAs !== null) return { kind: 'retried', letter }
      const outcome = await reserve(letter)
      if (outcome.kind !== 'accepted' && outcome.kind !== 'replayed') {
        return { kind: 'refused', refusal: outcome }
      }
      await deadLetters.markRetried(ticketId, outcome.ticket.id, retriedBy)
      return { kind: 'retried', letter: (await deadLetters.find(ticketId)) ?? letter }
    },
  }
}
