import { expect } from 'vitest'

/** Asks again and again until the answer is as expected; far longer than it takes on a busy machine. */
export function soon<T>(ask: () => T) {
  return expect.poll(ask, { timeout: 10_000, interval: 10 })
}
