import { type Settlement } from '@floodgate/contracts/seckill'
import { isId } from '@floodgate/platform/identifier'
import { loadScripts, type Script } from '@floodgate/platform/lua'
import { hintChannelName } from '@floodgate/platform/pubsub'
import { type RedisClient } from '@floodgate/platform/redis'
import { type SaleEvent } from '../domain/sale-event.ts'
import { type SaleFigures } from '../domain/statement.ts'
import { type Ticket } from '../domain/ticket.ts'
import {
  bucketKey,
  intentsChannel,
  RELAY_GROUP,
  saleKeys,
  stockChannel,
  ticketChannel,
} from './keys.ts'
import {
  type EndOutcome,
  type EndReply,
  type ReserveOutcome,
  type ReserveReply,
  type SettleOutcome,
  type SettleReply,
  toEndOutcome,
  toFigures,
  toReserveOutcome,
  toSettleOutcome,
} from './sale-replies.ts'
import { STATUS_LETTER } from './script-codes.ts'
import { parseTicketRecord } from './ticket-record.ts'

export interface Reservation {
  readonly eventId: string
  readonly userId: string
  /** The id for the ticket, should one be made. */
  readonly ticketId: string
  readonly quantity: number
  readonly idempotencyKey: string
}

/** The live state of sales in Redis. */
export interface SaleStore {
  reserve(reservation: Reservation): Promise<ReserveOutcome>
  /** Null when Redis does not know the sale. Repeatable; settlements that are not legal change nothing. */
  settle(eventId: string, settlements: readonly Settlement[]): Promise<SettleOutcome | null>
  /** Whether it was not there before; a sale that is there stays as it is. */
  warmUp(event: SaleEvent): Promise<boolean>
  end(eventId: string, options?: { beforeTime: boolean }): Promise<EndOutcome>
  /** Null when Redis does not know the sale. */
  figures(eventId: string): Promise<SaleFigures | null>
  ticket(eventId: string, ticketId: string): Promise<Ticket | null>
  /** Oldest first. */
  ticketsOf(eventId: string, userId: string): Promise<Ticket[]>
  /** The clock that decides when a sale is on: milliseconds since the epoch. */
  now(): Promise<number>
}

const FOLDER = new URL('../lua/', import.meta.url)

export function createSaleStore(redis: RedisClient): SaleStore {
  const scripts = loadScripts(redis, FOLDER)
  const script = (operation: string): Script => {
    const found = scripts.get(operation)
    if (!found) throw new Error(`no script named ${operation}`)
    return found
  }
  const reserve = script('reserve')
  const settle = script('settle')
  const warmUp = script('warm-up')
  const end = script('end')
  const statement = script('statement')
  const buyerTickets = script('buyer-tickets')

  return {
    async reserve({ eventId, userId, ticketId, quantity, idempotencyKey }) {
      const { sale, buyers, tickets, intents } = saleKeys(eventId)
      const reply = await reserve(
        [sale, buyers, tickets, intents, bucketKey(eventId, userId)],
        [
          userId,
          ticketId,
          quantity,
          idempotencyKey,
          hintChannelName(intentsChannel(eventId)),
          hintChannelName(stockChannel(eventId)),
        ],
      )
      return toReserveOutcome(eventId, reply as ReserveReply)
    },

    async settle(eventId, settlements) {
      const { sale, buyers, tickets } = saleKeys(eventId)
      const reply = await settle(
        [sale, buyers, tickets],
        [
          hintChannelName(stockChannel(eventId)),
          hintChannelName(ticketChannel('')),
          ...settlements.flatMap(settlementArguments),
        ],
      )
      return toSettleOutcome(eventId, settlements, reply as SettleReply)
    },

    async warmUp(event) {
      const { sale, intents } = saleKeys(event.id)
      const reply = await warmUp(
        [sale, intents],
        [
          event.startsAt.getTime(),
          event.endsAt.getTime(),
          event.quota,
          event.perUserLimit,
          event.rateBurst,
          event.rateIntervalMs,
          RELAY_GROUP,
        ],
      )
      return reply === 1
    },

    async end(eventId, { beforeTime } = { beforeTime: false }) {
      const reply = await end([saleKeys(eventId).sale], [beforeTime ? 1 : 0])
      return toEndOutcome(reply as EndReply)
    },

    async figures(eventId) {
      // Asked for by clients: what is no id of ours must not become part of a key.
      if (!isId('skl', eventId)) return null
      const reply = await statement([saleKeys(eventId).sale], [])
      return toFigures((reply as (number | string)[]).map(Number))
    },

    async ticket(eventId, ticketId) {
      const record = await redis.hget(saleKeys(eventId).tickets, ticketId)
      return record === null ? null : parseTicketRecord(ticketId, eventId, record)
    },

    async ticketsOf(eventId, userId) {
      const { buyers, tickets } = saleKeys(eventId)
      const reply = (await buyerTickets([buyers, tickets], [userId])) as [string, string][]
      return reply.map(([id, record]) => parseTicketRecord(id, eventId, record))
    },

    async now() {
      const [seconds, microseconds] = await redis.time()
      return Number(seconds) * 1_000 + Math.floor(Number(microseconds) / 1_000)
    },
  }
}

function settlementArguments(settlement: Settlement): string[] {
  const { ticketId, outcome } = settlement
  const orderId = outcome === 'FAILED' ? '' : settlement.orderId
  const reason = outcome === 'CONFIRMED' ? '' : settlement.reason
  return [ticketId, STATUS_LETTER[outcome], orderId, reason]
}
