import { newId } from '@floodgate/platform/identifier'
import { createLogger } from '@floodgate/platform/logging'
import { createHintBus, type HintBus } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import type { Reservation } from '../data/reservations.ts'
import { createSaleStore, type SaleStore } from '../data/sale-store.ts'
import type { ReserveOutcome } from '../data/sale-replies.ts'
import type { SaleEvent } from '../domain/sale-event.ts'
import { queuedUnits } from '../domain/statement.ts'
import { newTicketId } from '../domain/ticket-id.ts'
import type { Ticket } from '../domain/ticket.ts'
import { makeEvent } from './make-event.ts'

export const silent = createLogger({ name: 'test', level: 'silent' })

/** Sales on a Redis server. */
export interface SaleHarness {
  readonly redis: RedisClient
  readonly hints: HintBus
  readonly sales: SaleStore
  /** A sale that is warmed up. */
  openSale(overrides?: Partial<SaleEvent>): Promise<SaleEvent>
  reserve(eventId: string, overrides?: Partial<Reservation>): Promise<ReserveOutcome>
  /** Reserves for a new buyer. @throws Error when it is not accepted */
  buy(eventId: string, overrides?: Partial<Reservation>): Promise<Ticket>
  /** Quota minus what is available, queued and confirmed: 0 if no unit is lost and none is sold twice. */
  drift(eventId: string): Promise<number>
  close(): Promise<void>
}

/** @param url by default the server of the integration tests */
export function createSaleHarness(url: string = testRedisUrl()): SaleHarness {
  const redis = createRedis(url, { purpose: 'commands', logger: silent })
  const subscriber = createRedis(url, { purpose: 'subscriber', logger: silent })
  const hints = createHintBus({ publisher: redis, subscriber, logger: silent })
  const sales = createSaleStore(redis)

  const reserve = (eventId: string, overrides: Partial<Reservation> = {}) =>
    sales.reserve({
      eventId,
      userId: newId('usr'),
      ticketId: newTicketId(eventId),
      quantity: 1,
      idempotencyKey: newId('msg'),
      ...overrides,
    })

  return {
    redis,
    hints,
    sales,
    async openSale(overrides) {
      const event = makeEvent(overrides)
      await sales.warmUp(event)
      return event
    },
    reserve,
    async buy(eventId, overrides) {
      const outcome = await reserve(eventId, overrides)
      if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.kind}`)
      return outcome.ticket
    },
    async drift(eventId) {
      const figures = await sales.figures(eventId)
      if (!figures) throw new Error('no such sale')
      return figures.quota - figures.available - queuedUnits(figures) - figures.confirmed
    },
    async close() {
      await hints.close()
      await closeRedis(subscriber)
      await closeRedis(redis)
    },
  }
}
