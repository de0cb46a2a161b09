/**
 * Maps an async iterable one to one. Unlike an async generator, leaving it reaches the source at once, even while
 * the source waits for its next value.
 */
export function mapIterator<T, R>(
  source: AsyncIterable<T>,
  map: (value: T) => R | Promise<R>,
): AsyncIterableIterator<R> {
  const iterator = source[Symbol.asyncIterator]()
  const done = { done: true, value: undefined } as const
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      const result = await iterator.next()
      return result.done ? done : { done: false, value: await map(result.value) }
    },
    async return() {
      await iterator.return?.()
      return done
    },
    async throw(error) {
      await iterator.throw?.(error)
      throw error
    },
  }
}
