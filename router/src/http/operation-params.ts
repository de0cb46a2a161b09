import type { GraphQLError } from 'graphql'
import type { OperationNames } from '../documents/operation-texts.ts'
import { graphqlError } from '../errors.ts'

/** One operation as a request asks for it. */
export interface OperationParams extends OperationNames {
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
}

/** Undefined when Apollo Server refuses a request of this form anyway, and has the words for it. */
export type ReadParams = OperationParams | GraphQLError | undefined

/** Of a POST. */
export function paramsOfBody(body: unknown): ReadParams {
  if (!isRecord(body)) return undefined
  const { query, variables, operationName, extensions, documentId = body.id } = body
  if (!isTextOrNone(query) || !isTextOrNone(operationName)) return undefined
  if (!isRecordOrNone(variables) || !isRecordOrNone(extensions)) return undefined
  if (!isTextOrNone(documentId)) {
    return graphqlError('BAD_USER_INPUT', 'The id of a document must be a string.')
  }
  const sha256Hash = extensions ? hashIn(extensions) : undefined
  if (sha256Hash === null) {
    return graphqlError('BAD_USER_INPUT', '`persistedQuery` must be { version: 1, sha256Hash }.')
  }
  return {
    query: query ?? undefined,
    documentId: documentId ?? undefined,
    sha256Hash,
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
  }
}

const NAMES = ['query', 'operationName', 'variables', 'extensions', 'documentId', 'id'] as const
const JSON_NAMES: readonly string[] = ['variables', 'extensions']

/** Of a GET, in its query string. */
export function paramsOfSearch(search: string): ReadParams {
  const given = new URLSearchParams(search)
  const body: Record<string, unknown> = {}
  for (const name of NAMES) {
    const [value, ...others] = given.getAll(name)
    if (others.length > 0) {
      return graphqlError('BAD_USER_INPUT', `\`${name}\` may be given once only.`)
    }
    if (value !== undefined) body[name] = JSON_NAMES.includes(name) ? parseOrText(value) : value
  }
  return paramsOfBody(body)
}

/** Null when it is there but of no known kind. */
function hashIn({ persistedQuery }: Record<string, unknown>): string | undefined | null {
  if (persistedQuery == null) return undefined
  if (!isRecord(persistedQuery)) return null
  const { version, sha256Hash } = persistedQuery
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : null
}

/** A text where JSON is due makes the request malformed, as in a body. */
function parseOrText(value: string): unknown {
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isRecordOrNone = (value: unknown): value is Record<string, unknown> | null | undefined =>
  value == null || isRecord(value)

const isTextOrNone = (value: unknown): value is string | null | undefined =>
  value == null || typeof value === 'string'
