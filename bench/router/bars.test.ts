import { expect, test } from 'vitest'
import { routerBars } from './bars.ts'
import { toRows } from './rows.ts'
import type { QueryName, TargetName } from './target.ts'

const sample = (target: TargetName, query: QueryName, cpuMicrosPerRequest: number) => ({
  ...{ target, query, cpuMicrosPerRequest },
  ...{ round: 1, rps: 1, p50Ms: 1, p99Ms: 1, rssMiB: 1, subgraphRequestsPerOperation: 6 },
})

test('bars compare with the other gateways of the same run', () => {
  const rows = toRows([
    sample('floodgate', 'federated', 100),
    sample('floodgate', 'federated', 300),
    sample('apollo-gateway', 'federated', 2_000),
    sample('hive-gateway-rust', 'federated', 300),
    sample('floodgate', 'lookup', 50),
    sample('apollo-gateway', 'lookup', 300),
    sample('hive-gateway-rust', 'lookup', 100),
  ])
  expect(routerBars(rows).map(({ value, met }) => [value, met])).toEqual([
    [0.1, true],
    [0.667, false],
    [6, true],
    [0.167, true],
    [0.5, false],
  ])
})

test('without figures no bar is met', () => {
  expect(routerBars([]).some(({ met }) => met)).toBe(false)
})
