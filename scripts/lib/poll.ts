import { setTimeout as delay } from 'node:timers/promises'

export interface PollOptions {
  timeoutMs: number
  /** @default 50 */
  intervalMs?: number
  signal?: AbortSignal | undefined
}

/**
 * Repeats `attempt` until it does not throw.
 * @returns what it returned
 * @throws the last attempt's error once `timeoutMs` are over, or the abort reason
 */
export async function pollUntil<T>(
  attempt: () => Promise<T>,
  { timeoutMs, intervalMs = 50, signal }: PollOptions,
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    signal?.throwIfAborted()
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() + intervalMs > deadline) throw error
    }
    await delay(intervalMs, undefined, signal ? { signal } : {})
  }
}
