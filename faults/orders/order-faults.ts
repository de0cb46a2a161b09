import type { CrashPointName } from '@floodgate/platform/crash-point'
import { type Breakage, decide, namesOf, type Place, placeIn, type Target } from '../lib/faults.ts'
import type { Random } from '../lib/random.ts'

/** What is killed from outside while orders are placed and paid. */
const KILL_TARGETS: readonly Target[] = [
  'router',
  'catalog',
  'order',
  'order-worker',
  'redis',
  'mariadb',
]

const order = placeIn('order')
const orderWorker = placeIn('order-worker')
const catalog = placeIn('catalog')

/** Which process passes each crash point of an order's saga and payments, and how often at least. */
const PLACES = {
  'place.before-write': order(10),
  'place.before-commit': order(4),
  'place.after-write': order(4),
  'place.after-reserve': order(4),
  'place.before-mark-commit': order(2),
  'place.after-mark': order(4),
  'stock-reserve.before-lock': catalog(3),
  'stock-reserve.before-commit': catalog(3),
  'stock-reserve.after-commit': catalog(3),
  'stock-confirm.after-commit': catalog(2),
  'stock-release.before-commit': catalog(2),
  'stock-release.after-commit': catalog(2),
  'reservation.after-find': orderWorker(2),
  'reservation.after-catalog': orderWorker(2),
  'reservation.after-mark': orderWorker(2),
  'pay.before-transaction': order(10),
  'pay.before-commit': order(4),
  'pay.after-commit': order(6),
  'charge.before-provider': orderWorker(10),
  'charge.after-provider': orderWorker(10),
  'charge.before-commit': orderWorker(4),
  'charge.after-commit': orderWorker(4),
  'webhook.after-store': order(2),
  'event.before-settle': orderWorker(2),
  'event.after-settle': orderWorker(2),
  'refund.before-provider': orderWorker(2),
  'refund.after-provider': orderWorker(2),
  'refund.after-commit': orderWorker(2),
  'refund-order.before-commit': order(2),
  'refund-order.after-commit': order(2),
  'ship.before-commit': order(2),
  'ship.after-commit': order(2),
  'cancel.before-transaction': order(3),
  'cancel.before-commit': order(3),
  'cancel.after-commit': order(3),
  'expire.before-transaction': orderWorker(1),
  'expire.before-commit': orderWorker(1),
  'expire.after-commit': orderWorker(1),
  'outbox.after-read': orderWorker(4),
  'outbox.after-add': orderWorker(4),
  'outbox.before-commit': orderWorker(4),
  'outbox.after-commit': orderWorker(4),
} as const satisfies Partial<Record<CrashPointName, Place>>

/** A fault of a run in which ordinary orders are placed and paid. */
export type OrderFault = Breakage<keyof typeof PLACES>

export const ORDER_FAULT_NAMES: readonly OrderFault['name'][] = namesOf(PLACES, KILL_TARGETS)

/** A fault's details, as the seed decides them. @param loadMs how long buyers keep arriving */
export function decideOrderFault(
  name: OrderFault['name'],
  loadMs: number,
  random: Random,
): OrderFault {
  return decide(PLACES, name, loadMs, random)
}
