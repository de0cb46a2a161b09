import {
  Counter,
  createRequestHistogram,
  Gauge,
  Histogram,
  type Registry,
} from '@floodgate/platform/metrics'
import { type FetchObserver } from './subgraph/subgraph-transport.ts'

export interface RouterMetrics {
  readonly observeRequest: (outcome: 'ok' | 'refused', seconds: number) => void
  readonly fetches: FetchObserver
}

export function createRouterMetrics(registry: Registry): RouterMetrics {
  const requests = createRequestHistogram(registry)
  const outcomes = {
    ok: requests.labels({ outcome: 'ok' }),
    refused: requests.labels({ outcome: 'refused' }),
  }
  return {
    observeRequest: (outcome, seconds) => outcomes[outcome].observe(seconds),
    fetches: createFetchObserver(registry),
  }
}

function createFetchObserver(registry: Registry): FetchObserver {
  const fetches = new Histogram({
    name: 'floodgate_router_fetch_seconds',
    help: 'Time to fetch from a subgraph, retries included, in seconds',
    labelNames: ['subgraph', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
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
  const fetchesOf = new Map<string, ReturnType<typeof fetches.labels>>()
  return {
    fetched(subgraph, outcome, seconds) {
      const key = `${outcome} ${subgraph}`
      let fetch = fetchesOf.get(key)
      if (!fetch) fetchesOf.set(key, (fetch = fetches.labels({ subgraph, outcome })))
      fetch.observe(seconds)
    },
    retried: (subgraph) => retries.inc({ subgraph }),
    circuitChanged: (subgraph, position) =>
      openCircuits.set({ subgraph }, position === 'closed' ? 0 : 1),
  }
}

/** @param count how many WebSockets are open, asked at each scrape */
export function exposeConnections(registry: Registry, count: () => number): void {
  new Gauge({
    name: 'floodgate_router_websockets',
    help: 'Open WebSocket connections',
    registers: [registry],
    collect() {
      this.set(count())
    },
  })
}
