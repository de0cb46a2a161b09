/** The Redis keys of one sale. They share a hash tag, so that one script may use them all on a cluster. */
export interface SaleKeys {
  readonly sale: string
  readonly buyers: string
  readonly tickets: string
  readonly intents: string
  readonly holders: string
}

const tagOf = (eventId: string) => `{seckill:${eventId}}`

export function saleKeys(eventId: string): SaleKeys {
  const tag = tagOf(eventId)
  return {
    sale: `${tag}:sale`,
    buyers: `${tag}:buyers`,
    tickets: `${tag}:tickets`,
    intents: `${tag}:intents`,
    holders: `${tag}:holders`,
  }
}

export const bucketKey = (eventId: string, userId: string) => `${tagOf(eventId)}:bucket:${userId}`
export const networkKey = (eventId: string, network: string) =>
  `${tagOf(eventId)}:network:${network}`
export const usedChallengeKey = (eventId: string, digest: string) =>
  `${tagOf(eventId)}:challenge:${digest}`

/** The consumer group of every sale's stream of intents. */
export const RELAY_GROUP = 'relay'

/** Hint: a ticket changed. */
export const ticketChannel = (ticketId: string) => `ticket:${ticketId}`
/** Hint: a sale's stock changed. */
export const stockChannel = (eventId: string) => `stock:${eventId}`
/** Hint: a sale's stream is no longer empty. */
export const intentsChannel = (eventId: string) => `intents:${eventId}`
/** Hint: a sale was published or ended. */
export const SALES_CHANNEL = 'seckill-sales'
