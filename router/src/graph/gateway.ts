import { ApolloGateway, type GraphQLDataSource, type ServiceMap } from '@apollo/gateway'
import { type Logger } from '@floodgate/platform/logging'
import { disableApolloTelemetry } from '../environment.ts'

export interface GatewayOptions {
  readonly supergraphSdl: string
  /** By subgraph name; the routing URLs written in the supergraph are not used. */
  readonly dataSources: ServiceMap
  readonly logger: Logger
}

/** The stock gateway for queries and mutations, on our own data sources. */
export function createGateway({
  supergraphSdl,
  dataSources,
  logger,
}: GatewayOptions): ApolloGateway {
  disableApolloTelemetry()
  return new ApolloGateway({
    supergraphSdl,
    logger,
    buildService: ({ name }) => dataSourceOf(dataSources, name),
    // A client could otherwise read how the graph is cut, by a header.
    __exposeQueryPlanExperimental: false,
  })
}

function dataSourceOf(dataSources: ServiceMap, name: string): GraphQLDataSource {
  const dataSource = Object.hasOwn(dataSources, name) ? dataSources[name] : undefined
  if (!dataSource) throw new Error(`The supergraph names a subgraph without a URL: ${name}`)
  return dataSource
}
