import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type GraphQLRequestContextDidResolveOperation,
} from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import type { Logger } from '@floodgate/platform/logging'
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql'
import type { RouterContext } from '../context.ts'
import { rulesBeyondSpecification, validationOptions } from '../documents/document-reader.ts'
import type { Operations } from '../documents/operations.ts'
import { graphqlError } from '../errors.ts'
import { stringifyResponse } from './serialised-data.ts'

export interface ApolloOptions {
  readonly gateway: ApolloServerOptionsWithGateway<RouterContext>['gateway']
  readonly introspection: boolean
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
  readonly logger: Logger
  readonly operations: Operations
}

/**
 * The pipeline of queries and mutations: parsing, validation, CSRF prevention, the gateway. Its callers resolve persisted
 * operations, for all protocols alike.
 */
export function createApollo(options: ApolloOptions): ApolloServer<RouterContext> {
  const { gateway, formatError, logger, operations } = options
  return new ApolloServer<RouterContext>({
    gateway,
    formatError,
    logger,
    // By the same rules as everywhere else, below.
    introspection: true,
    validationRules: [...rulesBeyondSpecification(options)],
    validationOptions: validationOptions(options),
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: stringifyResponse,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      admission(operations),
    ],
  })
}

/** What the pipeline itself does not refuse: whatever came by which way, nothing else runs. */
function admission({ resolveText, checkCost }: Operations): ApolloServerPlugin<RouterContext> {
  const refusalOf: Admit = ({ source, document, operation, request }) => {
    const text = resolveText({ query: source })
    if (text instanceof GraphQLError) return text
    if (!operation) return undefined
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
      return graphqlError('BAD_USER_INPUT', SUBSCRIPTIONS_ELSEWHERE)
    }
    return checkCost(document, operation, request.variables)
  }
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation(operation) {
          const refusal = refusalOf(operation)
          return refusal ? Promise.reject(refusal) : Promise.resolve()
        },
      }),
  }
}

type Admit = (
  request: GraphQLRequestContextDidResolveOperation<RouterContext>,
) => GraphQLError | undefined

const SUBSCRIPTIONS_ELSEWHERE =
  'Subscriptions run over WebSocket (graphql-transport-ws) at this same address.'
