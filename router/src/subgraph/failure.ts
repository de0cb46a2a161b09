import { type GraphQLError, type GraphQLFormattedError } from 'graphql'
import { graphqlError } from '../errors.ts'
import { SubgraphTimeout, UnusableAnswer } from '../executor/transport/transport.ts'

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

/** Broken before any answer came: a socket that was closed while idle, or a process that restarts. */
export function isLostConnection(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET'
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
