import type { Logger } from '@floodgate/platform/logging'

/** Work that no answer waits for: how long an answer takes then says nothing about whether there was any. */
export interface Background {
  /** Failures are logged. */
  run(name: string, work: () => Promise<void>): void
  /** Resolves when all that was begun has ended. */
  close(): Promise<void>
}

export function createBackground(logger: Logger): Background {
  const underWay = new Set<Promise<void>>()
  return {
    run(name, work) {
      const running = work()
        .catch((err: unknown) => logger.error({ err }, `${name} failed`))
        .finally(() => underWay.delete(running))
      underWay.add(running)
    },
    async close() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
