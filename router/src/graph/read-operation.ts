import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type OperationDefinitionNode,
} from 'graphql'
import { isErrors, type Operations } from '../documents/operations.ts'
import type { ReadParams } from '../http/operation-params.ts'

/** An operation that may be planned. */
export interface ReadOperation {
  readonly query: string
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
}

const OPERATION_UNKNOWN = new GraphQLError('The document has no operation of that name.', {
  extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
})

/** For protocols that know their form of requests themselves, unlike HTTP. */
export function readOperation(
  { resolveText, readDocument, checkCost }: Operations,
  params: ReadParams,
): ReadOperation | readonly GraphQLError[] {
  if (params instanceof GraphQLError) return [params]
  const query = resolveText(params ?? {})
  if (query instanceof GraphQLError) return [query]
  const document = readDocument(query ?? '')
  if (isErrors(document)) return document
  const { operationName, variables } = params ?? {}
  const operation = getOperationAST(document, operationName)
  if (!operation) return [OPERATION_UNKNOWN]
  const tooCostly = checkCost(document, operation, variables)
  if (tooCostly) return [tooCostly]
  return { query: query ?? '', document, operation, operationName, variables }
}
