import type { ChargeOutcome, SandboxMethod } from '../../domain/payment.ts'

/** How long the sandbox takes, in milliseconds. */
export interface SandboxTimes {
  /** Until an asynchronous payment is decided. */
  readonly decideMs: number
  /** Until the money of SANDBOX_LATE comes. */
  readonly lateMs: number
}

export const SANDBOX_TIMES: SandboxTimes = { decideMs: 1_000, lateMs: 60_000 }

/** A charge in the sandbox's own books. */
export interface SandboxChargeState {
  readonly paymentId: string
  readonly method: SandboxMethod
  /** How often the shop asked about it, this time included. */
  readonly asked: number
  /** When the money comes; null while nobody has said so. */
  readonly approvedAt: Date | null
  readonly cancelledAt: Date | null
  readonly createdAt: Date
}

/** How often the answer about a SANDBOX_TIMEOUT charge is lost. */
const LOST_ANSWERS = 2

/** When the money comes, as far as it is known when the charge begins: in `ms` from then, or null when somebody else decides. */
export function approvalDelay(method: SandboxMethod, times: SandboxTimes): number | null {
  switch (method) {
    case 'SANDBOX_CARD':
    case 'SANDBOX_TIMEOUT':
      return 0
    case 'SANDBOX_ASYNC':
    case 'SANDBOX_UNRELIABLE':
      return times.decideMs
    case 'SANDBOX_LATE':
      return times.lateMs
    case 'SANDBOX_CARD_DECLINED':
    case 'SANDBOX_ASYNC_DECLINED':
    case 'SANDBOX_REDIRECT':
      return null
  }
}

/** Whether the answer follows from the method alone. */
export function isDecidedAtOnce(method: SandboxMethod): boolean {
  return method === 'SANDBOX_CARD' || method === 'SANDBOX_CARD_DECLINED'
}

/** What the sandbox answers who asks about a charge. */
export function answerOf(
  charge: SandboxChargeState,
  {
    now,
    times,
    pageUrl,
  }: { readonly now: Date; readonly times: SandboxTimes; readonly pageUrl: string },
): ChargeOutcome {
  if (charge.method === 'SANDBOX_TIMEOUT' && charge.asked <= LOST_ANSWERS)
    return { outcome: 'unknown' }
  return stateOf(charge, { now, times, pageUrl })
}

/** How a charge stands, whoever asks. */
export function stateOf(
  { paymentId, method, approvedAt, cancelledAt, createdAt }: SandboxChargeState,
  {
    now,
    times,
    pageUrl,
  }: { readonly now: Date; readonly times: SandboxTimes; readonly pageUrl: string },
): ChargeOutcome {
  const reference = `sandbox_${paymentId}`
  const declined = (reason: string): ChargeOutcome => ({ outcome: 'declined', reference, reason })
  // Late money comes whatever was wanted of it meanwhile: that is what it is for.
  if (approvedAt !== null && approvedAt <= now) return { outcome: 'succeeded', reference }
  if (cancelledAt !== null && method !== 'SANDBOX_LATE')
    return declined('The payment was cancelled.')
  const pending = (redirectUrl: string | null): ChargeOutcome => ({
    ...{ outcome: 'pending', reference, redirectUrl },
  })
  switch (method) {
    case 'SANDBOX_CARD_DECLINED':
      return declined('The sandbox card was declined.')
    case 'SANDBOX_ASYNC_DECLINED': {
      const decided = now.getTime() >= createdAt.getTime() + times.decideMs
      return decided ? declined('The sandbox account was declined.') : pending(null)
    }
    case 'SANDBOX_REDIRECT':
      return pending(pageUrl)
    case 'SANDBOX_CARD':
    case 'SANDBOX_ASYNC':
    case 'SANDBOX_TIMEOUT':
    case 'SANDBOX_UNRELIABLE':
    case 'SANDBOX_LATE':
      return pending(null)
  }
}

/** A webhook that the sandbox will send. */
export interface PlannedMessage {
  readonly eventId: string
  readonly outcome: 'processing' | 'decided'
  /** Milliseconds from the beginning of the charge. */
  readonly afterMs: number
}

/**
 * The webhooks of a charge. Those of SANDBOX_UNRELIABLE come twice, the last first, and for one payment in four not at all.
 */
export function messagesOf(
  paymentId: string,
  method: SandboxMethod,
  times: SandboxTimes,
): PlannedMessage[] {
  const name = (suffix: string) => `evt_${paymentId}_${suffix}`
  const decided = { eventId: name('decided'), outcome: 'decided' as const }
  switch (method) {
    case 'SANDBOX_ASYNC':
    case 'SANDBOX_ASYNC_DECLINED':
      return [{ ...decided, afterMs: times.decideMs }]
    case 'SANDBOX_LATE':
      return [{ ...decided, afterMs: times.lateMs }]
    case 'SANDBOX_UNRELIABLE': {
      if (paymentId.charCodeAt(paymentId.length - 1) % 4 === 0) return []
      const processing = { eventId: name('processing'), outcome: 'processing' as const }
      const { decideMs } = times
      return [
        { ...decided, afterMs: decideMs },
        { ...decided, afterMs: decideMs },
        { ...processing, afterMs: decideMs + 50 },
        { ...processing, afterMs: decideMs + 50 },
      ]
    }
    case 'SANDBOX_CARD':
    case 'SANDBOX_CARD_DECLINED':
    case 'SANDBOX_TIMEOUT':
    case 'SANDBOX_REDIRECT':
      return []
  }
}
