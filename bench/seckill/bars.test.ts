import { expect, it } from 'vitest'
import { seckillBars } from './bars.ts'
import type { BuyersGrowth } from './growth.ts'
import type { Row } from './rows.ts'
import type { TargetName } from './target.ts'

function makeRow(target: TargetName, figures: Partial<Row> = {}): Row {
  return {
    target,
    acceptedPerSecond: 10_000,
    persistedPerSecondWhileAccepting: 1_000,
    soldOutPerSecond: 20_000,
    p50Ms: 5,
    p99Ms: 20,
    cpuMillisPer1000: { router: 0, subgraph: 100, worker: 100, redis: 100, mysql: 100 },
    cpuMillisPer1000Total: 400,
    ...figures,
  }
}

const makeGrowth = (buyers: number, acceptedPerSecond: number): BuyersGrowth => ({
  buyers,
  buyersBefore: buyers,
  acceptedPerSecond,
  redisBytesPerTicket: 350,
  redisMemoryGrowthPerTicket: 360,
  rounds: [acceptedPerSecond],
})

it('compares the engine with the textbook', () => {
  const rows = [
    makeRow('router', { acceptedPerSecond: 4_000, soldOutPerSecond: 5_000 }),
    makeRow('subgraph', { persistedPerSecondWhileAccepting: 3_000, cpuMillisPer1000Total: 300 }),
    makeRow('textbook', { persistedPerSecondWhileAccepting: 500 }),
    makeRow('textbook-50'),
  ]
  const bars = seckillBars(rows, [makeGrowth(1_000, 5_000), makeGrowth(1_000_000, 4_600)])
  expect(bars.map(({ value, met }) => [value, met])).toEqual([
    [3, true],
    [6, true],
    [1, true],
    [0.4, true],
    [0.25, false],
    [0.75, true],
    [0.92, true],
    [350, true],
  ])
})

it('meets no bar without figures', () => {
  expect(seckillBars([], []).filter(({ met }) => met)).toEqual([])
})
