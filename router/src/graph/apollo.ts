import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
} from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { type Logger } from '@floodgate/platform/logging'
import { type GraphQLFormattedError, OperationTypeNode } from 'graphql'
import { type RouterContext } from '../context.ts'
import { type AcceptedDocuments } from '../documents/accepted-documents.ts'
import { graphqlError } from '../errors.ts'
import { stringifyResponse } from './serialised-data.ts'

export interface ApolloOptions {
  readonly gateway: ApolloServerOptionsWithGateway<RouterContext>['gateway']
  readonly introspection: boolean
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError
  readonly logger: Logger
  /** What is to learn which documents are accepted. */
  readonly documents: AcceptedDocuments
}

/** The pipeline of queries and mutations: parsing, validation, persisted queries, CSRF prevention, the gateway. */
export function createApollo({
  documents,
  ...options
}: ApolloOptions): ApolloServer<RouterContext> {
  return new ApolloServer<RouterContext>({
    ...options,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    stringifyResult: stringifyResponse,
    plugins: [ApolloServerPluginLandingPageDisabled(), subscriptionsNeedASocket, documents.plugin],
  })
}

const subscriptionsNeedASocket: ApolloServerPlugin<RouterContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ operation }) {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return Promise.resolve()
        const message =
          'Subscriptions run over WebSocket (graphql-transport-ws) at this same address.'
        return Promise.reject(graphqlError('BAD_USER_INPUT', message))
      },
    }),
}
