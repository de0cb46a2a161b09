import { setTimeout as delay } from 'node:timers/promises'
import { crashPoint } from '@floodgate/platform/crash-point'
import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import { Counter, type Registry } from '@floodgate/platform/metrics'
import { networkOf } from '@floodgate/platform/network-address'
import type { AdmissionMemory } from '../data/admission-memory.ts'
import type { ReserveOutcome } from '../data/sale-replies.ts'
import type { SaleStore } from '../data/sale-store.ts'
import type { PurchaseTokens } from '../domain/admission-token.ts'
import { IDEMPOTENCY_KEY_MAX } from '../domain/new-event.ts'
import { newTicketId } from '../domain/ticket-id.ts'

interface Purchase {
  readonly eventId: string
  readonly userId: string
  readonly quantity: number
  readonly idempotencyKey: string
  readonly token: string | undefined
  /** The client's network address, where it is known. */
  readonly clientIp: string | undefined
}

type PurchaseOutcome =
  | Exclude<ReserveOutcome, { kind: 'reopening' }>
  /** The token is not one for this buyer and sale, or has expired. */
  | { readonly kind: 'token-invalid' }

export interface PurchaseService {
  /**
   * At most one Redis round trip, whatever the outcome, and none for a token that is wrong, for one that is missing,
   * and once the sale is sold out. Safe to repeat with the same idempotency key.
   * @throws AppError BAD_USER_INPUT when the idempotency key has not 1 to 128 characters
   */
  purchase(purchase: Purchase): Promise<PurchaseOutcome>
}

export interface PurchaseServiceOptions {
  readonly sales: SaleStore
  readonly tokens: PurchaseTokens
  readonly memory: AdmissionMemory
  readonly metrics: Registry
}

/** A sale that reopens may be sold out again before its turn comes: then it is sold out. */
const WAITS_MOST = 2

/** Admission, cheapest first: the token, then what this process knows of the sale, then the script. */
export function createPurchaseService(options: PurchaseServiceOptions): PurchaseService {
  const { sales, tokens, memory } = options
  const { count, countLocal } = createCounters(options.metrics)

  function decideLocally(purchase: Purchase): PurchaseOutcome | null {
    const { eventId, userId, token } = purchase
    // Not an id of ours: it can't name a sale, and must not become part of a Redis key.
    if (!isId('skl', eventId)) return { kind: 'sale-not-found' }
    if (token !== undefined && !tokens.isValid(token, eventId, userId)) {
      return { kind: 'token-invalid' }
    }
    if (token === undefined && memory.needsToken(eventId)) return { kind: 'token-required' }
    return memory.isSoldOutFor(eventId, userId) ? { kind: 'sold-out', available: 0 } : null
  }

  async function reserve(purchase: Purchase): Promise<ReserveOutcome> {
    const { token, clientIp, ...buyer } = purchase
    const askedAt = performance.now()
    const outcome = await sales.reserve({
      ...buyer,
      ticketId: newTicketId(purchase.eventId),
      hasToken: token !== undefined,
      network: clientIp === undefined ? undefined : networkOf(clientIp),
    })
    if (outcome.kind === 'token-required') memory.learnTokenNeeded(purchase.eventId)
    if (outcome.kind === 'sold-out' && outcome.lease !== undefined) {
      memory.learnSoldOut(purchase.eventId, outcome.lease, askedAt)
    }
    return outcome
  }

  async function reserveWhenOpen(purchase: Purchase): Promise<PurchaseOutcome> {
    for (let waits = 0; waits < WAITS_MOST; waits += 1) {
      const outcome = await reserve(purchase)
      if (outcome.kind !== 'reopening') return outcome
      await delay(outcome.waitMs)
    }
    const outcome = await reserve(purchase)
    return outcome.kind === 'reopening' ? { kind: 'sold-out', available: 0 } : outcome
  }

  return {
    async purchase(purchase) {
      const { length } = purchase.idempotencyKey
      if (length < 1 || length > IDEMPOTENCY_KEY_MAX) {
        throw new AppError(
          'BAD_USER_INPUT',
          `\`idempotencyKey\` must have 1 to ${IDEMPOTENCY_KEY_MAX} characters.`,
        )
      }
      const local = decideLocally(purchase)
      if (local) {
        count(local.kind)
        countLocal(local.kind)
        return local
      }
      crashPoint('reserve.before-script')
      const outcome = await reserveWhenOpen(purchase)
      crashPoint('reserve.after-script')
      count(outcome.kind)
      return outcome
    },
  }
}

function createCounters(registry: Registry) {
  return {
    count: createCounter(registry, 'floodgate_seckill_purchases_total', 'Purchases by outcome'),
    countLocal: createCounter(
      registry,
      'floodgate_seckill_purchases_refused_locally_total',
      'Purchases refused without asking Redis, by outcome',
    ),
  }
}

function createCounter(registry: Registry, name: string, help: string) {
  const counter = new Counter({ name, help, labelNames: ['outcome'], registers: [registry] })
  // Each looked up once: by its labels, a series costs more to find than to count.
  const series = new Map<string, { inc(): void }>()
  return (outcome: PurchaseOutcome['kind']) => {
    const one = series.get(outcome) ?? counter.labels(outcome)
    series.set(outcome, one)
    one.inc()
  }
}
