import { type GraphQLDataSource } from '@apollo/gateway'
import { IDENTITY_HEADER } from '@floodgate/platform/identity'
import { OperationTypeNode } from 'graphql'
import { type RouterContext } from '../context.ts'
import { type SubgraphClient } from './subgraph-client.ts'

export type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>
type ProcessOptions = Parameters<GraphQLDataSource['process']>[0]

/** What the gateway calls a data source: a subgraph asked in the name of the request's identity. */
export function createDataSource(client: SubgraphClient): GraphQLDataSource {
  return {
    async process(options): Promise<Answer> {
      const context = options.context as RouterContext
      const mutation = isMutation(options)
      const answer = await client.fetch({
        query: options.request.query ?? '',
        operationName: options.request.operationName,
        variables: options.request.variables,
        headers: {
          [IDENTITY_HEADER]: context.signedIdentity(),
          'x-request-id': context.requestId,
        },
        // A mutation that began runs to its end, whether or not the client stays to hear of it.
        signal: mutation ? undefined : context.signal,
        repeatable: !mutation,
      })
      return answer
    },
  }
}

function isMutation(options: ProcessOptions): boolean {
  return (
    'incomingRequestContext' in options &&
    options.incomingRequestContext.operation.operation === OperationTypeNode.MUTATION
  )
}
