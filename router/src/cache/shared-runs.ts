import { type CancelSignal, reasonOf } from '../executor/transport/cancel-signal.ts'

/** Something under way that several may wait for. */
export interface SharedRun<T> {
  /**
   * Waits for the result. Who leaves does not disturb the others; when all have left, the run is given up.
   * @throws the signal's reason when it aborts
   */
  join(signal: CancelSignal | undefined): Promise<T>
}

/** @param start begins the work, which its signal gives up */
export function startSharedRun<T>(
  start: (signal: AbortSignal) => Promise<T>,
  onGivenUp: () => void,
): SharedRun<T> {
  const controller = new AbortController()
  let waiting = 0
  const result = start(controller.signal)
  // Once all have left nobody listens.
  result.catch(() => undefined)

  function leave(reason: unknown): void {
    waiting -= 1
    if (waiting > 0) return
    controller.abort(reason)
    onGivenUp()
  }

  return {
    async join(signal) {
      signal?.throwIfAborted()
      waiting += 1
      if (!signal) return result
      return new Promise<T>((resolve, reject) => {
        const onAbort = () => {
          reject(reasonOf(signal))
          leave(signal.reason)
        }
        signal.addEventListener('abort', onAbort)
        result.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
      })
    },
  }
}
