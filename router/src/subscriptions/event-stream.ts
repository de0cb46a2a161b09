export interface EventStream<T> extends AsyncIterableIterator<T, undefined> {
  push(value: T): void
  /** Ends after what was pushed is read; with an error, the reader's next read rejects. */
  end(error?: Error): void
  return(): Promise<IteratorReturnResult<undefined>>
}

export interface EventStreamOptions {
  /** How many values may wait. */
  readonly limit: number
  /** A value came while `limit` of them wait; it is dropped, and the stream should be given up. */
  readonly onOverflow: () => void
  /** The reader left. */
  readonly onReturn: () => void
}

/**
 * A bounded queue between a producer that pushes and one reader. Unlike a generator, `return` ends a read that waits.
 */
export function createEventStream<T>(options: EventStreamOptions): EventStream<T> {
  const waiting: T[] = []
  let ended = false
  let failure: Error | undefined
  let wake: (() => void) | undefined

  const finish = () => {
    ended = true
    wake?.()
  }

  return {
    [Symbol.asyncIterator]() {
      return this
    },
    push(value) {
      if (ended) return
      if (waiting.length >= options.limit) return options.onOverflow()
      waiting.push(value)
      wake?.()
    },
    end(error) {
      if (!ended) failure = error
      finish()
    },
    async next() {
      if (waiting.length === 0 && !ended) {
        await new Promise<void>((resolve) => (wake = resolve))
        wake = undefined
      }
      const value = waiting.shift()
      if (value !== undefined) return { done: false, value }
      const error = failure
      failure = undefined
      if (error) throw error
      return { done: true, value: undefined }
    },
    return() {
      waiting.length = 0
      failure = undefined
      const first = !ended
      finish()
      if (first) options.onReturn()
      return Promise.resolve({ done: true, value: undefined })
    },
  }
}
