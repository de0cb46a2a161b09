import { type Dispatcher, Pool } from 'undici'
import { type CancelSignal, reasonOf } from './cancel-signal.ts'
import {
  HttpFailure,
  type JsonObject,
  type SubgraphAnswer,
  SubgraphTimeout,
  type SubgraphTransport,
  UnusableAnswer,
} from './transport.ts'

export interface UndiciTransportOptions<Context> {
  /** By subgraph. */
  readonly urls: Readonly<Record<string, string>>
  /** Headers for one fetch, beside those of its content: a new object for each. */
  readonly headers: (context: Context, subgraph: string) => Record<string, string>
  /** Called with the head of an answer. @default nobody is */
  readonly onHead?: ((context: Context, subgraph: string) => OnHead | undefined) | undefined
  /** Longest wait for the answer's head, and then for each part of its body. @default 10000 */
  readonly timeoutMs?: number
  /** By subgraph, where it differs. */
  readonly timeouts?: Readonly<Record<string, number>>
  /** Per subgraph. @default 256 */
  readonly connections?: number
}

export type OnHead = (headers: Readonly<Record<string, string | string[] | undefined>>) => void

export interface UndiciTransport<Context> extends SubgraphTransport<Context> {
  /** Waits for fetches under way. */
  close(): Promise<void>
}

interface Route {
  readonly pool: Pool
  readonly path: string
}

/**
 * HTTP by a pool of kept-alive connections per subgraph. `dispatch` instead of `request`: the answer is wanted whole, so no
 * stream has to be made for it.
 */
export function createUndiciTransport<Context>(
  options: UndiciTransportOptions<Context>,
): UndiciTransport<Context> {
  const { headers, onHead, timeoutMs = 10_000, timeouts = {}, connections = 256 } = options
  const routes = new Map(
    Object.entries(options.urls).map(([subgraph, url]): [string, Route] => {
      const { origin, pathname, search } = new URL(url)
      const longest = timeouts[subgraph] ?? timeoutMs
      const limits = { connections, headersTimeout: longest, bodyTimeout: longest }
      const pool = new Pool(origin, limits)
      return [subgraph, { pool, path: pathname + search }]
    }),
  )

  return {
    fetch({ subgraph, body, context, signal }) {
      const route = routes.get(subgraph)
      if (!route) return Promise.reject(new Error(`No URL for the subgraph ${subgraph}`))
      const given = headers(context, subgraph)
      given['content-type'] = 'application/json'
      return post(route, { body, headers: given, onHead: onHead?.(context, subgraph), signal })
    },
    async close() {
      await Promise.all([...routes.values()].map(({ pool }) => pool.close()))
    },
  }
}

interface Post {
  readonly body: string
  readonly headers: Record<string, string>
  readonly onHead: OnHead | undefined
  readonly signal: CancelSignal | undefined
}

function post(
  { pool, path }: Route,
  { body, headers, onHead, signal }: Post,
): Promise<SubgraphAnswer> {
  if (signal?.aborted) return Promise.reject(reasonOf(signal))
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let status = 0
    let controller: Dispatcher.DispatchController | undefined
    const abort = () => {
      if (!signal) return
      controller?.abort(reasonOf(signal))
      reject(reasonOf(signal))
    }
    signal?.addEventListener('abort', abort)
    pool.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart(started) {
          controller = started
          if (signal?.aborted) started.abort(reasonOf(signal))
        },
        onResponseStart(_, statusCode, received) {
          status = statusCode
          onHead?.(received)
        },
        onResponseData(_, chunk) {
          chunks.push(chunk)
        },
        onResponseEnd() {
          signal?.removeEventListener('abort', abort)
          try {
            resolve(readAnswer(chunks, status))
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)))
          }
        },
        onResponseError(_, error) {
          signal?.removeEventListener('abort', abort)
          reject(isTimeout(error) ? new SubgraphTimeout(error.message, { cause: error }) : error)
        },
      },
    )
  })
}

const TIMEOUTS = new Set<unknown>([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
])

function isTimeout(error: Error): boolean {
  return 'code' in error && TIMEOUTS.has(error.code)
}

function readAnswer(chunks: readonly Buffer[], status: number): SubgraphAnswer {
  const [first, ...others] = chunks
  const bytes = first && others.length === 0 ? first : Buffer.concat(chunks)
  let answer: unknown
  try {
    answer = JSON.parse(bytes.toString())
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
