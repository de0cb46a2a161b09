import { setTimeout as delay } from 'node:timers/promises'
import type { HintBus, HintListener } from './pubsub.ts'

export interface LiveSource<T> {
  readonly hints: HintBus
  readonly channel: string
  /** The state as it is now; null when the thing is gone, which ends the subscription. */
  readonly read: () => Promise<T | null>
  readonly versionOf: (state: T) => number
  /**
   * The least time between two events, in milliseconds; the last state always arrives.
   * @default 0
   */
  readonly minimumIntervalMs?: number
}

/**
 * A subscription's source: the state as it is now, then again whenever a hint says that it changed and its version grew.
 * Listening starts before the first read, so that no change falls between.
 */
export function currentThenChanges<T>(source: LiveSource<T>): AsyncIterableIterator<T> {
  let listener: HintListener | undefined
  let left = false

  async function* run(): AsyncGenerator<T, void, undefined> {
    listener = await source.hints.listen(source.channel)
    try {
      let lastVersion = -Infinity
      do {
        if (left) return
        const state = await source.read()
        if (state === null) return
        if (source.versionOf(state) <= lastVersion) continue
        lastVersion = source.versionOf(state)
        yield state
        if (source.minimumIntervalMs) await delay(source.minimumIntervalMs)
      } while (await listener.next())
    } finally {
      listener.close()
    }
  }

  const states = run()
  const leave = () => {
    left = true
    // A generator that waits for a hint can't be returned from: wake it first.
    listener?.close()
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: () => states.next(),
    return() {
      leave()
      return states.return()
    },
    throw(error) {
      leave()
      return states.throw(error)
    },
  }
}
