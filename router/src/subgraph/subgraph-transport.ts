import { IDENTITY_HEADER } from '@floodgate/platform/identity'
import { type Logger } from '@floodgate/platform/logging'
import { type RouterContext } from '../context.ts'
import {
  type SubgraphAnswer,
  type SubgraphRequest,
  type SubgraphTransport,
  UnusableAnswer,
} from '../executor/transport/transport.ts'
import { createUndiciTransport } from '../executor/transport/undici-transport.ts'
import { asFetchFailure, isLostConnection, isRouterFault } from './failure.ts'

type Request = SubgraphRequest<RouterContext>

export interface SubgraphTransportOptions {
  /** The GraphQL endpoint of every subgraph, by name. */
  readonly urls: Readonly<Record<string, string>>
  /** Longest wait for an answer to begin, and then for each part of it. */
  readonly timeoutMs: number
  readonly logger: Logger
  readonly observe: (subgraph: string, outcome: 'ok' | 'failed', seconds: number) => void
}

/**
 * Fetches in the name of the request's identity. What only reads is sent a second time when its connection broke before an
 * answer: a socket that was closed while idle, or a process that restarts.
 */
export function createSubgraphTransport(
  options: SubgraphTransportOptions,
): SubgraphTransport<RouterContext> & { close(): Promise<void> } {
  const { logger, observe } = options
  const http = createUndiciTransport<RouterContext>({
    urls: options.urls,
    timeoutMs: options.timeoutMs,
    headers: (context) => ({
      [IDENTITY_HEADER]: context.signedIdentity(),
      'x-request-id': context.requestId,
    }),
  })

  async function fetchTwiceAtMost(request: Request): Promise<SubgraphAnswer> {
    try {
      return await http.fetch(request)
    } catch (error) {
      if (request.kind === 'mutation' || !isLostConnection(error)) throw error
      return await http.fetch(request)
    }
  }

  return {
    async fetch(request) {
      const startedAt = performance.now()
      let outcome: 'ok' | 'failed' = 'failed'
      try {
        const answer = await fetchTwiceAtMost(request)
        const fault = answer.errors?.find(isRouterFault)
        if (fault) throw new UnusableAnswer(fault.message)
        outcome = 'ok'
        return answer
      } catch (error) {
        if (request.signal?.aborted) throw error
        const failure = asFetchFailure(request.subgraph, error)
        const err = failure.originalError?.message
        logger.warn({ subgraph: request.subgraph, err }, failure.message)
        throw failure
      } finally {
        observe(request.subgraph, outcome, (performance.now() - startedAt) / 1_000)
      }
    },
    close: () => http.close(),
  }
}
