import { EnvironmentError } from './environment.ts'

/**
 * Named places where a fault run may end the process, as a power cut would: no handler runs, nothing is flushed.
 * Every name stands in this list, so that a fault run can visit them all.
 */
export const CRASH_POINTS = [
  'publish.after-carve',
  'publish.after-open',
  'publish.after-warm-up',
  'reserve.before-script',
  'reserve.after-script',
  'relay.before-read',
  'relay.after-read',
  'relay.after-add',
  'relay.after-acknowledge',
  'persist.before-transaction',
  'persist.after-lock',
  'persist.after-fence',
  'persist.after-insert',
  'persist.before-commit',
  'persist.after-commit',
  'persist.before-done',
  'outbox.after-read',
  'outbox.after-add',
  'outbox.before-commit',
  'outbox.after-commit',
  'settle.before-script',
  'settle.after-script',
  'settle.after-record',
  'expire.before-transaction',
  'expire.before-commit',
  'expire.after-commit',
  'cancel.before-transaction',
  'cancel.before-commit',
  'cancel.after-commit',
  'pay.before-transaction',
  'pay.before-commit',
  'pay.after-commit',
  'charge.before-provider',
  'charge.after-provider',
  'charge.before-commit',
  'charge.after-commit',
  'refund.before-provider',
  'refund.after-provider',
  'refund.after-commit',
  'refund-order.before-commit',
  'refund-order.after-commit',
  'webhook.after-store',
  'event.before-settle',
  'event.after-settle',
  'ship.before-commit',
  'ship.after-commit',
  'end.after-decision',
  'end.after-fence-closed',
  'end.after-give-back',
  'end.after-completion',
  'place.before-write',
  'place.before-commit',
  'place.after-write',
  'place.after-reserve',
  'place.before-mark-commit',
  'place.after-mark',
  'stock-reserve.before-lock',
  'stock-reserve.before-commit',
  'stock-reserve.after-commit',
  'stock-confirm.after-commit',
  'stock-release.before-commit',
  'stock-release.after-commit',
  'reservation.after-find',
  'reservation.after-catalog',
  'reservation.after-mark',
] as const
export type CrashPointName = (typeof CRASH_POINTS)[number]

let armed: { readonly name: string; remaining: number } | undefined

/**
 * Chooses where this process will end, by the variable `CRASH_POINT`: `<name>` at the first passage, `<name>:<n>` at
 * the n-th.
 * @throws EnvironmentError when there is no such point, and in production
 */
export function armCrashPoint(environment: {
  readonly NODE_ENV: string
  readonly CRASH_POINT?: string | undefined
}): void {
  const { NODE_ENV, CRASH_POINT: choice } = environment
  if (choice === undefined) return
  if (NODE_ENV === 'production') throw new EnvironmentError(['CRASH_POINT: not in production'])
  const { name, passage } = /^(?<name>[a-z.-]+)(:(?<passage>[1-9]\d*))?$/.exec(choice)?.groups ?? {}
  if (name === undefined || !CRASH_POINTS.some((known) => known === name)) {
    throw new EnvironmentError([`CRASH_POINT: there is no point ${choice}`])
  }
  armed = { name, remaining: Number(passage ?? 1) }
}

/** Ends the process if this point is armed; otherwise costs one comparison. */
export function crashPoint(name: CrashPointName): void {
  if (armed?.name === name) pass(armed)
}

function pass(point: { remaining: number }): void {
  point.remaining -= 1
  if (point.remaining === 0) process.kill(process.pid, 'SIGKILL')
}
