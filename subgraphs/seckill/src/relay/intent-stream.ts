import type { AcceptedTicket } from '@floodgate/contracts/seckill'
import type { RedisClient } from '@floodgate/platform/redis'
import { parseTicketRecord } from '../data/ticket-record.ts'
import { RELAY_GROUP, saleKeys } from '../data/keys.ts'

/** A stream entry; without a ticket when the entry is gone and only its delivery is remembered. */
export interface Intent {
  readonly streamId: string
  readonly ticket: AcceptedTicket | null
}

/** The accepted tickets of one sale that still have to be passed on, as one consumer of the group sees them. */
export interface IntentStream {
  /** How many entries a call gives at most. */
  readonly batch: number
  /** Entries that no consumer has been given yet. */
  readNew(): Promise<Intent[]>
  /** Entries that this consumer was given and did not acknowledge. */
  readOwn(): Promise<Intent[]>
  /** Takes over entries that another consumer has left lying for `idleMs`, some at a time. */
  claim(idleMs: number): Promise<Intent[]>
  /** Forgets entries for good. */
  acknowledge(streamIds: readonly string[]): Promise<void>
  isEmpty(): Promise<boolean>
}

export function createIntentStream(
  redis: RedisClient,
  eventId: string,
  consumer: string,
  batch: number,
): IntentStream {
  const key = saleKeys(eventId).intents

  async function read(from: '>' | '0'): Promise<Intent[]> {
    const reply = await unlessMissing(
      redis.xreadgroup('GROUP', RELAY_GROUP, consumer, 'COUNT', batch, 'STREAMS', key, from),
    )
    const streams = (reply ?? []) as [key: string, entries: Entry[]][]
    return streams.flatMap(([, entries]) => entries).map((entry) => toIntent(eventId, entry))
  }

  return {
    batch,
    readNew: () => read('>'),
    readOwn: () => read('0'),
    async claim(idleMs) {
      const reply = await unlessMissing(
        redis.xautoclaim(key, RELAY_GROUP, consumer, idleMs, '0-0', 'COUNT', batch),
      )
      const [, entries = []] = (reply ?? []) as [cursor?: string, entries?: Entry[]]
      return entries.map((entry) => toIntent(eventId, entry))
    },
    async acknowledge(streamIds) {
      // Together: an entry that was acknowledged but not deleted would stay for ever, and the stream never be empty.
      const results = await redis
        .multi()
        .xack(key, RELAY_GROUP, ...streamIds)
        .xdel(key, ...streamIds)
        .exec()
      const failure = results?.find(([error]) => error !== null)?.[0]
      if (failure) throw failure
    },
    isEmpty: async () => (await redis.xlen(key)) === 0,
  }
}

/** A sale that is being published has no stream until it is warmed up: it is as good as empty. */
async function unlessMissing<T>(reply: Promise<T>): Promise<T | null> {
  try {
    return await reply
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('NOGROUP')) return null
    throw error
  }
}

/** Fields come as name, value, name, value, in the order in which reserve writes them. */
type Entry = [streamId: string, fields: string[] | null]

function toIntent(eventId: string, [streamId, fields]: Entry): Intent {
  if (!fields) return { streamId, ticket: null }
  const [, ticketId = '', , record = ''] = fields
  const ticket = parseTicketRecord(ticketId, eventId, record)
  const { userId, quantity, sequence, idempotencyKey, acceptedAt } = ticket
  return {
    streamId,
    ticket: { ticketId, userId, quantity, sequence, idempotencyKey, acceptedAt },
  }
}
