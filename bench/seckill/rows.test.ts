import { expect, it } from 'vitest'
import { type RowSample, toRow } from './rows.ts'

function makeSample(figures: Partial<RowSample>): RowSample {
  return {
    target: 'subgraph',
    round: 1,
    acceptedPerSecond: 0,
    persistedPerSecondWhileAccepting: 0,
    soldOutPerSecond: 0,
    p50Ms: 0,
    p99Ms: 0,
    cpuMillisPer1000: { router: 0, subgraph: 0, worker: 0, redis: 0, mysql: 0 },
    accepted: 0,
    persisted: 0,
    drainSeconds: 0,
    ...figures,
  }
}

it('is the medians of the target’s own samples', () => {
  const cpu = { router: 0, subgraph: 10, worker: 20, redis: 5, mysql: 5 }
  const samples = [
    makeSample({ acceptedPerSecond: 100.4, p99Ms: 3, cpuMillisPer1000: cpu }),
    makeSample({ acceptedPerSecond: 300, p99Ms: 1, cpuMillisPer1000: { ...cpu, mysql: 15 } }),
    makeSample({ acceptedPerSecond: 200, p99Ms: 2, cpuMillisPer1000: { ...cpu, mysql: 25 } }),
    makeSample({ target: 'router', acceptedPerSecond: 9_999 }),
  ]
  expect(toRow('subgraph', samples)).toMatchObject({
    target: 'subgraph',
    acceptedPerSecond: 200,
    p99Ms: 2,
    cpuMillisPer1000: { ...cpu, mysql: 15 },
    cpuMillisPer1000Total: 50,
  })
})
