import { expect, it } from 'vitest'
import { ordersBars } from './bars.ts'
import { type RowSample, toRow } from './rows.ts'

const sample = (changes: Partial<RowSample>): RowSample => ({
  target: 'router',
  case: 'one-sku',
  round: 1,
  ordersPerSecond: 100,
  p50Ms: 10,
  p99Ms: 20,
  cpuMillisPerOrder: { router: 1, mysql: 2 },
  orders: 500,
  drainSeconds: 0.1,
  ...changes,
})

it('reports the medians of a target in a case, and no others', () => {
  const samples = [
    sample({ ordersPerSecond: 100 }),
    sample({ ordersPerSecond: 300, cpuMillisPerOrder: { router: 3, mysql: 2 } }),
    sample({ ordersPerSecond: 200 }),
    sample({ ordersPerSecond: 9, case: 'hundred-skus' }),
    sample({ ordersPerSecond: 9, target: 'textbook' }),
  ]
  expect(toRow('router', 'one-sku', samples)).toMatchObject({
    ordersPerSecond: 200,
    cpuMillisPerOrder: { router: 1, mysql: 2 },
    cpuMillisPerOrderTotal: 3,
  })
  expect(toRow('router', 'one-sku', samples).samples).toHaveLength(3)
})

it('compares the router with the textbook, case by case', () => {
  const rows = [
    toRow('router', 'one-sku', [sample({ ordersPerSecond: 120 })]),
    toRow('textbook', 'one-sku', [sample({ target: 'textbook', ordersPerSecond: 1_000 })]),
  ]
  const [oneSku, hundredSkus] = ordersBars(rows)
  expect(oneSku).toMatchObject({ value: 0.12, met: true })
  expect(hundredSkus).toMatchObject({ value: 0, met: false })
})
