import type { ServerResponse } from 'node:http'
import type { CancelSignal } from '../executor/transport/cancel-signal.ts'

/** Aborts when the client leaves before its answer is written. */
export function abortWhenClosed(response: ServerResponse): CancelSignal {
  const signal = new ClientSignal()
  response.on('close', () => {
    if (!response.writableEnded) signal.abort()
  })
  return signal
}

class ClientSignal implements CancelSignal {
  aborted = false
  reason: unknown
  #listeners: (() => void)[] = []

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.push(listener)
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const index = this.#listeners.indexOf(listener)
    if (index >= 0) this.#listeners.splice(index, 1)
  }

  abort(): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = new DOMException('The client left before its answer', 'AbortError')
    const listeners = this.#listeners
    this.#listeners = []
    for (const listener of listeners) listener()
  }
}
