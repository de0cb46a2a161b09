import { awaitsPayment, type OrderStatus } from './order.ts'
import { type ChargeOutcome, type PaymentStatus, waitAfter } from './payment.ts'

/** A payment under lock. */
export interface OpenPayment {
  readonly id: string
  readonly orderId: string
  readonly status: PaymentStatus
  readonly amount: number
  readonly currency: string
  readonly redirectUrl: string | null
  /** How often its provider was asked. */
  readonly attempts: number
}

/** What a provider told of a payment. */
export interface ToldCharge {
  readonly paymentId: string
  readonly outcome: ChargeOutcome
}

/** What a payment becomes. */
export interface PaymentStep {
  readonly payment: OpenPayment
  readonly status: PaymentStatus
  /** Absent where it stays as it is, as for the reason. */
  readonly reference?: string
  readonly failureReason?: string
  readonly redirectUrl?: string
  /** When the provider is asked again; absent when there is nothing left to ask. */
  readonly nextAttemptAt?: Date
}

/** What follows from what providers told. Orders fail before they are paid. */
export interface Settlement {
  readonly steps: readonly PaymentStep[]
  readonly failedOrders: readonly string[]
  readonly paidOrders: readonly string[]
  /** Orders whose buyer has something to do now. */
  readonly actionOrders: readonly string[]
  /** Payments that wait for their buyer, though their order wants no money any more. */
  readonly abandoned: readonly OpenPayment[]
}

/**
 * What becomes of payments and their orders. However often outcomes are told and in whatever order, the end is the same:
 * money that came outweighs a refusal, and of an order's payments the first whose money came is taken.
 */
export function settle(
  told: readonly ToldCharge[],
  payments: ReadonlyMap<string, OpenPayment>,
  orderStatus: ReadonlyMap<string, OrderStatus>,
  now: Date,
): Settlement {
  const steps = new Map<string, PaymentStep>()
  const [failed, paid, action] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const abandoned: OpenPayment[] = []
  const awaits = (orderId: string) => {
    const status = orderStatus.get(orderId)
    return status !== undefined && awaitsPayment(status) && !paid.has(orderId)
  }

  for (const { paymentId, outcome } of told) {
    const payment = payments.get(paymentId)
    if (!payment) continue
    const { orderId } = payment
    const awaited = awaits(orderId)
    const step = stepOf(payment, steps.get(paymentId)?.status ?? payment.status, outcome, {
      awaited,
      now,
    })
    if (!step) continue
    steps.set(paymentId, step)
    if (step.status === 'SUCCEEDED') paid.add(orderId)
    if (step.status === 'DECLINED' && awaited) failed.add(orderId)
    if (step.redirectUrl !== undefined && payment.redirectUrl === null) action.add(orderId)
    if (outcome.outcome === 'pending' && !awaited) abandoned.push(payment)
  }
  return {
    steps: [...steps.values()],
    failedOrders: [...failed],
    paidOrders: [...paid],
    actionOrders: [...action],
    abandoned,
  }
}

/** Undefined when nothing changes. */
function stepOf(
  payment: OpenPayment,
  status: PaymentStatus,
  outcome: ChargeOutcome,
  { awaited, now }: { readonly awaited: boolean; readonly now: Date },
): PaymentStep | undefined {
  const isOpen = status === 'PROCESSING'
  const nextAttemptAt = new Date(now.getTime() + waitAfter(payment.attempts))
  switch (outcome.outcome) {
    case 'succeeded': {
      const { reference } = outcome
      if (!isOpen && status !== 'DECLINED') return undefined
      return { payment, status: awaited ? 'SUCCEEDED' : 'RETURNING', reference }
    }
    case 'declined': {
      const { reference, reason: failureReason } = outcome
      if (!isOpen) return undefined
      return {
        payment,
        status: 'DECLINED',
        failureReason,
        ...(reference !== null && { reference }),
      }
    }
    case 'pending': {
      const { reference, redirectUrl } = outcome
      if (!isOpen) return undefined
      const action = redirectUrl !== null && { redirectUrl }
      return { payment, status, reference, ...action, nextAttemptAt }
    }
    case 'unknown':
      return isOpen ? { payment, status, nextAttemptAt } : undefined
  }
}
