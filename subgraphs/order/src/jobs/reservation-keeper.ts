import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@floodgate/platform/logging'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { PrismaClient } from '#prisma'
import { deleteCartKeysBefore } from '../data/cart.ts'
import { OUTBOX_CHANNEL } from '../data/outbox.ts'
import type { ReservationSettler } from '../services/reservation-settler.ts'

export interface ReservationKeeper {
  /** Waits for the step under way. */
  close(): Promise<void>
}

export interface ReservationKeeperOptions {
  readonly prisma: PrismaClient
  readonly settler: ReservationSettler
  readonly hints: HintBus
  readonly logger: Logger
  /** Milliseconds between two looks without a hint. @default 1_000 */
  readonly intervalMs?: number
}

/** Nobody waits for these steps: what is due in this time shares one call. */
const PACE_MS = 200
/** Orders whose placing was cut off are looked for this often. */
const RESUME_MS = 1_000
const DAY_MS = 24 * 60 * 60 * 1_000
const KEYS_AT_ONCE = 1_000

/**
 * Keeps orders and the catalog's stock together: at every hint that something was committed, and at a steady pace, it
 * takes the next step of every saga that waits for one.
 */
export function startReservationKeeper(options: ReservationKeeperOptions): ReservationKeeper {
  const { prisma, settler, hints, logger, intervalMs = 1_000 } = options
  const listening = hints.listen(OUTBOX_CHANNEL)
  const stopping = new AbortController()
  let failing = false
  let resumedAt = -Infinity

  async function round(): Promise<void> {
    try {
      await settler.settle()
      if (performance.now() - resumedAt >= RESUME_MS) {
        resumedAt = performance.now()
        await settler.resume()
      }
      failing = false
    } catch (err) {
      // Once for each outage, not for each round.
      logger[failing ? 'debug' : 'warn']({ err }, 'reservations: will try again')
      failing = true
    }
  }

  async function forgetCartKeys(): Promise<void> {
    try {
      await deleteCartKeysBefore(prisma, new Date(Date.now() - DAY_MS), KEYS_AT_ONCE)
    } catch (err) {
      logger.debug({ err }, 'old keys of carts stay for now')
    }
  }

  async function run(): Promise<void> {
    const listener = await listening
    let forgottenAt = 0
    do {
      await round()
      if (Date.now() - forgottenAt > DAY_MS / 24) {
        await forgetCartKeys()
        forgottenAt = Date.now()
      }
      await delay(PACE_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    } while (await listener.next(intervalMs))
  }

  const running = run()
  return {
    async close() {
      stopping.abort()
      const listener = await listening
      listener.close()
      await running
    },
  }
}
