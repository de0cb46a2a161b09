import { setTimeout as delay } from 'node:timers/promises'
import { createBatcher } from '@floodgate/platform/batcher'
import { crashPoint } from '@floodgate/platform/crash-point'
import { isUniqueViolation } from '@floodgate/platform/database'
import { isId, newId } from '@floodgate/platform/identifier'
import { findOrder, type LockedOrder, lockOrders } from '../data/orders.ts'
import {
  findPayment,
  findRelatedPayments,
  insertPayments,
  type StoredPayment,
} from '../data/payments.ts'
import { inTransaction, type Transaction } from '../data/transaction.ts'
import { awaitsPayment, type Order } from '../domain/order.ts'
import { mayNeedBuyer, type Payment, type PaymentMethod } from '../domain/payment.ts'
import type { Providers } from '../payments/payment-provider.ts'
import type { PaymentCharger } from './charge-payments.ts'
import type { ServiceDependencies } from './dependencies.ts'
import { digestOf } from './place-order-digest.ts'

export interface PayRequest {
  readonly userId: string
  readonly orderId: string
  readonly method: PaymentMethod
  /** What the client got from the provider for this one payment; for methods that have it. */
  readonly methodToken?: string | null | undefined
  readonly idempotencyKey: string
}

export type PayOutcome =
  | { readonly kind: 'accepted'; readonly payment: Payment; readonly order: Order }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'method-unavailable' }
  | { readonly kind: 'not-payable'; readonly order: Order; readonly reason: string }
  | { readonly kind: 'key-conflict' }

export interface OrderPayer {
  /**
   * Begins a payment: it is written PROCESSING, and due to be charged. The same key with the same input gives the same
   * payment, with another an error. At most one payment of an order is under way at any time. Requests that come at the
   * same time share a transaction.
   */
  pay(request: PayRequest): Promise<PayOutcome>
}

export interface OrderPayerDependencies extends ServiceDependencies {
  readonly providers: Providers
  readonly charger: PaymentCharger
  /** Tells whoever charges that payments are due. Never fails: they also look by themselves. */
  readonly wakePayments: () => void
}

const BATCH = 64
/** How long a client waits for where its buyer has to go; after that it learns so from the order's events. */
const ACTION_WAIT_MS = 4_000

type Keyed = PayRequest & { readonly keyDigest: string }

export function createOrderPayer(deps: OrderPayerDependencies): OrderPayer {
  const { prisma, now, providers, charger, wakePayments } = deps

  /** A key that is taken at this moment for another order spoils the batch: then each looks again, alone. */
  async function payBatch(requests: readonly Keyed[]): Promise<PayOutcome[]> {
    const attempt = (some: readonly Keyed[]) =>
      inTransaction(prisma, (tx) => payUnderLock(tx, some, now()))
    try {
      return await attempt(requests)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
    }
    const outcomes: PayOutcome[] = []
    for (const request of requests) outcomes.push(...(await attempt([request])))
    return outcomes
  }

  const payTogether = createBatcher(payBatch, { limit: BATCH })

  async function withAction(payment: StoredPayment): Promise<PayOutcome> {
    // The worker asks too: whoever is first, the provider charges once.
    await Promise.race([charger.charge(payment), delay(ACTION_WAIT_MS, undefined, { ref: false })])
    const [latest, order] = await Promise.all([
      findPayment(prisma, payment.id),
      findOrder(prisma, payment.orderId),
    ])
    if (!latest || !order) throw new Error(`payment ${payment.id} is gone`)
    return { kind: 'accepted', payment: latest, order }
  }

  return {
    async pay(request) {
      if (!isId('ord', request.orderId)) return { kind: 'not-found' }
      if (!providers.has(request.method)) return { kind: 'method-unavailable' }
      crashPoint('pay.before-transaction')
      const keyDigest = digestOf(request.idempotencyKey)
      const outcome = await payTogether({ ...request, keyDigest })
      crashPoint('pay.after-commit')
      if (outcome.kind !== 'accepted') return outcome
      wakePayments()
      const { payment } = outcome
      const isOpen = payment.status === 'PROCESSING' && payment.redirectUrl === null
      if (!isOpen || !mayNeedBuyer(payment.method)) return outcome
      return withAction({ ...payment, userId: request.userId, keyDigest, providerReference: null })
    },
  }
}

async function payUnderLock(
  tx: Transaction,
  requests: readonly Keyed[],
  now: Date,
): Promise<PayOutcome[]> {
  const orders = new Map(
    (
      await lockOrders(
        tx,
        requests.map(({ orderId }) => orderId),
      )
    ).map((order) => [order.id, order]),
  )
  const payments = await findRelatedPayments(tx, requests)
  const fresh: StoredPayment[] = []
  const outcomes = requests.map((request) => {
    const outcome = judge(request, orders.get(request.orderId), [...payments, ...fresh])
    if (outcome.kind !== 'payable') return outcome
    const payment = paymentOf(request, outcome.order, now)
    fresh.push(payment)
    return { kind: 'accepted' as const, payment, order: outcome.order }
  })
  if (fresh.length > 0) await insertPayments(tx, fresh, now)
  crashPoint('pay.before-commit')
  return outcomes
}

function judge(
  { userId, orderId, method, methodToken = null, keyDigest }: Keyed,
  order: LockedOrder | undefined,
  payments: readonly StoredPayment[],
): PayOutcome | { readonly kind: 'payable'; readonly order: LockedOrder } {
  if (order?.userId !== userId) return { kind: 'not-found' }
  const known = payments.find((one) => one.userId === userId && one.keyDigest === keyDigest)
  if (known) {
    const isSame =
      known.orderId === orderId && known.method === method && known.methodToken === methodToken
    return isSame ? { kind: 'accepted', payment: known, order } : { kind: 'key-conflict' }
  }
  if (!awaitsPayment(order.status)) {
    return { kind: 'not-payable', order, reason: 'The order awaits no payment.' }
  }
  if (payments.some((one) => one.orderId === orderId && one.status === 'PROCESSING')) {
    return { kind: 'not-payable', order, reason: 'A payment of the order is already under way.' }
  }
  if (order.stockState === 'RESERVING') {
    return { kind: 'not-payable', order, reason: 'The stock of the order is not reserved yet.' }
  }
  return { kind: 'payable', order }
}

function paymentOf(
  { userId, orderId, method, methodToken = null, keyDigest }: Keyed,
  { totalAmount: amount, currency }: Order,
  createdAt: Date,
): StoredPayment {
  return {
    ...{ id: newId('pay'), orderId, userId, keyDigest, method, methodToken, amount, currency },
    ...{ status: 'PROCESSING', refundedAmount: 0, failureReason: null, redirectUrl: null },
    ...{ providerReference: null, createdAt },
  }
}
