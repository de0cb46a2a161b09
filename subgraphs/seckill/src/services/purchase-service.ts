import { crashPoint } from '@floodgate/platform/crash-point'
import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import { Counter, type Registry } from '@floodgate/platform/metrics'
import { type ReserveOutcome } from '../data/sale-replies.ts'
import { type SaleStore } from '../data/sale-store.ts'
import { IDEMPOTENCY_KEY_MAX } from '../domain/new-event.ts'
import { newTicketId } from '../domain/ticket-id.ts'

interface Purchase {
  readonly eventId: string
  readonly userId: string
  readonly quantity: number
  readonly idempotencyKey: string
}

export interface PurchaseService {
  /**
   * One Redis round trip, whatever the outcome. Safe to repeat with the same idempotency key.
   * @throws AppError BAD_USER_INPUT when the idempotency key has not 1 to 128 characters
   */
  purchase(purchase: Purchase): Promise<ReserveOutcome>
}

export function createPurchaseService(sales: SaleStore, metrics: Registry): PurchaseService {
  const outcomes = new Counter({
    name: 'floodgate_seckill_purchases_total',
    help: 'Purchases by outcome',
    labelNames: ['outcome'],
    registers: [metrics],
  })

  async function reserve({ eventId, ...buyer }: Purchase): Promise<ReserveOutcome> {
    // Not an id of ours: it can't name a sale, and must not become part of a Redis key.
    if (!isId('skl', eventId)) return { kind: 'sale-not-found' }
    return sales.reserve({ eventId, ...buyer, ticketId: newTicketId(eventId) })
  }

  return {
    async purchase(purchase) {
      const { length } = purchase.idempotencyKey
      if (length < 1 || length > IDEMPOTENCY_KEY_MAX) {
        throw new AppError(
          'BAD_USER_INPUT',
          `\`idempotencyKey\` must have 1 to ${IDEMPOTENCY_KEY_MAX} characters.`,
        )
      }
      crashPoint('reserve.before-script')
      const outcome = await reserve(purchase)
      crashPoint('reserve.after-script')
      outcomes.inc({ outcome: outcome.kind })
      return outcome
    },
  }
}
