import { setTimeout as delay } from 'node:timers/promises'
import type { Service, ServiceExit } from '../../scripts/lib/service.ts'
import type { Breakage } from './faults.ts'
import type { Shop } from './shop.ts'

/** One death of a process and its return. Times in milliseconds since the epoch. */
export interface Outage {
  readonly diedAt: number
  /** When the process was ready for work again. */
  readonly recoveredAt: number
}

/** As far as a run's plan concerns what is broken. */
export interface OutagePlan {
  readonly fault: Breakage
  /** How long the process stays dead, as its supervisor takes to notice. */
  readonly restartsAfterMs: number
  readonly paymentTimeoutSeconds: number
}

/** Longer than any run needs to pass its point. */
const REACH_MS = 60_000

/** Sets the payment timeout, and has the process end at its crash point where the fault is one. */
export async function armFault(
  shop: Shop,
  { fault, paymentTimeoutSeconds }: OutagePlan,
): Promise<void> {
  await shop.setPaymentTimeout(paymentTimeoutSeconds)
  if (fault.kind === 'kill') return
  // Nothing is under way now, so that a kill does no more than a stop, and is quicker.
  await shop.service(fault.target).kill('SIGKILL')
  await shop.start(fault.target, { CRASH_POINT: `${fault.name}:${fault.passage}` })
}

/**
 * Waits for the death that was armed, or brings it about, and starts the process again as its supervisor would.
 * @returns null when the process never passed its crash point
 */
export async function causeOutage(
  shop: Shop,
  plan: OutagePlan,
  loadStarted: Promise<unknown>,
): Promise<Outage | null> {
  const service = shop.service(plan.fault.target)
  const exit = await (plan.fault.kind === 'kill'
    ? killAfter(service, loadStarted, plan.fault.afterMs)
    : deathOf(service))
  const diedAt = Date.now()
  if (exit) await delay(plan.restartsAfterMs)
  else await service.stop()
  await shop.start(plan.fault.target)
  if (exit && exit.signal !== 'SIGKILL') {
    throw new Error(`${service.name} ended by itself, with code ${exit.code}`)
  }
  return exit && { diedAt, recoveredAt: Date.now() }
}

async function killAfter(
  service: Service,
  loadStarted: Promise<unknown>,
  afterMs: number,
): Promise<ServiceExit | null> {
  await loadStarted
  await delay(afterMs)
  return service.kill('SIGKILL')
}

async function deathOf(service: Service): Promise<ServiceExit | null> {
  const waiting = new AbortController()
  try {
    return await Promise.race([service.exited(), delay(REACH_MS, null, { signal: waiting.signal })])
  } finally {
    waiting.abort()
  }
}
