/**
 * As much of an AbortSignal as work under way needs, so that each AbortSignal is one. Every request over HTTP has one of its own, for
 * which an AbortController would cost more than all else that is done for the signal.
 */
export interface CancelSignal {
  readonly aborted: boolean
  /** Why, once it is aborted. */
  readonly reason: unknown
  /** @throws the reason, once it is aborted */
  throwIfAborted(): void
  /** The listener is called when it aborts: once, and not for what was before. */
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export const reasonOf = ({ reason }: CancelSignal): Error =>
  reason instanceof Error ? reason : new Error(String(reason))

/** For what runs to its end, whoever waits for it. */
export const NEVER_ABORTED: CancelSignal = {
  aborted: false,
  reason: undefined,
  throwIfAborted: () => undefined,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}
