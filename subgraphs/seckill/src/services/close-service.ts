import { type Logger } from '@floodgate/platform/logging'
import { type HintBus } from '@floodgate/platform/pubsub'
import { type EventRepository } from '../data/event-repository.ts'
import { SALES_CHANNEL } from '../data/keys.ts'
import { type SaleStore } from '../data/sale-store.ts'

export interface CloseService {
  /** Ends a sale whose time is over; one that is still on stays as it is. Safe to repeat. */
  closeIfOver(eventId: string): Promise<void>
}

export function createCloseService(options: {
  events: EventRepository
  sales: SaleStore
  hints: HintBus
  logger: Logger
}): CloseService {
  const { events, sales, hints, logger } = options
  return {
    async closeIfOver(eventId) {
      const outcome = await sales.end(eventId)
      switch (outcome.kind) {
        case 'closed':
          if (!(await events.transition(eventId, ['SCHEDULED'], 'ENDED'))) return
          logger.info({ eventId, available: outcome.available }, 'sale ended')
          await hints.publish(SALES_CHANNEL)
          return
        case 'sale-not-found':
          logger.error({ eventId }, 'Redis does not know a sale that is to end')
          return
        case 'not-over':
          logger.debug({ eventId, remainingMs: outcome.remainingMs }, 'sale is not over yet')
      }
    },
  }
}
