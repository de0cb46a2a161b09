import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@floodgate/platform/logging'
import type { OrderExpirer } from '../services/expire-orders.ts'

export interface Sweeper {
  /** Waits for the sweep under way. */
  close(): Promise<void>
}

/** Looks for overdue orders at a steady pace, so that none depends on a job that may be lost with Redis. */
export function startSweeper(options: {
  readonly expirer: OrderExpirer
  readonly logger: Logger
  /** @default 1_000 */
  readonly intervalMs?: number
}): Sweeper {
  const { expirer, logger, intervalMs = 1_000 } = options
  const stopping = new AbortController()

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await expirer.expireOverdue()
      } catch (err) {
        logger.warn({ err }, 'sweeper: will try again')
      }
      await delay(intervalMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const running = run()
  return {
    close() {
      stopping.abort()
      return running
    },
  }
}
