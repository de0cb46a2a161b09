import type { OutagePlan } from '../lib/outage.ts'
import { createRandom, type Random } from '../lib/random.ts'
import { decideOrderFault, type OrderFault } from './order-faults.ts'

/** What becomes of an order, as far as its buyer and the shop have a say. */
export type Course =
  | 'pay'
  | 'pay-async'
  | 'pay-and-cancel'
  | 'decline-then-pay'
  | 'cancel'
  | 'leave'
  | 'ship'
  | 'refund'

export interface CustomerPlan {
  readonly arrivesAfterMs: number
  readonly quantity: number
  readonly course: Course
  /** Fills a cart and orders that, instead of naming the items. */
  readonly byCart: boolean
  /** Sends the order twice at the same time, as a double click does. */
  readonly doubleClicks: boolean
}

export interface OrderRunPlan extends OutagePlan {
  readonly seed: number
  readonly fault: OrderFault
  readonly customers: readonly CustomerPlan[]
}

const CUSTOMERS = 60
const ARRIVAL_MS = 1_200
/** Long enough for every course, and short enough to wait for those who leave. */
const TIMEOUT_SECONDS = 6

const MIX: Readonly<Record<Course, number>> = {
  pay: 25,
  'pay-async': 15,
  'pay-and-cancel': 10,
  'decline-then-pay': 10,
  cancel: 10,
  leave: 6,
  ship: 12,
  refund: 12,
}

/** The same plan for the same name and seed. */
export function planOrderRun(name: OrderFault['name'], seed: number): OrderRunPlan {
  const random = createRandom(`orders ${seed} ${name}`)
  return {
    seed,
    fault: decideOrderFault(name, ARRIVAL_MS, random),
    restartsAfterMs: random.integer(100, 600),
    paymentTimeoutSeconds: TIMEOUT_SECONDS,
    customers: Array.from({ length: CUSTOMERS }, () => planCustomer(random)),
  }
}

function planCustomer(random: Random): CustomerPlan {
  return {
    arrivesAfterMs: random.integer(0, ARRIVAL_MS),
    quantity: random.integer(1, 3),
    course: random.weighted(MIX),
    byCart: random.chance(0.25),
    doubleClicks: random.chance(0.15),
  }
}
