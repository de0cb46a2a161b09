import { decideFault, type Fault } from './faults.ts'
import type { OutagePlan } from './outage.ts'
import { createRandom, type Random } from './random.ts'

/** What a buyer does once the order stands. */
export type Intention =
  | 'pay'
  | 'cancel'
  /** Both at the same time. */
  | 'pay-and-cancel'
  /** Cancels while the shop does not know yet that it has the money. */
  | 'pay-unheard-and-cancel'
  | 'fail'
  | 'fail-and-cancel'
  | 'leave'

export interface BuyerPlan {
  readonly arrivesAfterMs: number
  readonly quantity: number
  readonly intention: Intention
  /** Tries again at once when a request gets no answer; else comes back once the product is whole again. */
  readonly impatient: boolean
  /** Sends the purchase twice at the same time, as a double click does. */
  readonly doubleClicks: boolean
  /** How often it asks again when nothing is left. */
  readonly hopes: number
  /** Buys once more after it has cancelled. */
  readonly buysAgain: boolean
}

/** Everything about a run that a seed can decide. When what happens is up to the machine. */
export interface RunPlan extends OutagePlan {
  readonly seed: number
  readonly fault: Fault
  readonly quota: number
  readonly perUserLimit: number
  readonly buyers: readonly BuyerPlan[]
}

const BUYERS = 150
const STREAM_MS = 1_500
/** All at once, so that many requests are under way when their process dies. */
const RUSH_MS = 200

type Mix = Readonly<Record<Intention, number>>

/** Every order is paid or cancelled: a ticket that waits too long is not saved by its order's timeout. */
const DECIDED: Mix = {
  pay: 60,
  cancel: 25,
  'pay-and-cancel': 10,
  'pay-unheard-and-cancel': 0,
  fail: 0,
  'fail-and-cancel': 5,
  leave: 0,
}
const DECIDED_TIMEOUT_SECONDS = 30

/** Many orders expire, some while a payment or a cancellation is under way. */
const FORGETFUL: Mix = { ...DECIDED, pay: 40, cancel: 15, fail: 5, leave: 30 }
const FORGETFUL_TIMEOUT_SECONDS = 2

/** The same plan for the same name and seed. */
export function planRun(name: Fault['name'], seed: number): RunPlan {
  const random = createRandom(`${seed} ${name}`)
  const isForgetful = name.startsWith('expire.') || seed % 3 === 0
  const arrivalMs = isRushed(name) ? RUSH_MS : STREAM_MS
  const perUserLimit = random.integer(1, 3)
  const mix = mixFor(name, isForgetful ? FORGETFUL : DECIDED)
  return {
    seed,
    fault: decideFault(name, arrivalMs, random),
    restartsAfterMs: random.integer(100, 600),
    paymentTimeoutSeconds: isForgetful ? FORGETFUL_TIMEOUT_SECONDS : DECIDED_TIMEOUT_SECONDS,
    quota: random.integer(60, 100),
    perUserLimit,
    buyers: Array.from({ length: BUYERS }, () => planBuyer(random, arrivalMs, perUserLimit, mix)),
  }
}

const isRushed = (name: Fault['name']): boolean =>
  name.startsWith('reserve.') || name === 'kill router' || name === 'kill seckill'

/** A point that few would pass gets a crowd that passes it. */
function mixFor(name: Fault['name'], mix: Mix): Mix {
  if (name.startsWith('refund.')) {
    return { ...mix, pay: 10, 'pay-and-cancel': 30, 'pay-unheard-and-cancel': 50 }
  }
  return name.startsWith('cancel.') ? { ...mix, cancel: 50 } : mix
}

function planBuyer(random: Random, arrivalMs: number, perUserLimit: number, mix: Mix): BuyerPlan {
  return {
    arrivesAfterMs: random.integer(0, arrivalMs),
    quantity: random.chance(0.8) ? 1 : random.integer(1, perUserLimit),
    intention: random.weighted(mix),
    impatient: random.chance(0.5),
    doubleClicks: random.chance(0.1),
    hopes: random.chance(0.3) ? random.integer(1, 5) : 0,
    buysAgain: random.chance(0.3),
  }
}
