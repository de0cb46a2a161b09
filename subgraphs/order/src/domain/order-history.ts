import type { OrderChange } from '@floodgate/contracts/order'
import { awaitsPayment, type Order, type OrderStatus } from './order.ts'

/** Who changed an order: an account, another service, or a part of this one. */
export interface Actor {
  readonly kind: 'USER' | 'SERVICE' | 'SYSTEM'
  /** The account's id, or a name. */
  readonly id: string
}

export const SYSTEM = {
  payments: { kind: 'SYSTEM', id: 'payments' },
  timeout: { kind: 'SYSTEM', id: 'timeout' },
  stock: { kind: 'SYSTEM', id: 'stock' },
} as const satisfies Record<string, Actor>

/** What is written of a change beside the change itself. */
export interface Cause {
  readonly now: Date
  readonly actor: Actor
  readonly reason?: string
}

export type HistoryEvent = OrderChange['change']

/** What an order became with one of its versions. */
export interface HistoryEntry {
  readonly orderId: string
  readonly version: number
  readonly event: HistoryEvent
  /** From then on. */
  readonly status: OrderStatus
  /** From then on, in minor units. */
  readonly refundedAmount: number
  readonly actor: Actor
  readonly reason: string | null
  readonly at: Date
}

/** A history entry as it is shown, with what its order knows. */
export interface OrderHistoryView extends HistoryEntry {
  readonly currency: string
}

/** All of an order's history: how it began is in its own row. */
export function completeHistory(
  { id: orderId, userId, currency, createdAt: at }: Order,
  entries: readonly HistoryEntry[],
): OrderHistoryView[] {
  const created: HistoryEntry = {
    ...{ orderId, version: 1, event: 'order.created', status: 'PENDING', refundedAmount: 0 },
    ...{ actor: { kind: 'USER', id: userId }, reason: null, at },
  }
  return [created, ...entries].map((entry) => ({ ...entry, currency }))
}

/** An order as it was with one of its versions. */
export function orderAt(order: Order, entry: HistoryEntry): Order {
  const { version, status, refundedAmount, at: updatedAt } = entry
  const facts = { ...order, version, refundedAmount, updatedAt }
  return awaitsPayment(status)
    ? { ...facts, status, paymentDueAt: order.paymentDueAt ?? order.updatedAt }
    : { ...facts, status, paymentDueAt: null }
}
