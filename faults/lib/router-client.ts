import { setTimeout as delay } from 'node:timers/promises'

/** A request that got no usable answer: whether it had an effect is not known to the client. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError'
}

/** A client of the router with a session, as a browser or an app holds it. */
export interface RouterClient {
  /** @throws UnansweredError when the router can't be reached, is late, or answers with errors */
  ask<T>(query: string, variables: Record<string, unknown>): Promise<T>
}

interface Answer<T> {
  data?: T | null
  errors?: readonly { message: string; extensions?: { code?: string } }[]
}

const TIMEOUT_MS = 5_000
const RETRY_MS = 250

export function createRouterClient(url: string, token: string): RouterClient {
  async function post<T>(body: string): Promise<Answer<T>> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return (await response.json()) as Answer<T>
  }

  return {
    async ask<T>(query: string, variables: Record<string, unknown>) {
      const answer = await post<T>(JSON.stringify({ query, variables })).catch((cause: unknown) => {
        throw new UnansweredError('no answer', { cause })
      })
      const [error] = answer.errors ?? []
      if (error) throw new UnansweredError(`${error.extensions?.code}: ${error.message}`)
      if (answer.data == null) throw new UnansweredError('an answer without data')
      return answer.data
    },
  }
}

/**
 * Repeats `attempt` until it is answered.
 * @param until milliseconds since the epoch
 * @throws UnansweredError of the last attempt once the time is over
 */
export async function insist<T>(attempt: () => Promise<T>, until: number): Promise<T> {
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof UnansweredError) || Date.now() > until) throw error
    }
    await delay(RETRY_MS)
  }
}
