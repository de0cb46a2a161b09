import { postRequest } from '../lib/http-request.ts'
import type { LoadRequest, RequestSource } from '../lib/load-plan.ts'

interface SessionRequestOptions {
  /** Requests take turns between these sessions. */
  readonly tokens: readonly string[]
  readonly requests: number
}

const body = JSON.stringify({ query: '{ me { id username roles } }' })

/** Called in the load generator's process. */
export function createRequests({ tokens, requests }: SessionRequestOptions): LoadRequest[] {
  const each = tokens.map((token) =>
    postRequest('/graphql', body, { authorization: `Bearer ${token}` }),
  )
  return Array.from({ length: requests }, (_, at) => each[at % each.length] ?? Buffer.alloc(0))
}

/** The same from outside the load generator's process. */
export function sessionRequests(options: SessionRequestOptions): RequestSource {
  return { module: import.meta.url, options }
}
