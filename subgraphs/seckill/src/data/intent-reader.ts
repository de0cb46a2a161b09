import type { RedisClient } from '@floodgate/platform/redis'
import type { Ticket } from '../domain/ticket.ts'
import { saleKeys } from './keys.ts'
import { parseTicketRecord } from './ticket-record.ts'

const PAGE = 500

/** The accepted tickets whose intents are still in a sale's stream, some at a time; nothing is taken out. */
export function createIntentReader(redis: RedisClient) {
  return async function* readIntents(eventId: string): AsyncGenerator<Ticket[]> {
    const key = saleKeys(eventId).intents
    let from = '-'
    for (;;) {
      const entries = await redis.xrange(key, from, '+', 'COUNT', PAGE)
      yield entries.map(([, [, id = '', , record = '']]) => parseTicketRecord(id, eventId, record))
      const [last] = entries.at(-1) ?? []
      if (last === undefined || entries.length < PAGE) return
      from = `(${last}`
    }
  }
}
