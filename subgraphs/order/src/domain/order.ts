/** Where an order stands. What may follow what is in `TRANSITIONS`. */
export type OrderStatus =
  'PENDING' | 'PAID' | 'PAYMENT_FAILED' | 'CANCELLED' | 'SHIPPED' | 'COMPLETED' | 'REFUNDED'

/** An order whose status decides whether a payment is still awaited. */
export type Order = OrderFacts & (AwaitingPayment | NoPaymentDue)

interface OrderFacts {
  readonly id: string
  readonly userId: string
  /** Grows by one with every change. */
  readonly version: number
  /** Minor units of `currency`. */
  readonly totalAmount: number
  readonly currency: string
  /** What was given back of the total, in minor units. A part of it changes no status. */
  readonly refundedAmount: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

interface AwaitingPayment {
  readonly status: 'PENDING' | 'PAYMENT_FAILED'
  readonly paymentDueAt: Date
}

interface NoPaymentDue {
  readonly status: Exclude<OrderStatus, AwaitingPayment['status']>
  readonly paymentDueAt: null
}

export interface Transition {
  readonly from: readonly OrderStatus[]
  readonly to: OrderStatus
  /** What the rest of the system is told. */
  readonly change: `order.${Lowercase<Exclude<OrderStatus, 'PENDING'>>}`
  /** Whether a sale's unit goes back: null when it stays sold, else why. */
  readonly releases: string | null
}

const UNPAID = ['PENDING', 'PAYMENT_FAILED'] as const

/** Every way in which an order's status may change. There is no other. */
export const TRANSITIONS = {
  pay: { from: UNPAID, to: 'PAID', change: 'order.paid', releases: null },
  declinePayment: {
    from: UNPAID,
    to: 'PAYMENT_FAILED',
    change: 'order.payment_failed',
    releases: null,
  },
  cancel: {
    from: UNPAID,
    to: 'CANCELLED',
    change: 'order.cancelled',
    releases: 'The order was cancelled.',
  },
  /** There was not enough in stock. */
  reject: {
    from: ['PENDING'],
    to: 'CANCELLED',
    change: 'order.cancelled',
    releases: 'There was not enough in stock.',
  },
  expire: {
    from: UNPAID,
    to: 'CANCELLED',
    change: 'order.cancelled',
    releases: 'The order was not paid in time.',
  },
  ship: { from: ['PAID'], to: 'SHIPPED', change: 'order.shipped', releases: null },
  complete: { from: ['SHIPPED'], to: 'COMPLETED', change: 'order.completed', releases: null },
  refund: {
    from: ['PAID'],
    to: 'REFUNDED',
    change: 'order.refunded',
    releases: 'The order was refunded.',
  },
} as const satisfies Record<string, Transition>

export type TransitionName = keyof typeof TRANSITIONS

/** Whether a payment is awaited in this status, and so whether the order may also be cancelled. */
export function awaitsPayment(status: OrderStatus): status is AwaitingPayment['status'] {
  switch (status) {
    case 'PENDING':
    case 'PAYMENT_FAILED':
      return true
    case 'PAID':
    case 'CANCELLED':
    case 'SHIPPED':
    case 'COMPLETED':
    case 'REFUNDED':
      return false
  }
}

/** Whether an order of a sale in this status holds its unit. */
export function holdsUnit(status: OrderStatus): boolean {
  switch (status) {
    case 'PENDING':
    case 'PAYMENT_FAILED':
    case 'PAID':
    case 'SHIPPED':
    case 'COMPLETED':
      return true
    case 'CANCELLED':
    case 'REFUNDED':
      return false
  }
}
