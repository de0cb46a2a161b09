import type { SaleEvent } from './sale-event.ts'

/** A token bucket. */
export interface Rate {
  /** Requests at once. */
  readonly burst: number
  /** Milliseconds after which it grants one more; 0 for no limit. */
  readonly intervalMs: number
}

/** Who may try to buy in a sale, and how often. */
export type Admission = Pick<
  SaleEvent,
  'rateBurst' | 'rateIntervalMs' | 'ipRateBurst' | 'ipRateIntervalMs' | 'requireChallenge'
>

/** What a merchant says about it; what is not said is as by default, and a limit that is null is off. */
export interface AdmissionInput {
  readonly requireChallenge?: boolean | null | undefined
  readonly perUser?: Rate | null | undefined
  readonly perAddress?: Rate | null | undefined
}

const NO_LIMIT: Rate = { burst: 1, intervalMs: 0 }
/** Enough for a person with an impatient finger, far too little for a program. */
const DEFAULT_USER_RATE: Rate = { burst: 10, intervalMs: 200 }
/** Enough for the many who share the address of an office or of a mobile network. */
const DEFAULT_ADDRESS_RATE: Rate = { burst: 200, intervalMs: 20 }

const BURST_MAX = 10_000
const INTERVAL_MAX_MS = 3_600_000

export function toAdmission(input: AdmissionInput = {}): Admission {
  const perUser = input.perUser === undefined ? DEFAULT_USER_RATE : (input.perUser ?? NO_LIMIT)
  const perAddress =
    input.perAddress === undefined ? DEFAULT_ADDRESS_RATE : (input.perAddress ?? NO_LIMIT)
  return {
    requireChallenge: input.requireChallenge ?? false,
    rateBurst: perUser.burst,
    rateIntervalMs: perUser.intervalMs,
    ipRateBurst: perAddress.burst,
    ipRateIntervalMs: perAddress.intervalMs,
  }
}

/** Null for no limit. */
export function userRateOf({ rateBurst, rateIntervalMs }: Admission): Rate | null {
  return rateIntervalMs === 0 ? null : { burst: rateBurst, intervalMs: rateIntervalMs }
}

/** Null for no limit. */
export function addressRateOf({ ipRateBurst, ipRateIntervalMs }: Admission): Rate | null {
  return ipRateIntervalMs === 0 ? null : { burst: ipRateBurst, intervalMs: ipRateIntervalMs }
}

/** What is wrong with it, field by field; empty when nothing is. */
export function findAdmissionProblems(admission: Admission): { field: string; message: string }[] {
  const { rateBurst, rateIntervalMs, ipRateBurst, ipRateIntervalMs } = admission
  return [
    ...findRateProblems('admission.perUser', rateBurst, rateIntervalMs),
    ...findRateProblems('admission.perAddress', ipRateBurst, ipRateIntervalMs),
  ]
}

function findRateProblems(field: string, burst: number, intervalMs: number) {
  const problems: { field: string; message: string }[] = []
  if (burst < 1 || burst > BURST_MAX) {
    problems.push({ field: `${field}.burst`, message: `must be 1 to ${BURST_MAX}` })
  }
  if (intervalMs < 0 || intervalMs > INTERVAL_MAX_MS) {
    problems.push({ field: `${field}.intervalMs`, message: `must be 0 to ${INTERVAL_MAX_MS}` })
  }
  return problems
}

export function isSameAdmission(a: Admission, b: Admission): boolean {
  return (
    a.requireChallenge === b.requireChallenge &&
    a.rateBurst === b.rateBurst &&
    a.rateIntervalMs === b.rateIntervalMs &&
    a.ipRateBurst === b.ipRateBurst &&
    a.ipRateIntervalMs === b.ipRateIntervalMs
  )
}
