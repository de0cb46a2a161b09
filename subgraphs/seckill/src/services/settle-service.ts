import { type Settlement } from '@floodgate/contracts/seckill'
import { crashPoint } from '@floodgate/platform/crash-point'
import { type Logger } from '@floodgate/platform/logging'
import { Counter, type Registry } from '@floodgate/platform/metrics'
import { type SaleStore } from '../data/sale-store.ts'
import { type TicketRepository } from '../data/ticket-repository.ts'

export interface SettleService {
  /**
   * Applies what became of tickets: in Redis, whose script tells subscribers in the same step, then in the database.
   * Safe to repeat after a stop anywhere: the database is given the tickets as they are, changed now or before.
   * @throws Error when Redis does not know the sale, so that the message is kept
   */
  settle(eventId: string, settlements: readonly Settlement[]): Promise<void>
}

export function createSettleService(options: {
  sales: SaleStore
  tickets: TicketRepository
  logger: Logger
  metrics: Registry
}): SettleService {
  const { sales, tickets, logger } = options
  const settled = new Counter({
    name: 'floodgate_seckill_settlements_total',
    help: 'Settlements that changed a ticket',
    registers: [options.metrics],
  })

  return {
    async settle(eventId, settlements) {
      crashPoint('settle.before-script')
      const outcome = await sales.settle(eventId, settlements)
      crashPoint('settle.after-script')
      if (!outcome) throw new Error(`Redis does not know the sale ${eventId}`)
      if (outcome.unknown.length > 0) {
        logger.error({ eventId, ticketIds: outcome.unknown }, 'settlement of unknown tickets')
      }
      await tickets.save(outcome.tickets, new Date(outcome.at))
      crashPoint('settle.after-record')
      settled.inc(outcome.changed)
    },
  }
}
