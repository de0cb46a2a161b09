import type { Logger } from '@floodgate/platform/logging'
import type { HintListener } from '@floodgate/platform/pubsub'

export interface Rounds {
  /** Waits for the work under way. */
  close(): Promise<void>
}

export interface RoundsOptions<T extends { readonly id: string }> {
  readonly name: string
  /** Wakes the next round early. Closed with the rounds. */
  readonly listener: HintListener
  readonly intervalMs: number
  /** What there is to do now. */
  readonly find: () => Promise<readonly T[]>
  readonly work: (item: T) => Promise<void>
  readonly logger: Logger
}

/**
 * Works through what there is to do again and again, all of it at once. What takes longer than a round is not begun a
 * second time, and what fails is tried again in the next round and holds up nothing else.
 */
export function startRounds<T extends { readonly id: string }>(options: RoundsOptions<T>): Rounds {
  const { name, listener, intervalMs, find, work, logger } = options
  const underWay = new Map<string, Promise<void>>()
  const failing = new Set<string>()

  async function attempt(item: T): Promise<void> {
    try {
      await work(item)
      failing.delete(item.id)
    } catch (err) {
      // Once for each outage, not for each round.
      logger[failing.has(item.id) ? 'debug' : 'warn']({ err, id: item.id }, `${name}: later again`)
      failing.add(item.id)
    } finally {
      underWay.delete(item.id)
    }
  }

  async function round(): Promise<void> {
    try {
      for (const item of await find()) {
        if (!underWay.has(item.id)) underWay.set(item.id, attempt(item))
      }
    } catch (err) {
      logger.warn({ err }, `${name}: will try again`)
    }
  }

  async function run(): Promise<void> {
    do await round()
    while (await listener.next(intervalMs))
  }

  const done = run()
  return {
    async close() {
      listener.close()
      await done
      await Promise.all(underWay.values())
    },
  }
}
