import { ORDER_EVENTS, type OrderEvent } from '@floodgate/contracts/order'
import type { OrderStatus } from './order.ts'

/** Where a system of the shop wants to be told of orders. */
export interface WebhookEndpoint {
  readonly id: string
  readonly url: string
  readonly events: readonly OrderEvent[]
  readonly active: boolean
  readonly createdAt: Date
}

/**
 * - PENDING: waits for its turn, or for another attempt.
 * - DELIVERED: the endpoint answered 2xx.
 * - FAILED: given up after the last attempt.
 */
export type DeliveryStatus = 'PENDING' | 'DELIVERED' | 'FAILED'

export interface WebhookDelivery {
  readonly id: string
  readonly endpointId: string
  readonly orderId: string
  readonly version: number
  readonly event: OrderEvent
  readonly payload: string
  readonly status: DeliveryStatus
  /** How often it was sent since it was last asked for. */
  readonly attempts: number
  readonly nextAttemptAt: Date | null
  readonly createdAt: Date
}

/** What an attempt came to. */
export interface DeliveryAttempt {
  /** Null when there was no answer. */
  readonly statusCode: number | null
  readonly failure: string | null
  readonly durationMs: number
}

/** The body of a delivery. */
export interface WebhookBody {
  /** The delivery's: one that is told twice has the same. */
  readonly id: string
  readonly event: OrderEvent
  readonly orderId: string
  /** Orders what is told of one order. */
  readonly version: number
  readonly status: OrderStatus
  /** Minor units. */
  readonly refundedAmount: number
  /** RFC 3339. */
  readonly at: string
}

export function isOrderEvent(event: string): event is OrderEvent {
  return ORDER_EVENTS.some((known) => known === event)
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60 * 60 * 1_000
/** Over about ten hours. */
const MOST_ATTEMPTS = 20

/** How long to wait after `attempts` failed ones, in milliseconds; null once it is given up. */
export function waitAfterAttempts(attempts: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1))
}

const MAX_URL_LENGTH = 2_048

/** Why this can't be an endpoint's address; null when it can. What it resolves to is checked when it is connected to. */
export function findUrlFault(
  url: string,
  { plainHttp }: { readonly plainHttp: boolean },
): string | null {
  if (url.length > MAX_URL_LENGTH) return `The URL has more than ${MAX_URL_LENGTH} characters.`
  if (!URL.canParse(url)) return 'It is not a URL.'
  const { protocol, username, password, hash } = new URL(url)
  const allowed = plainHttp ? ['http:', 'https:'] : ['https:']
  if (!allowed.includes(protocol)) return 'The URL must begin with https://.'
  if (username !== '' || password !== '') return 'The URL must not hold credentials.'
  return hash === '' ? null : 'The URL must not have a fragment.'
}
