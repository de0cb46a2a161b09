import { expect, it } from 'vitest'
import { cpuMillisPer1000, totalOf } from './cost.ts'
import type { RoleCpu } from './target.ts'

const cpu = (subgraph: number, worker: number): RoleCpu => ({
  router: 0,
  subgraph,
  worker,
  redis: 0,
  mysql: 0,
})

it('divides what was used by what was accepted', () => {
  const start = cpu(100, 50)
  const sendingEnded = { orders: 500, cpu: cpu(600, 250) }
  const end = { orders: 2_000, cpu: cpu(700, 850) }
  const cost = cpuMillisPer1000(2_000, start, sendingEnded, end)
  expect(cost).toEqual(cpu(300, 400))
  expect(totalOf(cost)).toBe(700)
})

it('charges orders that were left unwritten what those of the drain cost', () => {
  const start = cpu(0, 0)
  const sendingEnded = { orders: 100, cpu: cpu(500, 100) }
  // 400 orders in the drain cost 400 ms of the worker: the 500 that are left would cost 500 ms more.
  const end = { orders: 500, cpu: cpu(500, 500) }
  expect(cpuMillisPer1000(1_000, start, sendingEnded, end)).toEqual(cpu(500, 1_000))
})

it('knows a target that writes nothing', () => {
  const sendingEnded = { orders: 0, cpu: cpu(90, 0) }
  expect(cpuMillisPer1000(1_000, cpu(0, 0), sendingEnded, sendingEnded)).toEqual(cpu(90, 0))
})
