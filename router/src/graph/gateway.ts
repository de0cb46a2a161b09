import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { RouterContext } from '../context.ts'
import type { Executor } from '../executor/executor.ts'
import { authorizationOf } from '../session/caller-authorization.ts'
import { SerialisedData } from './serialised-data.ts'

type Gateway = ApolloServerOptionsWithGateway<RouterContext>['gateway']

/**
 * Apollo Server's pipeline over the compiled executor: the pipeline parses, validates and formats errors, the executor plans,
 * fetches and writes the data.
 */
export function createGateway(executor: Executor<RouterContext>): Gateway {
  return {
    load: () =>
      Promise.resolve({
        schema: executor.schema,
        async executor({ document, operationName, request, ...rest }) {
          const context = rest.context as RouterContext
          const { variables } = request
          const authorization = authorizationOf(context.identity)
          const operation = executor.plan({ document, operationName, variables, authorization })
          const { signal } = context
          const answer = await executor.execute(operation, { variables, context, signal })
          return {
            ...(answer.errors.length > 0 && { errors: answer.errors }),
            ...(answer.data !== undefined && { data: new SerialisedData(answer.data) }),
          }
        },
      }),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: executor.schema, coreSupergraphSdl: '' })
      return () => undefined
    },
    stop: () => Promise.resolve(),
  }
}
