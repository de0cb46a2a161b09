import { createMetrics, type Registry } from '@floodgate/platform/metrics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saleKeys } from '../data/keys.ts'
import { createLifeCycleHarness, type LifeCycleHarness } from '../testing/life-cycle-harness.ts'
import { silent } from '../testing/sale-harness.ts'
import { createReconcileService, type ReconcileServiceOptions } from './reconcile-service.ts'

let harness: LifeCycleHarness
beforeAll(async () => {
  harness = await createLifeCycleHarness()
})
afterAll(() => harness.close())

function createReconciler(options: Partial<ReconcileServiceOptions> = {}) {
  const metrics: Registry = createMetrics('test')
  const reconciler = createReconcileService({
    ...{ ...harness, metrics, logger: silent },
    nothingUnderWay: async (id) => (await harness.redis.xlen(saleKeys(id).intents)) === 0,
    patienceMs: 0,
    ...options,
  })
  async function driftOf(eventId: string, kind: 'ledger' | 'fence') {
    const drift = await metrics.getSingleMetric('floodgate_sale_drift_units')?.get()
    return drift?.values.find(({ labels }) => labels.event_id === eventId && labels.kind === kind)
      ?.value
  }
  return { ...reconciler, driftOf }
}

const forgetIntents = (eventId: string) =>
  harness.redis.xtrim(saleKeys(eventId).intents, 'MAXLEN', 0)

describe('the reconciler', () => {
  it('leaves a sale in order as it is', async () => {
    const { publishSale, buy, persist, redis } = harness
    const { id } = await publishSale()
    await buy(id)
    await persist(id)
    await buy(id)
    const reconciler = createReconciler({ patienceMs: 60_000 })
    const before = await redis.hgetall(saleKeys(id).sale)
    for (let i = 0; i < 3; i += 1) await reconciler.reconcile(id)
    expect(await redis.hgetall(saleKeys(id).sale)).toEqual(before)
    expect(await reconciler.driftOf(id, 'ledger')).toBe(0)
    expect(await reconciler.driftOf(id, 'fence')).toBe(0)
    reconciler.forget(id)
    expect(await reconciler.driftOf(id, 'ledger')).toBeUndefined()
  })

  it('takes what was sold twice off the shelf at once', async () => {
    const { publishSale, redis, sales, drift } = harness
    const { id } = await publishSale()
    await redis.hincrby(saleKeys(id).sale, 'available', 5)
    const reconciler = createReconciler()
    await reconciler.reconcile(id)
    expect(await reconciler.driftOf(id, 'ledger')).toBe(-5)
    expect(await sales.figures(id)).toMatchObject({ available: 50 })
    expect(await drift(id)).toBe(0)
    await reconciler.reconcile(id)
    expect(await reconciler.driftOf(id, 'ledger')).toBe(0)
  })

  it('puts back what is missing only as far as the fence proves', async () => {
    const { publishSale, buy, redis, sales, persist } = harness
    const { id } = await publishSale()
    await buy(id)
    await redis.hincrby(saleKeys(id).sale, 'available', -5)
    await createReconciler().reconcile(id)
    expect(await sales.figures(id)).toMatchObject({ available: 49 })
    await persist(id)

    // Redis has forgotten an order, and its counters are wrong as well.
    await redis.hset(saleKeys(id).sale, { available: 40, confirmed: 0, accepted: 0 })
    expect(await sales.correct(id, harness.fenceOf(id).sold())).toBe(9)
  })

  it('learns of orders that Redis has forgotten, without overselling', async () => {
    const { publishSale, buy, persist, redis, sales, fenceOf, reserve, drift } = harness
    const { id } = await publishSale({ quota: 10 })
    const { sale, buyers, tickets } = saleKeys(id)
    await buy(id)
    await persist(id)
    const late = [await buy(id), await buy(id), await buy(id)]
    await persist(id)
    // As a server that came back with what it had written down a second earlier.
    await redis.hdel(tickets, ...late.map((ticket) => ticket.id))
    await redis.hdel(buyers, ...late.map((ticket) => ticket.userId))
    await redis.hset(sale, { available: 9, sequence: 1, accepted: 1, confirmed: 1, settled: 1 })

    const reconciler = createReconciler({ patienceMs: 60_000 })
    await reconciler.reconcile(id)
    expect(await reconciler.driftOf(id, 'fence')).toBe(3)
    await reconciler.reconcile(id)
    expect(await sales.figures(id)).toMatchObject({ available: 6, confirmed: 4, accepted: 4 })
    expect(await drift(id)).toBe(0)
    await reconciler.reconcile(id)
    expect(await reconciler.driftOf(id, 'fence')).toBe(0)
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => reserve(id)))
    expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(6)
    expect(fenceOf(id).sold()).toBe(4)
  })

  it('hears of verdicts whose message was lost', async () => {
    const { publishSale, buy, persist, fenceOf, sales, tickets } = harness
    const { id } = await publishSale({ quota: 3 })
    const [paid, unpaid, unheard] = [await buy(id), await buy(id), await buy(id)]
    fenceOf(id).write(paid)
    fenceOf(id).write(unheard)
    await persist(id)
    fenceOf(id).cancel(unpaid.id)
    const reconciler = createReconciler()
    await reconciler.reconcile(id)
    await reconciler.reconcile(id)
    expect(await sales.figures(id)).toMatchObject({ available: 1, confirmed: 2, expired: 1 })
    const [stored] = await tickets.findByIds([unpaid.id])
    expect(stored).toMatchObject({ status: 'EXPIRED', version: 3 })
  })

  it('sends tickets on their way again whose intent was lost', async () => {
    const { publishSale, buy, persist, redis, fenceOf, sales, prisma } = harness
    const { id } = await publishSale()
    const [known, lost] = [await buy(id), await buy(id)]
    await forgetIntents(id)
    fenceOf(id).write(known)
    await prisma.seckillEvent.update({ where: { id }, data: { relayed: true } })

    const reconciler = createReconciler()
    await reconciler.reconcile(id)
    await reconciler.reconcile(id)
    const entries = await redis.xrange(saleKeys(id).intents, '-', '+')
    expect(entries.map(([, [, ticketId]]) => ticketId)).toContain(lost.id)
    const row = await prisma.seckillEvent.findUniqueOrThrow({ where: { id } })
    expect(row.relayed).toBe(false)
    await persist(id)
    expect(await sales.figures(id)).toMatchObject({ confirmed: 2, available: 48 })
  })

  it('has patience with tickets while anything is under way, up to a limit', async () => {
    const { publishSale, buy, redis } = harness
    const { id } = await publishSale()
    await buy(id)
    await forgetIntents(id)
    const intents = () => redis.xlen(saleKeys(id).intents)
    const busy = { nothingUnderWay: () => Promise.resolve(false) }
    const patient = createReconciler(busy)
    for (let i = 0; i < 3; i += 1) await patient.reconcile(id)
    expect(await intents()).toBe(0)
    await createReconciler({ ...busy, overdueAfterMs: 0 }).reconcile(id)
    expect(await intents()).toBe(1)
  })

  it('leaves a sale alone that is lost or being made anew', async () => {
    const { publishSale, redis, sales, eventOf } = harness
    const { id } = await publishSale()
    await redis.del(saleKeys(id).sale)
    const reconciler = createReconciler()
    await reconciler.reconcile(id)
    expect(await sales.beginRebuild(await eventOf(id), 1)).toBe('begun')
    await redis.hincrby(saleKeys(id).sale, 'available', 5)
    await reconciler.reconcile(id)
    expect(await sales.figures(id)).toMatchObject({ available: 55 })
  })
})
