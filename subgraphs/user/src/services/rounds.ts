import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '@floodgate/platform/logging'

export interface Rounds {
  /** Resolves when the round under way has ended. */
  close(): Promise<void>
}

/** Does `work` now and every `intervalMs` after it has ended. Failures are logged. */
export function startRounds(
  name: string,
  intervalMs: number,
  work: () => Promise<void>,
  logger: Logger,
): Rounds {
  const stopping = new AbortController()

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await work().catch((err: unknown) => logger.error({ err }, `${name} failed`))
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
