import { readFileSync } from 'node:fs'
import {
  ApolloGateway,
  type GraphQLDataSourceProcessOptions,
  RemoteGraphQLDataSource,
} from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'

// The stock gateway, as its documentation starts it.

const { SUPERGRAPH_PATH = '', PORT, FORWARDED_HEADERS = '' } = process.env
const forwarded = FORWARDED_HEADERS.split(',')

interface Context {
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>
}

class ForwardingDataSource extends RemoteGraphQLDataSource<Context> {
  override willSendRequest(options: GraphQLDataSourceProcessOptions<Context>): void {
    const { headers } = options.context as Context
    for (const name of forwarded) {
      const value = headers?.[name]
      if (typeof value === 'string') options.request.http?.headers.set(name, value)
    }
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(SUPERGRAPH_PATH, 'utf8'),
  buildService: ({ url }) => new ForwardingDataSource(url ? { url } : {}),
})
await startStandaloneServer(new ApolloServer<Context>({ gateway }), {
  listen: { port: Number(PORT), host: '127.0.0.1' },
  context: ({ req: { headers } }) => Promise.resolve({ headers }),
})
