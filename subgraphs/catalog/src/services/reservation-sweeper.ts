import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@floodgate/platform/logging'
import type { OrderClaims } from '../data/order-claims.ts'
import type { ReservationRepository } from '../data/reservation-repository.ts'

export interface ReservationSweeper {
  /**
   * Asks after the orders of reservations that are old: those that no order wants any more go back on the shelf, those of
   * paid orders are sold. No reservation ends by its age alone, since its order may be paid, and its units sold twice.
   * @returns how many were put right
   */
  sweep(): Promise<number>
  /** Sweeps at a steady pace. */
  start(): void
  /** Waits for the sweep under way. */
  close(): Promise<void>
}

export interface ReservationSweeperOptions {
  readonly reservations: ReservationRepository
  readonly claims: OrderClaims
  readonly logger: Logger
  /** From which age on a reservation is asked after. @default 600_000 */
  readonly ageMs?: number
  /** @default 60_000 */
  readonly intervalMs?: number
}

const PAGE = 200

export function createReservationSweeper(options: ReservationSweeperOptions): ReservationSweeper {
  const { reservations, claims, logger, ageMs = 600_000, intervalMs = 60_000 } = options
  const stopping = new AbortController()
  let running: Promise<void> | undefined

  async function settle(orderIds: readonly string[]): Promise<number> {
    const found = await claims.read(orderIds)
    const sold = orderIds.filter((id) => found.get(id) === 'SOLD')
    const orphaned = orderIds.filter((id) => found.get(id) === 'NONE')
    if (sold.length > 0) await reservations.confirm(sold)
    if (orphaned.length > 0) await reservations.release(orphaned)
    const count = sold.length + orphaned.length
    if (count > 0) logger.warn({ sold, orphaned }, 'reservations whose orders had moved on')
    return count
  }

  async function sweep(): Promise<number> {
    const since = new Date(Date.now() - ageMs)
    let count = 0
    for (let after = ''; ;) {
      const orderIds = await reservations.findHeldSince(since, { limit: PAGE, after })
      if (orderIds.length > 0) count += await settle(orderIds)
      if (orderIds.length < PAGE || stopping.signal.aborted) return count
      after = orderIds.at(-1) ?? ''
    }
  }

  /** @returns false when it is cut short by the end */
  const pause = () => delay(intervalMs, true, { signal: stopping.signal }).catch(() => false)

  async function run(): Promise<void> {
    while (await pause()) {
      await sweep().catch((err: unknown) => logger.warn({ err }, 'reservations: will look again'))
    }
  }

  return {
    sweep,
    start() {
      running ??= run()
    },
    async close() {
      stopping.abort()
      await running
    },
  }
}
