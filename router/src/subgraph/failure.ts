import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import { graphqlError } from '../errors.ts'
import { HttpFailure, SubgraphTimeout, UnusableAnswer } from '../executor/transport/transport.ts'

/** A failed fetch as the client may see it: which subgraph, never where it lives or what it said. */
export function fetchFailure(subgraph: string, cause: unknown): GraphQLError {
  if (cause instanceof SubgraphTimeout) {
    return graphqlError(
      'SUBGRAPH_TIMEOUT',
      `The ${subgraph} subgraph did not answer in time.`,
      cause,
    )
  }
  return graphqlError('SUBGRAPH_UNAVAILABLE', `The ${subgraph} subgraph is out of reach.`, cause)
}

export function invalidAnswer(subgraph: string, cause?: unknown): GraphQLError {
  return graphqlError(
    'SUBGRAPH_INVALID_RESPONSE',
    `The ${subgraph} subgraph gave an answer that can't be used.`,
    cause,
  )
}

/** What a transport threw, as the client may see it. */
export function asFetchFailure(subgraph: string, cause: unknown): GraphQLError {
  return cause instanceof UnusableAnswer
    ? invalidAnswer(subgraph, cause)
    : fetchFailure(subgraph, cause)
}

/** The subgraph was not asked, since it failed again and again. */
export class CircuitOpen extends Error {
  override readonly name = 'CircuitOpen'

  constructor(subgraph: string) {
    super(`the circuit to ${subgraph} is open`)
  }
}

/** Is the subgraph in trouble, rather than this fetch? */
export const isOutage = (cause: unknown): boolean => !(cause instanceof UnusableAnswer)

/** Connections that broke or never stood: a socket that was closed while idle, a process that restarts. */
const LOST_CONNECTION = new Set<unknown>([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'EAI_AGAIN',
])

/** How a proxy says that its backend is away or busy. */
const AWAY = new Set([502, 503, 504])

/** May the same fetch succeed a moment later? A timeout has cost its time already. */
export function isTransient(cause: unknown): boolean {
  if (cause instanceof HttpFailure) return AWAY.has(cause.status)
  return cause instanceof Error && 'code' in cause && LOST_CONNECTION.has(cause.code)
}

/** Codes that speak of the operation as sent: to a subgraph the router sends it, so the client is not at fault. */
const ROUTER_FAULTS = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'UNTRUSTED_CALLER',
])

export function isRouterFault(error: GraphQLFormattedError): boolean {
  return ROUTER_FAULTS.has(error.extensions?.code)
}
