import type { ApolloServerPlugin } from '@apollo/server'
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type FormattedExecutionResult,
  getOperationAST,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql'
import { createBoundedCache } from './bounded-cache.ts'

const DOCUMENTS = 1_000

export interface AcceptedOperations<C extends object> {
  /** Remembers what Apollo Server parsed and found valid. */
  readonly plugin: ApolloServerPlugin<C>
  /**
   * Runs a request of an operation that was accepted before, to the same answer at a fraction of the cost: text, hooks and content
   * types have been dealt with. Undefined for any other request: Apollo Server answers it, and nothing has run yet.
   */
  run(body: unknown, createContext: () => C): Promise<FormattedExecutionResult | undefined>
}

export function createAcceptedOperations<C extends object>(
  schema: GraphQLSchema,
  formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError,
): AcceptedOperations<C> {
  const documents = createBoundedCache<DocumentNode>(DOCUMENTS)

  const answerOf = ({ errors, data }: ExecutionResult): FormattedExecutionResult | undefined => {
    // The variables don't fit, which Apollo Server has the words and the status for.
    if (data === undefined) return undefined
    return errors
      ? { errors: errors.map((error) => formatError(error.toJSON(), error)), data }
      : { data }
  }

  return {
    plugin: {
      requestDidStart: () =>
        Promise.resolve({
          didResolveOperation({ source, document }) {
            documents.set(source, document)
            return Promise.resolve()
          },
        }),
    },
    async run(body, createContext) {
      if (!isPlainRequest(body)) return undefined
      const { query, variables: variableValues, operationName } = body
      const document = documents.get(query)
      if (!document || !getOperationAST(document, operationName)) return undefined
      const contextValue = createContext()
      return answerOf(
        await execute({ schema, document, operationName, variableValues, contextValue }),
      )
    },
  }
}

interface PlainRequest {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>> | null
  readonly operationName?: string | null
}

function isPlainRequest(body: unknown): body is PlainRequest {
  if (!isRecord(body)) return false
  const { query, variables, operationName, extensions } = body
  return (
    typeof query === 'string' &&
    (variables == null || isRecord(variables)) &&
    (operationName == null || typeof operationName === 'string') &&
    extensions == null
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
