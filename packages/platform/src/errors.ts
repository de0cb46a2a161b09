import type { GraphQLFormattedError } from 'graphql'
import type { Logger } from './logging.ts'
import { currentRequestId } from './request-context.ts'

/**
 * Every code that an unexpected failure can carry in `extensions.code`, with the sentence a client may be shown.
 * docs/ERRORS.md documents each; a test holds it complete.
 */
export const ERROR_CODES = {
  BAD_USER_INPUT: 'The input does not have the form that the schema asks for.',
  UNAUTHENTICATED: 'Log in first: the session is missing, expired or revoked.',
  FORBIDDEN: 'The account may not do this.',
  INVALID_SIGNATURE: 'The signature of the request does not hold.',
  SIGNATURE_REQUIRED: 'Only a signed request may do this.',
  UNTRUSTED_CALLER: 'Subgraphs answer the router and one another only.',
  UNAVAILABLE: 'A service that this request needs is out of reach; try again.',
  SUBGRAPH_UNAVAILABLE: 'A subgraph is out of reach; try again.',
  SUBGRAPH_TIMEOUT: 'A subgraph did not answer in time.',
  SUBGRAPH_INVALID_RESPONSE: "A subgraph gave an answer that can't be used.",
  UNAUTHORIZED_FIELD_OR_TYPE: 'The request may not see this field.',
  QUERY_PLAN_FAILED: 'No way to answer this operation was found.',
  PAYLOAD_TOO_LARGE: 'The request is larger than 1 MiB.',
  OPERATION_LIMIT_EXCEEDED: 'The operation asks for too much at once.',
  PERSISTED_QUERY_NOT_IN_LIST: 'Only operations that were registered beforehand may run.',
  RATE_LIMITED: 'Too many requests; try again later.',
  TOO_MANY_SUBSCRIPTIONS: 'This connection has as many operations under way as it may.',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side.',
} as const satisfies Record<string, string>

export type ErrorCode = keyof typeof ERROR_CODES

/** A failure that a client can't be expected to handle as data. Its message is shown to the client. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  /** graphql-js copies this onto the GraphQL error. */
  readonly extensions: { readonly code: ErrorCode }

  constructor(code: ErrorCode, message: string = ERROR_CODES[code], options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.extensions = { code }
  }
}

/** Codes of Apollo Server and graphql-js whose messages speak of the request alone. */
const REQUEST_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
])

/**
 * Makes the public form of an error: known codes pass with their message, all else is logged and
 * answered as INTERNAL_SERVER_ERROR with the request id. Stack traces never pass.
 */
export function createErrorFormatter(logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = formatted.extensions?.code
    const { locations, path } = formatted
    const where = { ...(locations && { locations }), ...(path && { path }) }
    if (typeof code === 'string' && (REQUEST_CODES.has(code) || isPublicCode(code))) {
      const { retryAfterMs } = formatted.extensions ?? {}
      const wait = typeof retryAfterMs === 'number' && { retryAfterMs }
      return { message: formatted.message, ...where, extensions: { code, ...wait } }
    }
    const requestId = currentRequestId()
    logger.error({ err: rootCause(error), path }, 'request failed')
    return {
      message: ERROR_CODES.INTERNAL_SERVER_ERROR,
      ...where,
      extensions: { code: 'INTERNAL_SERVER_ERROR', ...(requestId && { requestId }) },
    }
  }
}

function isPublicCode(code: string): code is ErrorCode {
  return code !== 'INTERNAL_SERVER_ERROR' && Object.hasOwn(ERROR_CODES, code)
}

function rootCause(error: unknown): unknown {
  return error instanceof Error && 'originalError' in error && error.originalError instanceof Error
    ? error.originalError
    : error
}
