import {
  createDurationHistogram,
  type ObserveSeconds,
} from '@floodgate/platform/duration-histogram'
import { Counter, createRequestHistogram, Gauge, type Registry } from '@floodgate/platform/metrics'
import type { ReloadOutcome } from './graph/live-graph.ts'
import type { FetchObserver } from './subgraph/subgraph-transport.ts'

export interface RouterMetrics {
  readonly observeRequest: (outcome: 'ok' | 'refused', seconds: number) => void
  readonly fetches: FetchObserver
  readonly reloaded: (outcome: ReloadOutcome) => void
  readonly warmed: (operations: number) => void
}

export function createRouterMetrics(registry: Registry): RouterMetrics {
  const requests = createRequestHistogram(registry)
  const observe = {
    ok: requests.observer({ outcome: 'ok' }),
    refused: requests.observer({ outcome: 'refused' }),
  }
  return {
    observeRequest: (outcome, seconds) => observe[outcome](seconds),
    fetches: createFetchObserver(registry),
    reloaded: createReloadCounter(registry),
    warmed: createWarmedGauge(registry),
  }
}

function createWarmedGauge(registry: Registry): RouterMetrics['warmed'] {
  const warmed = new Gauge({
    name: 'floodgate_router_warmed_operations',
    help: 'Operations that were planned before the supergraph that is served now took over',
    registers: [registry],
  })
  return (operations) => warmed.set(operations)
}

function createReloadCounter(registry: Registry): RouterMetrics['reloaded'] {
  const reloads = new Counter({
    name: 'floodgate_router_supergraph_reloads_total',
    help: 'Supergraphs that were put in place of the one before, or were not',
    labelNames: ['outcome'],
    registers: [registry],
  })
  return (outcome) => reloads.inc({ outcome })
}

function createFetchObserver(registry: Registry): FetchObserver {
  const fetches = createDurationHistogram<'subgraph' | 'outcome'>(registry, {
    name: 'floodgate_router_fetch_seconds',
    help: 'Time to fetch from a subgraph, retries included, in seconds',
  })
  const retries = new Counter({
    name: 'floodgate_router_fetch_retries_total',
    help: 'Fetches that were tried again',
    labelNames: ['subgraph'],
    registers: [registry],
  })
  const openCircuits = new Gauge({
    name: 'floodgate_router_circuit_open',
    help: '1 while a subgraph is not asked since it failed again and again',
    labelNames: ['subgraph'],
    registers: [registry],
  })
  // Labels are looked up once: that costs more than the counting.
  const observers = new Map<string, ObserveSeconds>()
  return {
    fetched(subgraph, outcome, seconds) {
      const key = `${outcome} ${subgraph}`
      let observe = observers.get(key)
      if (!observe) observers.set(key, (observe = fetches.observer({ subgraph, outcome })))
      observe(seconds)
    },
    retried: (subgraph) => retries.inc({ subgraph }),
    circuitChanged: (subgraph, position) =>
      openCircuits.set({ subgraph }, position === 'closed' ? 0 : 1),
  }
}

/** What is asked at each scrape. */
interface LongLived {
  readonly sockets: () => number
  readonly streams: () => number
  readonly hub: () => { readonly clients: number; readonly upstreams: number }
}

export function exposeConnections(registry: Registry, { sockets, streams, hub }: LongLived): void {
  const expose = (name: string, help: string, count: () => number) =>
    new Gauge({
      ...{ name: `floodgate_router_${name}`, help, registers: [registry] },
      collect() {
        this.set(count())
      },
    })
  expose('websockets', 'Open WebSocket connections', sockets)
  expose('event_streams', 'Open streams of server-sent events', streams)
  expose('subscriptions', "Clients' subscriptions", () => hub().clients)
  expose('upstream_subscriptions', 'Subscriptions to subgraphs', () => hub().upstreams)
}
