/**
 * What was decided about a sale; PUBLISHING while its units are moved out of ordinary stock. SCHEDULED becomes ACTIVE when
 * its start is noticed: whether it is on is for the clock to say.
 */
export type EventState = 'DRAFT' | 'PUBLISHING' | 'SCHEDULED' | 'ACTIVE' | 'ENDED' | 'CANCELLED'

/** States of a sale that was published and not ended yet. */
export const LIVE_STATES = ['SCHEDULED', 'ACTIVE'] as const satisfies readonly EventState[]

/** What a sale is to those who look at it now. */
export type EventStatus = 'DRAFT' | 'SCHEDULED' | 'ACTIVE' | 'ENDED' | 'CANCELLED'

export interface SaleEvent {
  readonly id: string
  readonly title: string
  readonly productId: string
  /** In minor units. */
  readonly priceAmount: number
  readonly priceCurrency: string
  readonly quota: number
  readonly perUserLimit: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly state: EventState
  /** Token bucket of each buyer: how many requests at once. */
  readonly rateBurst: number
  /** Milliseconds after which the bucket grants one more request; 0 for no limit. */
  readonly rateIntervalMs: number
  /** Token bucket of each network address, likewise. */
  readonly ipRateBurst: number
  readonly ipRateIntervalMs: number
  /** Whether buyers need a purchase token, which costs them a proof of work. */
  readonly requireChallenge: boolean
  readonly createdBy: string
  readonly idempotencyKey: string
  readonly createdAt: Date
}

/** @param now milliseconds since the epoch, by the clock that decides: the Redis server's */
export function statusAt(event: SaleEvent, now: number): EventStatus {
  switch (event.state) {
    case 'DRAFT':
    case 'PUBLISHING':
      return 'DRAFT'
    case 'SCHEDULED':
    case 'ACTIVE':
      if (now < event.startsAt.getTime()) return 'SCHEDULED'
      return now < event.endsAt.getTime() ? 'ACTIVE' : 'ENDED'
    case 'ENDED':
    case 'CANCELLED':
      return event.state
  }
}

/** Drafts and cancelled sales are the business of those who run the shop. */
export function isPublic(event: SaleEvent): boolean {
  return isLive(event.state) || event.state === 'ENDED'
}

export function isLive(state: EventState): boolean {
  return state === 'SCHEDULED' || state === 'ACTIVE'
}
