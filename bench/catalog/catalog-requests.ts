import { postRequest } from '../lib/http-request.ts'
import type { LoadRequest, RequestSource } from '../lib/load-plan.ts'

/** A GraphQL operation that is sent over and over, with variables that take turns. */
export interface CatalogRequestOptions {
  readonly query: string
  readonly variables: readonly object[]
  readonly count: number
}

/** Called in the load generator's process. */
export function createRequests({ query, variables, count }: CatalogRequestOptions): LoadRequest[] {
  const requests = variables.map((each) =>
    postRequest('/graphql', JSON.stringify({ query, variables: each })),
  )
  return Array.from({ length: count }, (_, at) => requests[at % requests.length] ?? Buffer.alloc(0))
}

/** The same from outside the load generator's process. */
export function catalogRequests(options: CatalogRequestOptions): RequestSource {
  return { module: import.meta.url, options }
}
