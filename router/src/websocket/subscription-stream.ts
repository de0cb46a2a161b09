import type { Outlet } from '../subscriptions/seat.ts'
import { CLOSE_CODES } from './close-codes.ts'
import type { ConnectionExtra } from './connection.ts'

const DONE = { done: true, value: undefined } as const

/**
 * A subscription as graphql-ws takes it: an iterator that ends with it. Its events go past graphql-ws, since they are text already,
 * the same for many clients but for the id.
 */
export function streamToSocket(
  connection: ConnectionExtra,
  id: string,
  options: {
    /** Starts it; the returned function leaves it. */
    readonly begin: (outlet: Outlet) => () => void
    readonly onOver?: (() => void) | undefined
  },
): AsyncIterableIterator<never, undefined> {
  const over = Promise.withResolvers<IteratorReturnResult<undefined>>()
  // It may be rejected before graphql-ws asks.
  over.promise.catch(() => undefined)
  const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`
  const leave = options.begin({
    next: (payload) => connection.write(`${head}${payload}}`),
    end(error) {
      options.onOver?.()
      if (error) over.reject(error)
      else over.resolve(DONE)
    },
    unsentBytes: connection.unsentBytes,
    giveUp: () => connection.close(CLOSE_CODES.tooSlow, 'The client does not read its events'),
  })
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: () => over.promise,
    return() {
      leave()
      options.onOver?.()
      over.resolve(DONE)
      return Promise.resolve(DONE)
    },
  }
}
