import type { CrashPointName } from '@floodgate/platform/crash-point'
import type { ProcessName } from '../../scripts/lib/topology.ts'
import type { Random } from './random.ts'

/** What can die: processes and the servers behind them. */
export type Target = ProcessName | 'redis' | 'mariadb'

/** What is killed from outside while a sale is on. */
export const KILL_TARGETS = [
  'router',
  'seckill',
  'seckill-worker',
  'order',
  'order-worker',
  'redis',
  'mariadb',
] as const satisfies readonly Target[]

/** One way in which a run breaks the product. */
export type Breakage<P extends CrashPointName = CrashPointName> =
  | {
      readonly kind: 'point'
      readonly name: P
      readonly target: Target
      readonly passage: number
    }
  | {
      readonly kind: 'kill'
      readonly name: `kill ${Target}`
      readonly target: Target
      /** From the arrival of the first buyer. */
      readonly afterMs: number
    }

export interface Place {
  readonly target: Target
  /** The process ends at a passage between the first and the last of these, which a run is sure to reach. */
  readonly passages: readonly [least: number, most: number]
}

export const placeIn =
  (target: Target) =>
  (most: number, least = 1): Place => ({ target, passages: [least, most] })
const seckill = placeIn('seckill')
const seckillWorker = placeIn('seckill-worker')
const order = placeIn('order')
const orderWorker = placeIn('order-worker')

/** Which process passes each crash point of a sale, and how often at least. */
const PLACES = {
  'publish.after-carve': seckill(1),
  'publish.after-open': seckill(1),
  'publish.after-warm-up': seckill(1),
  'reserve.before-script': seckill(100),
  'reserve.after-script': seckill(100),
  // Passed even while there is nothing to read: the first times come before the first buyer.
  'relay.before-read': seckillWorker(30, 6),
  'relay.after-read': seckillWorker(4),
  'relay.after-add': seckillWorker(4),
  'relay.after-acknowledge': seckillWorker(4),
  'persist.before-transaction': orderWorker(4),
  'persist.after-lock': orderWorker(4),
  'persist.after-fence': orderWorker(4),
  'persist.after-insert': orderWorker(4),
  'persist.before-commit': orderWorker(4),
  'persist.after-commit': orderWorker(4),
  'persist.before-done': orderWorker(4),
  'outbox.after-read': orderWorker(6),
  'outbox.after-add': orderWorker(6),
  'outbox.before-commit': orderWorker(6),
  'outbox.after-commit': orderWorker(6),
  'settle.before-script': seckillWorker(5),
  'settle.after-script': seckillWorker(5),
  'settle.after-record': seckillWorker(5),
  'expire.before-transaction': orderWorker(2),
  'expire.before-commit': orderWorker(2),
  'expire.after-commit': orderWorker(2),
  'cancel.before-transaction': order(10),
  'cancel.before-commit': order(10),
  'cancel.after-commit': order(10),
  'pay.before-transaction': order(10),
  'pay.before-commit': order(10),
  'pay.after-commit': order(10),
  'charge.before-provider': orderWorker(10),
  'charge.after-provider': orderWorker(10),
  // Passed once for all payments that are settled together.
  'charge.before-commit': orderWorker(4),
  'charge.after-commit': orderWorker(4),
  'refund.before-provider': orderWorker(2),
  'refund.after-provider': orderWorker(2),
  'refund.after-commit': orderWorker(2),
  'end.after-decision': seckill(1),
  'end.after-fence-closed': seckillWorker(1),
  'end.after-give-back': seckillWorker(1),
  'end.after-completion': seckillWorker(1),
} as const satisfies Partial<Record<CrashPointName, Place>>

/** A fault of a run in which a sale is on. */
export type Fault = Breakage<keyof typeof PLACES>

export const FAULT_NAMES: readonly Fault['name'][] = namesOf(PLACES, KILL_TARGETS)

/** Every crash point, then every target that is killed from outside. */
export function namesOf<P extends CrashPointName>(
  places: Readonly<Record<P, Place>>,
  targets: readonly Target[],
): readonly Breakage<P>['name'][] {
  return [...(Object.keys(places) as P[]), ...targets.map((target) => `kill ${target}` as const)]
}

/**
 * A fault's details, as the seed decides them.
 * @param loadMs how long buyers keep arriving
 */
export function decideFault(name: Fault['name'], loadMs: number, random: Random): Fault {
  return decide(PLACES, name, loadMs, random)
}

export function decide<P extends CrashPointName>(
  places: Readonly<Record<P, Place>>,
  name: Breakage<P>['name'],
  loadMs: number,
  random: Random,
): Breakage<P> {
  if (!isPoint(places, name)) {
    const target = name.slice('kill '.length) as Target
    return { kind: 'kill', name: `kill ${target}`, target, afterMs: random.integer(50, loadMs) }
  }
  const { target, passages } = places[name]
  return { kind: 'point', name, target, passage: random.integer(...passages) }
}

function isPoint<P extends CrashPointName>(
  places: Readonly<Record<P, Place>>,
  name: Breakage<P>['name'],
): name is P {
  return Object.hasOwn(places, name)
}

/** The fault as one reads it: `relay.after-add:3`, `kill redis at 420 ms`. */
export function describeFault(fault: Breakage): string {
  return fault.kind === 'point'
    ? `${fault.name}:${fault.passage}`
    : `${fault.name} at ${fault.afterMs} ms`
}
