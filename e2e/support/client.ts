import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

export interface Answer<T> {
  data?: T | null
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[]
}

/** A front end as the router sees it: HTTP for queries and mutations, graphql-ws for subscriptions. */
export interface Client {
  /** The whole answer, errors and all. */
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<Answer<T>>
  /** The data. @throws Error when the answer holds errors */
  request<T>(query: string, variables?: Record<string, unknown>): Promise<T>
  subscribe<T>(query: string, variables?: Record<string, unknown>): EventLog<T>
  close(): Promise<void>
}

export interface EventLog<T> {
  readonly events: readonly T[]
  /** The first event, past or to come, that fits. Rejects when the subscription ends without one. */
  until(fits: (event: T) => boolean): Promise<T>
  stop(): void
}

export function createTestClient(
  urls: { routerUrl: string; webSocketUrl: string },
  token?: string,
): Client {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const socket = createClient({
    url: urls.webSocketUrl,
    webSocketImpl: WebSocket,
    connectionParams: authorization,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
  })

  async function ask<T>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(urls.routerUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer<T>
  }

  return {
    ask,
    async request<T>(query: string, variables?: Record<string, unknown>) {
      const { data, errors } = await ask<T>(query, variables)
      if (errors || data == null) throw new Error(JSON.stringify(errors))
      return data
    },
    subscribe: <T>(query: string, variables: Record<string, unknown> = {}) =>
      follow<T>(socket.iterate<T>({ query, variables })),
    close: async () => socket.dispose(),
  }
}

interface Result<T> {
  data?: T | null | undefined
  errors?: readonly unknown[] | undefined
}

function follow<T>(results: AsyncIterableIterator<Result<T>>): EventLog<T> {
  const events: T[] = []
  const waiting = new Set<{ check: () => void; fail: (error: Error) => void }>()
  let ended: Error | undefined

  const read = async () => {
    for await (const { data, errors } of results) {
      if (errors) throw new Error(JSON.stringify(errors))
      if (data) events.push(data)
      for (const { check } of waiting) check()
    }
    throw new Error(`the subscription ended after ${JSON.stringify(events)}`)
  }
  read().catch((reason: unknown) => {
    ended = reason instanceof Error ? reason : new Error(JSON.stringify(reason))
    for (const { fail } of waiting) fail(ended)
  })

  return {
    events,
    until: (fits) =>
      new Promise((resolve, reject) => {
        const waiter = {
          check() {
            const event = events.find(fits)
            if (event === undefined) return
            waiting.delete(waiter)
            resolve(event)
          },
          fail: reject,
        }
        waiting.add(waiter)
        waiter.check()
        if (ended && waiting.has(waiter)) reject(ended)
      }),
    stop: () => void results.return?.(),
  }
}
