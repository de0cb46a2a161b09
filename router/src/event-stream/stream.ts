import type { ServerResponse } from 'node:http'
import type { Outlet } from '../subscriptions/seat.ts'

/** One response of server-sent events (graphql-sse, distinct connections mode). */
export interface EventStream extends Outlet {
  /** Breaks it off without its end: clients of graphql-sse come back from that. */
  breakOff(): void
}

export interface EventStreamOptions {
  readonly unsentBytes: number
  readonly format: (error: Parameters<Outlet['end']>[0] & Error) => object
}

const COMPLETE = 'event: complete\ndata:\n\n'
/** A comment, which clients pass over. */
export const KEEP_ALIVE = ':\n\n'

/** @param head status and headers are written by it, once there is something to send */
export function createEventStream(
  response: ServerResponse,
  options: EventStreamOptions,
): EventStream {
  const isOpen = () => !response.writableEnded && !response.destroyed
  const breakOff = () => void response.destroy()

  function write(text: string): void {
    if (!isOpen()) return
    if (response.writableLength > options.unsentBytes) return breakOff()
    response.write(text)
  }
  const next = (payload: string) => write(`event: next\ndata: ${payload}\n\n`)

  return {
    next,
    end(error) {
      if (error) next(JSON.stringify({ errors: [options.format(error)] }))
      if (isOpen()) response.end(COMPLETE)
    },
    unsentBytes: () => response.writableLength,
    giveUp: breakOff,
    breakOff,
  }
}
