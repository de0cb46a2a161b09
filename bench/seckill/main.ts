import { type Progress, startProgress } from '../lib/progress.ts'
import { reportHead, writeReport } from '../lib/report.ts'
import type { BenchmarkOptions } from '../lib/benchmark-options.ts'
import { seckillBars } from './bars.ts'
import { startEcho } from './echo-target.ts'
import { measureBuyersGrowth, measureSalesGrowth } from './growth.ts'
import { printResults } from './print-results.ts'
import { createProductTarget } from './product-target.ts'
import { measureTargets, type RowSample, toRow } from './rows.ts'
import { method, type SeckillReport } from './seckill-report.ts'
import { fullSettings, quickSettings, type Settings } from './settings.ts'
import { openShop, type Shop } from './shop.ts'
import { targetNames } from './target.ts'
import { textbookTables } from './textbook-order.ts'
import { startTextbook } from './textbook-target.ts'

/** `npm run bench -- seckill`: how fast a sale takes purchases, writes them, and what that costs. */
export async function benchSeckill({ quick, cpuProfiles }: BenchmarkOptions): Promise<void> {
  const settings = quick ? quickSettings : fullSettings
  const progress = startProgress()
  const shop = await openShop({
    settings,
    products: productsNeeded(settings),
    cpuProfiles,
    progress,
  })
  try {
    const report = await measure(shop, settings, progress)
    printResults(report)
    progress(`written to ${writeReport(report)}`)
  } catch (error) {
    shop.faults.lines().forEach(progress)
    throw error
  } finally {
    await shop.close()
  }
}

/** A sale each: two per product target and round and one to warm it up, and those of the growth. */
function productsNeeded({ rounds, growth }: Settings): number {
  const ofGrowth = growth.salesAtOnce.reduce((sum, count) => sum + count, 0)
  return 2 * (2 * rounds + 1) + ofGrowth + growth.buyersInOneSale.length
}

async function measure(shop: Shop, settings: Settings, progress: Progress): Promise<SeckillReport> {
  const samples = await measureRows(shop, settings, progress)
  const rows = targetNames.map((target) => toRow(target, samples))
  const buyersInOneSale = await measureBuyersGrowth(shop, settings, progress)
  const salesAtOnce = await measureSalesGrowth(shop, settings, progress)
  return {
    ...reportHead('seckill', settings.quick),
    method,
    settings,
    bars: seckillBars(rows, buyersInOneSale),
    rows,
    growth: { buyersInOneSale, salesAtOnce },
    samples,
  }
}

async function measureRows(
  shop: Shop,
  settings: Settings,
  progress: Progress,
): Promise<RowSample[]> {
  for (const statement of textbookTables) await shop.orderDatabase.query(statement)
  const drainLimitSeconds = settings.textbookDrainSeconds
  const comparisons = [
    await startTextbook(shop, { concurrency: 1, drainLimitSeconds }),
    await startTextbook(shop, { concurrency: 50, drainLimitSeconds }),
    await startEcho(shop),
  ]
  const targets = [
    createProductTarget(shop, 'router'),
    createProductTarget(shop, 'subgraph'),
    ...comparisons.map(({ target }) => target),
  ]
  try {
    return await measureTargets(shop, targets, settings, progress)
  } finally {
    for (const { stop } of comparisons) await stop()
  }
}
