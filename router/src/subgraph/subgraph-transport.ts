import { setTimeout as delay } from 'node:timers/promises'
import { IDENTITY_HEADER } from '@floodgate/platform/identity'
import type { Logger } from '@floodgate/platform/logging'
import { runWithRequest } from '@floodgate/platform/request-context'
import { ExponentialBackoff } from 'cockatiel'
import type { RouterContext } from '../context.ts'
import {
  type SubgraphAnswer,
  type SubgraphRequest,
  type SubgraphTransport,
  UnusableAnswer,
} from '../executor/transport/transport.ts'
import { createUndiciTransport } from '../executor/transport/undici-transport.ts'
import { type Circuit, type CircuitPosition, createCircuit } from './circuit.ts'
import { asFetchFailure, CircuitOpen, isOutage, isRouterFault, isTransient } from './failure.ts'
import { type HeaderRules, NO_HEADER_RULES } from './header-rules.ts'
import { policyFor, type SubgraphPolicies } from './policy.ts'
import { createRetryBudget, type RetryBudget } from './retry-budget.ts'
import { traceHeaders } from './trace-headers.ts'

type Request = SubgraphRequest<RouterContext>

export interface SubgraphTransportOptions {
  /** The GraphQL endpoint of every subgraph, by name. */
  readonly urls: Readonly<Record<string, string>>
  /** @default DEFAULT_POLICY for all */
  readonly policies?: SubgraphPolicies
  /** @default nothing of the client's request goes on but its trace */
  readonly headerRules?: HeaderRules | undefined
  readonly logger: Logger
  readonly observe: FetchObserver
}

export interface FetchObserver {
  /** Retries included. */
  fetched(subgraph: string, outcome: 'ok' | 'failed', seconds: number): void
  retried(subgraph: string): void
  circuitChanged(subgraph: string, position: CircuitPosition): void
}

/** What the fetches of one subgraph have in common. */
interface Way {
  readonly retries: number
  readonly circuit: Circuit | undefined
  readonly budget: RetryBudget
}

/** Short: what helps is another connection, or another process behind the same address. */
const BACK_OFF = new ExponentialBackoff({ initialDelay: 20, maxDelay: 500 })

/**
 * Fetches in the name of the request's identity. What only reads is tried again when its connection broke or a proxy said that the
 * subgraph is away; a subgraph that fails again and again is not asked for a while.
 */
export function createSubgraphTransport(
  options: SubgraphTransportOptions,
): SubgraphTransport<RouterContext> & { close(): Promise<void> } {
  const { logger, observe } = options
  const http = createHttp(options)
  const ways = new Map<string, Way>()

  function wayTo(subgraph: string): Way {
    let way = ways.get(subgraph)
    if (!way) ways.set(subgraph, (way = createWay(subgraph, options)))
    return way
  }

  function attempt(request: Request, { circuit }: Way): Promise<SubgraphAnswer> {
    if (!circuit) return http.fetch(request)
    const entry = circuit.enter()
    if (!entry) return Promise.reject(new CircuitOpen(request.subgraph))
    return http.fetch(request).then(
      (answer) => {
        circuit.settle(entry, 'answered')
        return answer
      },
      (error: unknown) => {
        const failed = isOutage(error) ? 'failed' : 'answered'
        circuit.settle(entry, request.signal?.aborted ? 'abandoned' : failed)
        throw error
      },
    )
  }

  async function tryAgain(request: Request, way: Way, first: unknown): Promise<SubgraphAnswer> {
    let failure = first
    let backOff = BACK_OFF.next()
    for (let left = way.retries; left > 0 && request.kind === 'query'; left--) {
      if (!isTransient(failure) || !way.budget.spend()) break
      observe.retried(request.subgraph)
      // An attempt fails at once when nobody waits for it any more.
      await delay(backOff.duration)
      try {
        return await attempt(request, way)
      } catch (error) {
        failure = error
      }
      backOff = backOff.next(undefined)
    }
    throw failure
  }

  function report(request: Request, error: unknown): Error {
    const failure = asFetchFailure(request.subgraph, error)
    const level = error instanceof CircuitOpen ? 'debug' : 'warn'
    runWithRequest(request.context.requestId, () =>
      logger[level](
        { subgraph: request.subgraph, err: failure.originalError?.message },
        failure.message,
      ),
    )
    return failure
  }

  return {
    // By few promises: there is a fetch or more to every request.
    fetch(request) {
      const startedAt = performance.now()
      const way = wayTo(request.subgraph)
      const observed = (outcome: 'ok' | 'failed') =>
        observe.fetched(request.subgraph, outcome, (performance.now() - startedAt) / 1_000)
      const take = (answer: SubgraphAnswer) => {
        const fault = answer.errors?.find(isRouterFault)
        if (fault) throw new UnusableAnswer(fault.message)
        observed('ok')
        return answer
      }
      way.budget.earn()
      return attempt(request, way)
        .then(take, (error: unknown) => tryAgain(request, way, error).then(take))
        .catch((error: unknown) => {
          observed('failed')
          throw request.signal?.aborted ? error : report(request, error)
        })
    },
    close: () => http.close(),
  }
}

function createWay(
  subgraph: string,
  { policies = {}, observe, logger }: SubgraphTransportOptions,
): Way {
  const { retries, circuitFailures, circuitResetMs } = policyFor(subgraph, policies)
  const onChange = (position: CircuitPosition) => {
    observe.circuitChanged(subgraph, position)
    if (position !== 'half-open') logger.warn({ subgraph, position }, 'circuit to subgraph')
  }
  const options = { failures: circuitFailures, resetMs: circuitResetMs, onChange }
  return {
    retries,
    circuit: circuitFailures > 0 ? createCircuit(options) : undefined,
    budget: createRetryBudget(),
  }
}

function createHttp({
  urls,
  policies = {},
  headerRules = NO_HEADER_RULES,
}: SubgraphTransportOptions) {
  const timeouts = Object.keys(urls).map((name) => [name, policyFor(name, policies).timeoutMs])
  return createUndiciTransport<RouterContext>({
    urls,
    timeouts: Object.fromEntries(timeouts) as Record<string, number>,
    headers(context, subgraph) {
      const headers: Record<string, string> = {}
      headerRules.addRequestHeaders(subgraph, context, headers)
      if (context.clientHeaders) traceHeaders(context.clientHeaders, headers)
      headers[IDENTITY_HEADER] = context.signedIdentity()
      headers['x-request-id'] = context.requestId
      return headers
    },
    onHead: (context, subgraph) => headerRules.onHead(context, subgraph),
  })
}
