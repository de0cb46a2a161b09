import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createStockAudit } from '../data/stock-audit.ts'
import { makeProduct } from '../testing/products.ts'
import { admin, startSubgraph, type TestSubgraph } from '../testing/start-subgraph.ts'
import { createStockReconciler, type StockReconciler } from './stock-reconciler.ts'

let subgraph: TestSubgraph
let reconciler: StockReconciler
const metrics = createMetrics('catalog')
beforeAll(async () => {
  subgraph = await startSubgraph()
  const { prisma, parts } = subgraph
  const logger = createLogger({ name: 'catalog', level: 'silent' })
  reconciler = createStockReconciler({
    audit: createStockAudit(prisma),
    mirror: parts.mirror,
    metrics,
    logger,
  })
})
afterAll(() => subgraph.close())

const ADJUST = 'mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }'
const adjust = (productId: string, delta: number) => {
  const input = { productId, delta, reason: 'count', idempotencyKey: `${productId}${delta}` }
  return subgraph.ask(ADJUST, { input }, admin)
}
const stockOf = async (id: string) => {
  const query = 'query ($id: ID!) { product(id: $id) { stock inStock } }'
  return (await subgraph.ask<{ product: { stock: number } }>(query, { id })).data.product.stock
}

it('lets everybody see live stock', async () => {
  const id = await makeProduct(subgraph.prisma, { stock: 5 })
  expect(await stockOf(id)).toBe(5)
  await adjust(id, -5)
  await vi.waitFor(async () => expect(await stockOf(id)).toBe(0), { timeout: 5_000, interval: 10 })
  const copies = await subgraph.parts.mirror.peek([id])
  expect(copies.get(id)).toEqual({ revision: 1n, available: 0 })
})

it('keeps the newest of copies that arrive in any order', async () => {
  const id = await makeProduct(subgraph.prisma, { stock: 100 })
  await Promise.all(Array.from({ length: 20 }, (_, at) => adjust(id, -(at + 1))))
  const left = await subgraph.prisma.stockBalance.findUniqueOrThrow({ where: { productId: id } })
  await vi.waitFor(async () => expect(await stockOf(id)).toBe(left.available))
  expect(left.revision).toBeGreaterThan(0n)
})

it('finds a copy that is wrong, and makes it again', async () => {
  const id = await makeProduct(subgraph.prisma, { stock: 5 })
  await stockOf(id)
  await subgraph.redis.set(`catalog:stock:${id}`, '7:99')
  expect(await stockOf(id)).toBe(99)
  expect((await reconciler.reconcile()).copies).toBeGreaterThanOrEqual(1)
  expect(await stockOf(id)).toBe(5)
  expect((await reconciler.reconcile()).copies).toBe(0)
})

it('finds books that do not add up, and tells them by a metric', async () => {
  const before = (await reconciler.reconcile()).ledger
  const productId = await makeProduct(subgraph.prisma, { stock: 5 })
  await subgraph.prisma.stockBalance.update({ where: { productId }, data: { available: 6 } })
  expect((await reconciler.reconcile()).ledger).toBe(before + 1)
  expect(await metrics.metrics()).toMatch(
    new RegExp(`floodgate_stock_discrepancies\\{between="ledger-and-balance",.*\\} ${before + 1}`),
  )
  await subgraph.prisma.stockBalance.update({ where: { productId }, data: { available: 5 } })
})
