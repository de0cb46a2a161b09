import type { Settlement } from '@floodgate/contracts/seckill'
import { crashPoint } from '@floodgate/platform/crash-point'
import type { Logger } from '@floodgate/platform/logging'
import { Counter, type Registry } from '@floodgate/platform/metrics'
import type { DeadLetterRepository } from '../data/dead-letter-repository.ts'
import type { LifeCycleRepository } from '../data/life-cycle-repository.ts'
import type { SettleOutcome } from '../data/sale-replies.ts'
import type { SaleStore } from '../data/sale-store.ts'
import type { TicketRepository } from '../data/ticket-repository.ts'

export interface SettleService {
  /**
   * Applies what became of tickets: in Redis, whose script tells subscribers in the same step, then in the database.
   * Safe to repeat after a stop anywhere: the database is given the tickets as they are, changed now or before.
   * @throws Error when Redis does not know the sale, so that the message is kept until it is rehydrated
   */
  settle(eventId: string, settlements: readonly Settlement[]): Promise<void>
}

export function createSettleService(options: {
  sales: SaleStore
  tickets: TicketRepository
  deadLetters: DeadLetterRepository
  lifeCycle: LifeCycleRepository
  logger: Logger
  metrics: Registry
}): SettleService {
  const { sales, tickets, deadLetters, lifeCycle, logger } = options
  const settled = new Counter({
    name: 'floodgate_seckill_settlements_total',
    help: 'Settlements that changed a ticket',
    registers: [options.metrics],
  })

  /** Those whose order a person has to look into. */
  async function recordFaults(
    { tickets: settledTickets, at }: SettleOutcome,
    settlements: readonly Settlement[],
  ): Promise<void> {
    const faults = new Map<string, string>()
    for (const one of settlements) {
      if (one.outcome === 'FAILED' && one.fault !== undefined) faults.set(one.ticketId, one.fault)
    }
    if (faults.size === 0) return
    const failedAt = new Date(at)
    const letters = settledTickets.flatMap((ticket) => {
      const fault = faults.get(ticket.id)
      return fault === undefined ? [] : [{ ticket, fault, failedAt }]
    })
    await deadLetters.record(letters)
  }

  return {
    async settle(eventId, settlements) {
      crashPoint('settle.before-script')
      const outcome = await sales.settle(eventId, settlements)
      crashPoint('settle.after-script')
      if (!outcome) {
        // One that is on is being looked for anyway; for one that is over somebody has to begin.
        await lifeCycle.reopenClosing(eventId)
        throw new Error(`Redis does not know the sale ${eventId}`)
      }
      if (outcome.unknown.length > 0) {
        logger.error({ eventId, ticketIds: outcome.unknown }, 'settlement of unknown tickets')
      }
      await tickets.save(outcome.tickets, new Date(outcome.at))
      await recordFaults(outcome, settlements)
      // Units that come back when the sale is over go back to ordinary stock.
      if (settlements.some(releases)) await lifeCycle.reopenClosing(eventId)
      crashPoint('settle.after-record')
      settled.inc(outcome.changed)
    },
  }
}

const releases = ({ outcome }: Settlement) => outcome !== 'CONFIRMED'
