import { type OrderChange } from '@floodgate/contracts/order'
import { type OrderStatus } from './order.ts'

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
