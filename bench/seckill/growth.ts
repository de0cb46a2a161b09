import { filterBitsFor } from '../../subgraphs/seckill/src/domain/admission-filter.ts'
import { inParallel } from '../lib/in-parallel.ts'
import type { Progress } from '../lib/progress.ts'
import { median } from '../lib/statistics.ts'
import { fillSale } from './fill-sale.ts'
import { drain, LARGEST_QUOTA, outcomesOf } from './measure.ts'
import { saleUnderTest } from './product-target.ts'
import { redisBytesOf, usedMemory } from './redis-memory.ts'
import type { Settings } from './settings.ts'
import type { Shop } from './shop.ts'

export interface BuyersGrowth {
  /** Buyers of the sale once it was measured, or more. */
  buyers: number
  /** Buyers that it had before. */
  buyersBefore: number
  acceptedPerSecond: number
  /**
   * Of the sale's own keys in Redis, once every ticket was settled. The filter of holders has room for the whole quota from the
   * start: it counts as that of a sale which these buyers fill.
   */
  redisBytesPerTicket: number
  /** What Redis' memory grew by meanwhile: finished jobs that are kept count too, however few the tickets. */
  redisMemoryGrowthPerTicket: number
  rounds: number[]
}

export interface SalesGrowth {
  sales: number
  acceptedPerSecond: number
  rounds: number[]
}

const TARGET = { name: 'subgraph', drainLimitSeconds: 1_200, mayLeaveWork: false } as const

/** How fast a sale takes purchases when it has few, many and very many buyers already. */
export async function measureBuyersGrowth(
  shop: Shop,
  settings: Settings,
  progress: Progress,
): Promise<BuyersGrowth[]> {
  const prepared: (FilledSale & { buyers: number })[] = []
  for (const buyers of settings.growth.buyersInOneSale) {
    // The largest sale must not sell out while it is measured.
    const room = settings.growth.rounds * settings.growth.purchasesPerRound
    const quota = Math.min(buyers + room, LARGEST_QUOTA)
    prepared.push({ buyers, ...(await openFilledSale(shop, quota, quota - room, progress)) })
  }
  const rates = prepared.map((): number[] => [])
  for (let round = 0; round < settings.growth.rounds; round += 1) {
    for (const [index, { buyers, eventId }] of inTurn(prepared, round)) {
      const rate = await measureSales(shop, settings, [eventId], round)
      rates[index]?.push(rate)
      progress(`a sale of ${buyers} buyers: accepted ${rate}/s`)
    }
  }
  return prepared.map(({ buyers, buyersBefore, redisBytes, redisMemoryGrowth }, index) => ({
    buyers,
    buyersBefore,
    acceptedPerSecond: Math.round(median(rates[index] ?? [])),
    redisBytesPerTicket: Math.round(redisBytes / buyersBefore),
    redisMemoryGrowthPerTicket: Math.round(redisMemoryGrowth / buyersBefore),
    rounds: rates[index] ?? [],
  }))
}

interface FilledSale {
  buyersBefore: number
  eventId: string
  redisBytes: number
  redisMemoryGrowth: number
}

async function openFilledSale(
  shop: Shop,
  quota: number,
  buyersBefore: number,
  progress: Progress,
): Promise<FilledSale> {
  const { redis } = shop
  const memory = await usedMemory(redis)
  const eventId = await shop.openSale(quota)
  const bytesWhenOpened = await redisBytesOf(redis, eventId)
  await fillSale(shop, eventId, buyersBefore, progress)
  const redisMemoryGrowth = (await usedMemory(redis)) - memory
  const redisBytes =
    (await redisBytesOf(redis, eventId)) - bytesWhenOpened + filterBitsFor(buyersBefore) / 8
  return { buyersBefore, eventId, redisBytes, redisMemoryGrowth }
}

/** @returns purchases accepted a second; every one is written and settled when it returns */
async function measureSales(
  shop: Shop,
  { growth, buyers, connections }: Settings,
  eventIds: readonly string[],
  round: number,
): Promise<number> {
  const sale = saleUnderTest(shop, 'subgraph', eventIds)
  // Others than in the rounds before, who have their tickets.
  const share = Math.floor(buyers / growth.rounds)
  const count = Math.min(share, growth.purchasesPerRound)
  const plan = sale.plan({ from: round * share, count })
  const { orders: before } = await sale.countOrders()
  const load = await shop.generator.run({ ...plan, connections, seconds: growth.seconds })
  await drain(sale, before + (outcomesOf(TARGET, load).accepted ?? 0), TARGET)
  return Math.round((load.counts.accepted ?? 0) / load.seconds)
}

/** How fast several sales take purchases together. */
export async function measureSalesGrowth(
  shop: Shop,
  settings: Settings,
  progress: Progress,
): Promise<SalesGrowth[]> {
  const groups: { eventIds: string[]; rounds: number[] }[] = []
  for (const count of settings.growth.salesAtOnce) {
    const quotas = Array.from({ length: count }, () => LARGEST_QUOTA)
    groups.push({ eventIds: await inParallel(quotas, 8, shop.openSale), rounds: [] })
  }
  for (let round = 0; round < settings.growth.roundsOfSales; round += 1) {
    for (const [, { eventIds, rounds }] of inTurn(groups, round)) {
      const rate = await measureSales(shop, settings, eventIds, round)
      rounds.push(rate)
      progress(`sales at once: ${eventIds.length}, accepted ${rate}/s together`)
    }
  }
  return groups.map(({ eventIds, rounds }) => ({
    sales: eventIds.length,
    acceptedPerSecond: Math.round(median(rounds)),
    rounds,
  }))
}

/** Forwards and backwards by turns: whoever is always first after a pause would have an advantage. */
function inTurn<T>(items: readonly T[], round: number): [index: number, item: T][] {
  const entries = [...items.entries()]
  return round % 2 === 0 ? entries : entries.reverse()
}
