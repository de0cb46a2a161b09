import { AggregatorRegistry, collectDefaultMetrics, Registry } from 'prom-client'
import { createDurationHistogram, type DurationHistogram } from './duration-histogram.ts'

export { Counter, Gauge, type Registry } from 'prom-client'

/** A process's registry, with Node's own figures (event loop, memory, CPU) in it. */
export function createMetrics(service: string): Registry {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  return registry
}

/** How long GraphQL requests take, in seconds. */
export const createRequestHistogram = (registry: Registry): DurationHistogram<'outcome'> =>
  createDurationHistogram(registry, {
    name: 'floodgate_graphql_request_seconds',
    help: 'Time to answer a GraphQL request, in seconds',
  })

let aggregator: AggregatorRegistry<'text/plain; version=0.0.4; charset=utf-8'> | undefined

/** In a process that `node:cluster` started: what `clusterMetrics` takes from it. */
export function shareMetrics(registry: Registry): void {
  // It is what answers: without one here, the process that asks waits in vain.
  aggregator ??= new AggregatorRegistry()
  AggregatorRegistry.setRegistries([registry])
}

/** In the process that started the others: their metrics, added up. @throws when one of them does not answer */
export function clusterMetrics(): Promise<string> {
  aggregator ??= new AggregatorRegistry()
  return aggregator.clusterMetrics()
}
