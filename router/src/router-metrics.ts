import {
  createRequestHistogram,
  Gauge,
  Histogram,
  type Registry,
} from '@floodgate/platform/metrics'

export interface RouterMetrics {
  readonly observeRequest: (outcome: 'ok' | 'refused', seconds: number) => void
  readonly observeFetch: (subgraph: string, outcome: 'ok' | 'failed', seconds: number) => void
}

export function createRouterMetrics(registry: Registry): RouterMetrics {
  const requests = createRequestHistogram(registry)
  const fetches = new Histogram({
    name: 'floodgate_router_fetch_seconds',
    help: 'Time to fetch from a subgraph, in seconds',
    labelNames: ['subgraph', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  // Labels are looked up once: that costs more than the counting.
  const fetchesOf = new Map<string, ReturnType<typeof fetches.labels>>()
  const outcomes = {
    ok: requests.labels({ outcome: 'ok' }),
    refused: requests.labels({ outcome: 'refused' }),
  }
  return {
    observeRequest: (outcome, seconds) => outcomes[outcome].observe(seconds),
    observeFetch(subgraph, outcome, seconds) {
      const key = `${outcome} ${subgraph}`
      let fetch = fetchesOf.get(key)
      if (!fetch) fetchesOf.set(key, (fetch = fetches.labels({ subgraph, outcome })))
      fetch.observe(seconds)
    },
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
