import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@floodgate/platform/logging'
import type { HintBus } from '@floodgate/platform/pubsub'
import { PAYMENTS_CHANNEL } from '../services/wake-relay.ts'

/** One kind of work that waits in the database until its time comes. */
export interface DueWork {
  readonly name: string
  /** Milliseconds that are left between two looks at the least. @default 0 */
  readonly paceMs?: number
  /** @returns how much there was */
  run(): Promise<number>
}

export interface PaymentKeeper {
  /** Waits for the steps under way. */
  close(): Promise<void>
}

export interface PaymentKeeperOptions {
  readonly work: readonly DueWork[]
  readonly hints: HintBus
  readonly logger: Logger
  /** Milliseconds between two looks without a hint. @default 250 */
  readonly intervalMs?: number
}

/** What is due within this time shares statements. */
const PACE_MS = 40
/** A kind of work that waits for a slow provider holds up nothing else, and for no longer than this its own next look. */
const LONGEST_ROUND_MS = 1_000

/**
 * Does what falls due of payments, refunds and webhooks: at every hint that something was committed, and at a steady pace.
 * What is due stands in the database, so nothing depends on a message that may be lost.
 */
export function startPaymentKeeper(options: PaymentKeeperOptions): PaymentKeeper {
  const { work, hints, logger, intervalMs = 250 } = options
  const stopping = new AbortController()
  const listening = hints.listen(PAYMENTS_CHANNEL)
  const slow = new Set<Promise<void>>()

  async function round({ name, run }: DueWork, failing: { now: boolean }): Promise<void> {
    try {
      await run()
      failing.now = false
    } catch (err) {
      // Once for each outage, not for each round.
      logger[failing.now ? 'debug' : 'warn']({ err, work: name }, 'payments: will try again')
      failing.now = true
    }
  }

  async function startRound(one: DueWork, failing: { now: boolean }): Promise<void> {
    const running = round(one, failing).finally(() => slow.delete(running))
    slow.add(running)
    const limit = new AbortController()
    await Promise.race([
      running,
      delay(LONGEST_ROUND_MS, undefined, { signal: limit.signal }).catch(() => undefined),
    ])
    limit.abort()
  }

  async function keep(): Promise<void> {
    const listener = await listening
    const states = work.map((one) => ({ one, failing: { now: false }, lookedAt: -Infinity }))
    do {
      const time = performance.now()
      const turn = states.filter(({ one, lookedAt }) => time - lookedAt >= (one.paceMs ?? 0))
      for (const state of turn) state.lookedAt = time
      await Promise.all(turn.map(({ one, failing }) => startRound(one, failing)))
      await delay(PACE_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    } while (await listener.next(intervalMs))
  }

  const running = keep()
  return {
    async close() {
      stopping.abort()
      const listener = await listening
      listener.close()
      await running
      await Promise.all(slow)
    },
  }
}
