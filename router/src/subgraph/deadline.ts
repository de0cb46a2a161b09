import { FetchTimeout } from './failure.ts'

/** One signal for "too late" and "nobody waits": cheaper than AbortSignal.any, and its timer ends with the work. */
export interface Deadline {
  readonly signal: AbortSignal
  clear(): void
}

/** @param client the caller's own signal; not followed when absent */
export function startDeadline(timeoutMs: number, client?: AbortSignal): Deadline {
  const controller = new AbortController()
  const leave = () => controller.abort(client?.reason)
  const timer = setTimeout(() => controller.abort(new FetchTimeout()), timeoutMs)
  if (client?.aborted) leave()
  else client?.addEventListener('abort', leave, { once: true })
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer)
      client?.removeEventListener('abort', leave)
    },
  }
}
