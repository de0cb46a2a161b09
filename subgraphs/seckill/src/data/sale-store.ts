import type { Settlement } from '@floodgate/contracts/seckill'
import { isId } from '@floodgate/platform/identifier'
import { loadScripts, type Script } from '@floodgate/platform/lua'
import { hintChannelName } from '@floodgate/platform/pubsub'
import type { RedisClient } from '@floodgate/platform/redis'
import { filterBitsFor } from '../domain/admission-filter.ts'
import type { SaleEvent } from '../domain/sale-event.ts'
import type { SaleFigures } from '../domain/statement.ts'
import type { Ticket } from '../domain/ticket.ts'
import { intentsChannel, RELAY_GROUP, saleKeys, stockChannel, ticketChannel } from './keys.ts'
import {
  type EndOutcome,
  type EndReply,
  type ReserveOutcome,
  type SettleOutcome,
  type SettleReply,
  toEndOutcome,
  toFigures,
  toSettleOutcome,
} from './sale-replies.ts'
import { createReserver, type Reservation } from './reservations.ts'
import { ADOPT, STATUS_LETTER, WARM_UP } from './script-codes.ts'
import { formatTicketRecord, parseTicketRecord } from './ticket-record.ts'

/** The live state of sales in Redis. */
export interface SaleStore {
  reserve(reservation: Reservation): Promise<ReserveOutcome>
  /** Null when Redis does not know the sale. Repeatable; settlements that are not legal change nothing. */
  settle(eventId: string, settlements: readonly Settlement[]): Promise<SettleOutcome | null>
  /** Whether it was not there before; a sale that is there stays as it is. */
  warmUp(event: SaleEvent): Promise<boolean>
  /**
   * Begins to make a lost state anew: until `finishRebuild` nothing is accepted.
   * @param rebuilds how often that happened to the sale, this time included
   */
  beginRebuild(event: SaleEvent, rebuilds: number): Promise<RebuildStart>
  /** False when it was not being rebuilt. */
  finishRebuild(eventId: string, state: 'OPEN' | 'CLOSED'): Promise<boolean>
  /** Gives the sale tickets that it does not know; those that it knows stay as they are. Null without such a sale. */
  adopt(eventId: string, tickets: readonly Ticket[]): Promise<{ adopted: number } | null>
  /** Writes the intents of tickets anew that are still queued. Returns how many. */
  requeue(eventId: string, ticketIds: readonly string[]): Promise<number>
  /**
   * Corrects `available` where it is not what the sale's counters say, upwards only as far as the fence proves.
   * @param sold units that orders hold by the fence
   * @returns by how many units
   */
  correct(eventId: string, sold: number): Promise<number>
  /** Null when Redis does not know the sale. */
  state(eventId: string): Promise<StoredState | null>
  /** All tickets of a sale, some at a time, some perhaps twice. */
  scanTickets(eventId: string): AsyncIterable<Ticket[]>
  /** Lets Redis forget an ended sale after a time. */
  forgetAfter(eventId: string, seconds: number): Promise<void>
  end(eventId: string, options?: { beforeTime: boolean }): Promise<EndOutcome>
  /** Null when Redis does not know the sale. */
  figures(eventId: string): Promise<SaleFigures | null>
  ticket(eventId: string, ticketId: string): Promise<Ticket | null>
  /** Oldest first. */
  ticketsOf(eventId: string, userId: string): Promise<Ticket[]>
  /** The clock that decides when a sale is on: milliseconds since the epoch. */
  now(): Promise<number>
}

/** What `beginRebuild` found. */
export type RebuildStart = 'begun' | 'under-way' | 'not-lost'
export type StoredState = 'OPEN' | 'CLOSED' | 'REBUILDING'

/** More than a sale can have tickets and returns: what a rebuilt one's stock version begins above. */
const VERSIONS_PER_REBUILD = 10_000_000
const SCAN_COUNT = 500

const FOLDER = new URL('../lua/', import.meta.url)

/**
 * @param options.soldOutLeaseMs for how long a caller of `reserve` may go on saying "sold out" by itself, from when it
 * called; by default not at all
 */
export function createSaleStore(
  redis: RedisClient,
  { soldOutLeaseMs = 0 }: { readonly soldOutLeaseMs?: number } = {},
): SaleStore {
  const scripts = loadScripts(redis, FOLDER)
  const script = (operation: string): Script => {
    const found = scripts.get(operation)
    if (!found) throw new Error(`no script named ${operation}`)
    return found
  }
  const settle = script('settle')
  const warmUp = script('warm-up')
  const end = script('end')
  const statement = script('statement')
  const buyerTickets = script('buyer-tickets')
  const adopt = script('adopt')
  const finishRebuild = script('finish-rebuild')
  const requeue = script('requeue')
  const correct = script('correct')

  function putInPlace(event: SaleEvent, state: StoredState, releases: number): Promise<unknown> {
    const { sale, buyers, tickets, intents, holders } = saleKeys(event.id)
    return warmUp(
      [sale, buyers, tickets, intents, holders],
      [
        event.startsAt.getTime(),
        event.endsAt.getTime(),
        event.quota,
        event.perUserLimit,
        event.rateBurst,
        event.rateIntervalMs,
        RELAY_GROUP,
        state,
        releases,
        admissionText(event),
        filterBitsFor(event.quota),
      ],
    )
  }

  return {
    reserve: createReserver(script('reserve'), soldOutLeaseMs),

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

    warmUp: async (event) => (await putInPlace(event, 'OPEN', 0)) === WARM_UP.DONE,

    async beginRebuild(event, rebuilds) {
      const reply = await putInPlace(event, 'REBUILDING', rebuilds * VERSIONS_PER_REBUILD)
      if (reply === WARM_UP.DONE) return 'begun'
      return reply === WARM_UP.REBUILDING ? 'under-way' : 'not-lost'
    },

    async finishRebuild(eventId, state) {
      const { sale, tickets } = saleKeys(eventId)
      const channel = hintChannelName(stockChannel(eventId))
      return (await finishRebuild([sale, tickets], [state, channel])) === 1
    },

    async adopt(eventId, adopted) {
      const { sale, buyers, tickets } = saleKeys(eventId)
      const records = adopted.flatMap((ticket) => [ticket.id, formatTicketRecord(ticket)])
      const args = [hintChannelName(stockChannel(eventId)), ...records]
      const reply = (await adopt([sale, buyers, tickets], args)) as [code: number, count: number]
      return reply[0] === ADOPT.DONE ? { adopted: reply[1] } : null
    },

    async requeue(eventId, ticketIds) {
      const { tickets, intents } = saleKeys(eventId)
      const channel = hintChannelName(intentsChannel(eventId))
      return (await requeue([tickets, intents], [channel, ...ticketIds])) as number
    },

    async correct(eventId, sold) {
      const channel = hintChannelName(stockChannel(eventId))
      return (await correct([saleKeys(eventId).sale], [channel, sold])) as number
    },

    state: async (eventId) =>
      (await redis.hget(saleKeys(eventId).sale, 'state')) as StoredState | null,

    async *scanTickets(eventId) {
      const key = saleKeys(eventId).tickets
      let cursor = '0'
      do {
        const [next, fields] = await redis.hscan(key, cursor, 'COUNT', SCAN_COUNT)
        cursor = next
        yield fields.flatMap((id, index) =>
          index % 2 === 0 ? [parseTicketRecord(id, eventId, fields[index + 1] ?? '')] : [],
        )
      } while (cursor !== '0')
    },

    async forgetAfter(eventId, seconds) {
      await Promise.all(
        Object.values(saleKeys(eventId)).map((key: string) => redis.expire(key, seconds)),
      )
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

/** As reserve reads it: a token needed or not, and the limit of each network address. */
function admissionText(event: SaleEvent): string {
  const { requireChallenge, ipRateBurst, ipRateIntervalMs } = event
  return `${requireChallenge ? 1 : 0}:${ipRateBurst}:${ipRateIntervalMs}`
}

function settlementArguments(settlement: Settlement): string[] {
  const { ticketId, outcome } = settlement
  const orderId = outcome === 'FAILED' ? '' : settlement.orderId
  const reason = outcome === 'CONFIRMED' ? '' : settlement.reason
  return [ticketId, STATUS_LETTER[outcome], orderId, reason]
}
