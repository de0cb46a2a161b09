import { headersIn } from './http-response.ts'
import { type Response } from './http-response-reader.ts'
import { createHttpPool, type HttpPool } from './http-pool.ts'
import {
  HttpFailure,
  type JsonObject,
  type SubgraphAnswer,
  type SubgraphTransport,
  UnusableAnswer,
} from './transport.ts'

export interface HttpTransportOptions<Context> {
  /** By subgraph. */
  readonly urls: Readonly<Record<string, string>>
  /** Headers for one fetch, beside those of its content: a new object for each. */
  readonly headers: (context: Context, subgraph: string) => Record<string, string>
  /** Called with the headers of an answer. @default nobody is */
  readonly onHead?: ((context: Context, subgraph: string) => OnHead | undefined) | undefined
  /** Longest wait for the answer's head, and then for each part of its body. @default 10000 */
  readonly timeoutMs?: number
  /** By subgraph, where it differs. */
  readonly timeouts?: Readonly<Record<string, number>>
  /** Per subgraph. @default 256 */
  readonly connections?: number
}

export type OnHead = (headers: Readonly<Record<string, string | string[] | undefined>>) => void

export interface HttpTransport<Context> extends SubgraphTransport<Context> {
  /** Waits for fetches under way. */
  close(): Promise<void>
}

interface Route {
  readonly pool: HttpPool
  readonly path: string
}

/** A pool of kept-alive connections per subgraph. */
export function createHttpTransport<Context>(
  options: HttpTransportOptions<Context>,
): HttpTransport<Context> {
  const { headers, onHead, timeoutMs = 10_000, timeouts = {}, connections = 256 } = options
  const routes = new Map(
    Object.entries(options.urls).map(([subgraph, text]): [string, Route] => {
      const url = new URL(text)
      const limits = { connections, timeoutMs: timeouts[subgraph] ?? timeoutMs }
      return [subgraph, { pool: createHttpPool(url, limits), path: url.pathname + url.search }]
    }),
  )

  return {
    async fetch({ subgraph, body, context, signal }) {
      const route = routes.get(subgraph)
      if (!route) throw new Error(`No URL for the subgraph ${subgraph}`)
      const given = headers(context, subgraph)
      given['content-type'] = 'application/json'
      const take = onHead?.(context, subgraph)
      const response = await route.pool.post({
        path: route.path,
        headers: given,
        body,
        onHead: take && ((head) => take(headersIn(head))),
        signal,
      })
      return readAnswer(response)
    },
    async close() {
      await Promise.all([...routes.values()].map(({ pool }) => pool.close()))
    },
  }
}

function readAnswer({ head: { status }, body }: Response): SubgraphAnswer {
  let answer: unknown
  try {
    answer = JSON.parse(body.toString())
  } catch (error) {
    if (status >= 500) throw new HttpFailure(status, { cause: error })
    throw new UnusableAnswer(`HTTP ${status}, no JSON`, { cause: error })
  }
  if (isAnswer(answer)) return answer
  throw status >= 500
    ? new HttpFailure(status)
    : new UnusableAnswer(`HTTP ${status}, no GraphQL response`)
}

function isAnswer(value: unknown): value is SubgraphAnswer {
  if (typeof value !== 'object' || value === null) return false
  const { data, errors } = value as JsonObject
  const dataFits = data === undefined || (typeof data === 'object' && !Array.isArray(data))
  const errorsFit = errors === undefined || (Array.isArray(errors) && errors.every(isErrorObject))
  return dataFits && errorsFit && (data !== undefined || errors !== undefined)
}

function isErrorObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'message' in value
}
