import { setImmediate as nextTurn } from 'node:timers/promises'
import { currentRequestId, runWithRequest } from './request-context.ts'

/** Joins the next batch. Rejects with what the work of that batch threw. */
export type Batcher<T, R> = (item: T) => Promise<R>

interface Entry<T, R> {
  readonly item: T
  readonly requestId: string | undefined
  resolve(result: R): void
  reject(reason: unknown): void
}

/**
 * Does the work of many callers together, as a database commits many transactions with one flush: one batch is under way
 * at a time, and whoever comes meanwhile shares the next. A caller who is alone waits for nobody.
 * @param work gives a result for each item, in the same order
 */
export function createBatcher<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  { limit }: { readonly limit: number },
): Batcher<T, R> {
  const waiting: Entry<T, R>[] = []
  let running = false

  async function runBatch(batch: readonly Entry<T, R>[]): Promise<void> {
    try {
      const results = await asRequest(batch[0]?.requestId, () =>
        work(batch.map(({ item }) => item)),
      )
      if (results.length !== batch.length) throw new Error('a batch needs a result for each item')
      batch.forEach((entry, index) => entry.resolve(results[index] as R))
    } catch (error) {
      for (const entry of batch) entry.reject(error)
    }
  }

  async function runAll(): Promise<void> {
    running = true
    // All that comes in this turn of the event loop shares the first batch.
    await nextTurn()
    while (waiting.length > 0) await runBatch(waiting.splice(0, limit))
    running = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, requestId: currentRequestId(), resolve, reject })
      if (!running) void runAll()
    })
}

/** A batch goes by the id of its first request: one is better than none in the logs. */
function asRequest<T>(requestId: string | undefined, run: () => T): T {
  return requestId === undefined ? run() : runWithRequest(requestId, run)
}
