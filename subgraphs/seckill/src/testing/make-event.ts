import { newId } from '@floodgate/platform/identifier'
import type { SaleEvent } from '../domain/sale-event.ts'

const HOUR_MS = 3_600_000

/** A sale that is on: 50 units, one for each buyer, nobody slowed down. */
export function makeEvent(overrides: Partial<SaleEvent> = {}): SaleEvent {
  const now = Date.now()
  return {
    id: newId('skl'),
    title: 'Midnight sale',
    productId: newId('prd'),
    priceAmount: 9_900,
    priceCurrency: 'EUR',
    quota: 50,
    perUserLimit: 1,
    startsAt: new Date(now - HOUR_MS),
    endsAt: new Date(now + HOUR_MS),
    state: 'SCHEDULED',
    rateBurst: 10,
    rateIntervalMs: 0,
    ipRateBurst: 10,
    ipRateIntervalMs: 0,
    requireChallenge: false,
    createdBy: newId('usr'),
    idempotencyKey: newId('msg'),
    createdAt: new Date(now),
    ...overrides,
  }
}
