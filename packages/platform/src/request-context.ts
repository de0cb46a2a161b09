import { AsyncLocalStorage } from 'node:async_hooks'

const storage = new AsyncLocalStorage<string>()

/** Runs `fn`, and all that it awaits, as part of the request `requestId`: log lines and jobs carry the id on. */
export function runWithRequest<T>(requestId: string, fn: () => T): T {
  return storage.run(requestId, fn)
}

export function currentRequestId(): string | undefined {
  return storage.getStore()
}
