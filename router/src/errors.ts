import { AppError, ERROR_CODES, type ErrorCode } from '@floodgate/platform/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'

/** The HTTP status of requests that are refused before an operation runs. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INVALID_SIGNATURE: 401,
  SIGNATURE_REQUIRED: 401,
  PAYLOAD_TOO_LARGE: 413,
  OPERATION_LIMIT_EXCEEDED: 400,
  PERSISTED_QUERY_NOT_IN_LIST: 400,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
}

/** An error of the catalogue as graphql-js and Apollo Server pass it on. */
export function graphqlError(
  code: ErrorCode,
  message: string = ERROR_CODES[code],
  cause?: unknown,
): GraphQLError {
  const status = STATUS[code]
  return new GraphQLError(message, {
    extensions: { code, ...(status !== undefined && { http: { status } }) },
    ...(cause instanceof Error && { originalError: cause }),
  })
}

/** RATE_LIMITED, with the milliseconds to wait in `extensions.retryAfterMs`. */
export function rateLimited(retryAfterMs: number): GraphQLError {
  const { message, extensions } = graphqlError('RATE_LIMITED')
  return new GraphQLError(message, { extensions: { ...extensions, retryAfterMs } })
}

/** Any thrown value as a GraphQL error, an AppError with its code and status. */
export function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error
  if (error instanceof AppError) return graphqlError(error.code, error.message, error.cause)
  const cause = error instanceof Error ? error : new Error(String(error))
  return new GraphQLError(cause.message, { originalError: cause })
}

/** An error of graphql-js, with the code that Apollo Server would give it. */
export function withCode(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, {
    ...(error.nodes && { nodes: error.nodes }),
    ...(error.source && { source: error.source }),
    ...(error.positions && { positions: error.positions }),
    extensions: { code },
  })
}

/** As Apollo Server does before it formats: a code for every error. */
export function formattedWithCode(error: GraphQLError): GraphQLFormattedError {
  return {
    ...error.toJSON(),
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions },
  }
}
