import { type Logger } from '@floodgate/platform/logging'
import { type GraphQLError, type GraphQLFormattedError } from 'graphql'
import { Pool } from 'undici'
import { startDeadline } from './deadline.ts'
import { fetchFailure, invalidAnswer, isLostConnection, isRouterFault } from './failure.ts'

interface SubgraphRequest {
  readonly query: string
  readonly operationName?: string | undefined
  readonly variables?: Record<string, unknown> | undefined
  readonly headers: Readonly<Record<string, string>>
  /** Aborting gives the fetch up. */
  readonly signal?: AbortSignal | undefined
  /** May it be sent a second time when the connection broke before an answer? */
  readonly repeatable: boolean
}

interface SubgraphAnswer {
  data?: Record<string, unknown> | null
  errors?: GraphQLFormattedError[]
  extensions?: Record<string, unknown>
}

export interface SubgraphClient {
  /** @throws GraphQLError SUBGRAPH_UNAVAILABLE, SUBGRAPH_TIMEOUT or SUBGRAPH_INVALID_RESPONSE */
  fetch(request: SubgraphRequest): Promise<SubgraphAnswer>
  /** @throws when the subgraph is not ready to serve */
  checkReady(): Promise<void>
  close(): Promise<void>
}

export interface SubgraphClientOptions {
  readonly name: string
  readonly url: string
  /** For one fetch, from the first byte sent to the last received. */
  readonly timeoutMs: number
  readonly logger: Logger
  readonly observe: (outcome: 'ok' | 'failed', seconds: number) => void
}

/** HTTP to one subgraph over a pool of kept-alive connections. */
export function createSubgraphClient(options: SubgraphClientOptions): SubgraphClient {
  const { name, timeoutMs, logger, observe } = options
  const { origin, pathname, search } = new URL(options.url)
  const pool = new Pool(origin, {
    connections: 256,
    connect: { timeout: Math.min(timeoutMs, 3_000) },
    // The deadline of a whole fetch replaces undici's per phase.
    headersTimeout: 0,
    bodyTimeout: 0,
  })

  async function post(
    request: SubgraphRequest,
    body: string,
  ): Promise<{ status: number; text: string }> {
    const deadline = startDeadline(timeoutMs, request.signal)
    try {
      const response = await pool.request({
        method: 'POST',
        path: pathname + search,
        headers: { ...request.headers, 'content-type': 'application/json' },
        body,
        signal: deadline.signal,
      })
      return { status: response.statusCode, text: await response.body.text() }
    } finally {
      deadline.clear()
    }
  }

  async function postTwiceAtMost(request: SubgraphRequest): ReturnType<typeof post> {
    const { query, operationName, variables } = request
    const body = JSON.stringify({ query, operationName, variables })
    try {
      return await post(request, body)
    } catch (error) {
      if (!request.repeatable || !isLostConnection(error)) throw error
      return await post(request, body)
    }
  }

  function failed(failure: GraphQLError): GraphQLError {
    logger.warn({ subgraph: name, err: failure.originalError?.message }, failure.message)
    return failure
  }

  return {
    async fetch(request) {
      const startedAt = performance.now()
      let outcome: 'ok' | 'failed' = 'failed'
      try {
        const { status, text } = await postTwiceAtMost(request).catch((error: unknown) => {
          throw fetchFailure(name, error)
        })
        const answer = readAnswer(name, status, text)
        outcome = 'ok'
        return answer
      } catch (error) {
        throw request.signal?.aborted ? error : failed(error as GraphQLError)
      } finally {
        observe(outcome, (performance.now() - startedAt) / 1_000)
      }
    },
    async checkReady() {
      const { statusCode, body } = await pool.request({
        method: 'GET',
        path: '/readyz',
        signal: AbortSignal.timeout(2_000),
      })
      await body.dump()
      if (statusCode !== 200) throw new Error(`${name} answers /readyz with ${statusCode}`)
    },
    close: () => pool.close(),
  }
}

function readAnswer(name: string, status: number, text: string): SubgraphAnswer {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch (error) {
    throw status >= 500
      ? fetchFailure(name, new Error(`HTTP ${status}`))
      : invalidAnswer(name, error)
  }
  if (!isAnswer(answer))
    throw invalidAnswer(name, new Error(`HTTP ${status}, not a GraphQL response`))
  const fault = answer.errors?.find(isRouterFault)
  if (fault) throw invalidAnswer(name, new Error(fault.message))
  return answer
}

function isAnswer(value: unknown): value is SubgraphAnswer {
  if (typeof value !== 'object' || value === null) return false
  const { data, errors } = value as Record<string, unknown>
  const hasErrors = Array.isArray(errors) && errors.every(isErrorObject)
  if (errors !== undefined && !hasErrors) return false
  return hasErrors || (typeof data === 'object' && !Array.isArray(data))
}

function isErrorObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'message' in value
}
