import { type ServiceMap } from '@apollo/gateway'
import { type Identity, type IdentitySigner } from '@floodgate/platform/identity'
import { type ReadinessChecks } from '@floodgate/platform/health'
import { type Logger } from '@floodgate/platform/logging'
import { newRequestId } from '../http/request-id.ts'
import { createDataSource } from './data-source.ts'
import { createSubgraphClient, type SubgraphClient } from './subgraph-client.ts'
import { createSubscriptionSource, type SubscriptionSource } from './subscription-source.ts'

export interface Subgraphs {
  readonly dataSources: ServiceMap
  readonly subscriptionSources: Readonly<Record<string, SubscriptionSource>>
  readonly readiness: ReadinessChecks
  close(): Promise<void>
}

export interface SubgraphsOptions {
  readonly urls: Readonly<Record<string, string>>
  readonly identitySigner: IdentitySigner
  readonly timeoutMs: number
  readonly logger: Logger
  readonly observe: (subgraph: string, outcome: 'ok' | 'failed', seconds: number) => void
}

/** Who opens the sockets; each operation over them names its own user. */
const ROUTER: Identity = { kind: 'service', name: 'router' }

/** Everything that talks to the subgraphs, by their names in the supergraph. */
export function connectSubgraphs(options: SubgraphsOptions): Subgraphs {
  const { urls, identitySigner, timeoutMs, logger, observe } = options
  const clients = mapValues(urls, (url, name) =>
    createSubgraphClient({
      name,
      url,
      timeoutMs,
      logger,
      observe: (outcome, seconds) => observe(name, outcome, seconds),
    }),
  )
  const subscriptionSources = mapValues(urls, (url, name) =>
    createSubscriptionSource({
      name,
      url,
      connectTimeoutMs: timeoutMs,
      logger,
      connectionParams: () => ({ identity: identitySigner.sign(ROUTER, newRequestId()) }),
    }),
  )
  return {
    dataSources: mapValues(clients, createDataSource),
    subscriptionSources,
    readiness: mapValues(clients, (client: SubgraphClient) => () => client.checkReady()),
    async close() {
      for (const source of Object.values(subscriptionSources)) source.close()
      await Promise.all(Object.values(clients).map((client) => client.close()))
    },
  }
}

function mapValues<V, R>(
  record: Readonly<Record<string, V>>,
  map: (value: V, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}
