import type { Identity, IdentitySigner } from '@floodgate/platform/identity'
import type { ReadinessChecks } from '@floodgate/platform/health'
import type { Logger } from '@floodgate/platform/logging'
import type { RouterContext } from '../context.ts'
import type { SubgraphTransport } from '../executor/transport/transport.ts'
import { newRequestId } from '../http/request-id.ts'
import type { HeaderRules } from './header-rules.ts'
import { policyFor, type SubgraphPolicies } from './policy.ts'
import { createSubgraphTransport, type FetchObserver } from './subgraph-transport.ts'
import { createSubscriptionSource, type SubscriptionSource } from './subscription-source.ts'

export interface Subgraphs {
  readonly transport: SubgraphTransport<RouterContext>
  readonly subscriptionSources: Readonly<Record<string, SubscriptionSource>>
  readonly readiness: ReadinessChecks
  close(): Promise<void>
}

export interface SubgraphsOptions {
  readonly urls: Readonly<Record<string, string>>
  readonly identitySigner: IdentitySigner
  readonly policies?: SubgraphPolicies
  readonly headerRules?: HeaderRules | undefined
  readonly logger: Logger
  readonly observe: FetchObserver
}

/** Who opens the sockets; each operation over them names its own user. */
const ROUTER: Identity = { kind: 'service', name: 'router' }

/** Everything that talks to the subgraphs, by their names in the supergraph. */
export function connectSubgraphs(options: SubgraphsOptions): Subgraphs {
  const { urls, identitySigner, policies = {}, logger } = options
  const transport = createSubgraphTransport(options)
  const subscriptionSources = mapValues(urls, (url, name) =>
    createSubscriptionSource({
      name,
      url,
      connectTimeoutMs: policyFor(name, policies).timeoutMs,
      logger,
      connectionParams: () => ({ identity: identitySigner.sign(ROUTER, newRequestId()) }),
    }),
  )
  return {
    transport,
    subscriptionSources,
    readiness: mapValues(urls, (url, name) => () => checkReady(name, url)),
    async close() {
      for (const source of Object.values(subscriptionSources)) source.close()
      await transport.close()
    },
  }
}

/** @throws when the subgraph is not ready to serve */
async function checkReady(name: string, url: string): Promise<void> {
  const { status, body } = await fetch(new URL('/readyz', url), {
    signal: AbortSignal.timeout(2_000),
  })
  await body?.cancel()
  if (status !== 200) throw new Error(`${name} answers /readyz with ${status}`)
}

function mapValues<V, R>(
  record: Readonly<Record<string, V>>,
  map: (value: V, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}
