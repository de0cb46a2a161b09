import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { SubgraphTimeout, UnusableAnswer } from '../transport/transport.ts'
import { LIST, type Position } from './collect.ts'

/** What subgraphs may say of themselves in `extensions` and clients must not see. */
const PRIVATE_EXTENSIONS = new Set(['exception', 'stacktrace'])

type ErrorPath = GraphQLFormattedError['path']

/** A subgraph's error as the client sees it, at `path` of the response. */
export function subgraphError(
  subgraph: string,
  error: GraphQLFormattedError,
  path: ErrorPath,
): GraphQLError {
  const kept = Object.entries(error.extensions ?? {}).filter(
    ([key]) => !PRIVATE_EXTENSIONS.has(key),
  )
  const extensions = Object.fromEntries(kept)
  return new GraphQLError(
    error.message || `Error while fetching subquery from service "${subgraph}"`,
    {
      path,
      extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...extensions, serviceName: subgraph },
    },
  )
}

/** A fetch that brought no answer that can be used. What went wrong in detail is for the log. */
export function fetchError(subgraph: string, cause: unknown): GraphQLError {
  if (cause instanceof GraphQLError) return cause
  const [code, what] =
    cause instanceof SubgraphTimeout
      ? ['SUBGRAPH_TIMEOUT', 'did not answer in time']
      : cause instanceof UnusableAnswer
        ? ['SUBGRAPH_INVALID_RESPONSE', "gave an answer that can't be used"]
        : ['SUBGRAPH_UNAVAILABLE', 'is out of reach']
  return new GraphQLError(`The ${subgraph} subgraph ${what}.`, {
    extensions: { code, serviceName: subgraph },
    ...(cause instanceof Error && { originalError: cause }),
  })
}

/** Where in the response a whole fetch belongs: as far as it is one place. */
export function placeOf(path: readonly string[]): Position {
  const firstList = path.indexOf(LIST)
  return firstList === -1 ? path : path.slice(0, firstList)
}
