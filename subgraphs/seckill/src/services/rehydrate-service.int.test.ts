import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saleKeys } from '../data/keys.ts'
import type { Ticket } from '../domain/ticket.ts'
import { createLifeCycleHarness, type LifeCycleHarness } from '../testing/life-cycle-harness.ts'
import { type OwnRedis, startOwnRedis } from '../testing/own-redis.ts'

let server: OwnRedis
let harness: LifeCycleHarness
beforeAll(async () => {
  server = await startOwnRedis()
  harness = await createLifeCycleHarness(server.url)
})
beforeEach(() => {
  harness.standIns.stock = 1_000_000
})
afterAll(async () => {
  await harness.close()
  await server.stop()
})

/** A sale of 20 units: 6 confirmed, 1 expired, 1 failed, 2 still queued. */
async function startSale() {
  const { publishSale, buy, persist, settling, fenceOf } = harness
  const { id } = await publishSale({ quota: 20, perUserLimit: 2 })
  const tickets: Ticket[] = []
  for (let i = 0; i < 7; i += 1) tickets.push(await buy(id))
  await persist(id)
  const expired = tickets[6]
  await settling.settle(id, expired ? [fenceOf(id).cancel(expired.id)] : [])
  const failed = await buy(id)
  await settling.settle(id, [{ ticketId: failed.id, outcome: 'FAILED', reason: 'no' }])
  const lost = [await buy(id), await buy(id)]
  return { id, confirmed: tickets.slice(0, 6), expired, failed, lost }
}

describe('a sale whose Redis is lost', () => {
  it('is made anew from the fence and the settled tickets, and sells exactly what is left', async () => {
    const { sales, tend, reserve, buy, drift, persist, fenceOf } = harness
    const { id, confirmed, expired, failed, lost } = await startSale()
    const before = await sales.figures(id)
    await server.lose()
    expect((await reserve(id)).kind).toBe('sale-not-found')
    await tend(id)

    expect(await sales.figures(id)).toMatchObject({
      ...{ quota: 20, accepted: 8, confirmed: 6, failed: 1, expired: 1, available: 14 },
    })
    expect((await sales.figures(id))?.stockVersion).toBeGreaterThan(before?.stockVersion ?? 0)
    expect(await drift(id)).toBe(0)
    for (const [status, tickets] of [
      ['CONFIRMED', confirmed],
      ['EXPIRED', [expired]],
      ['FAILED', [failed]],
    ] as const) {
      for (const ticket of tickets) {
        const { userId = '', idempotencyKey = '' } = ticket ?? {}
        expect(await reserve(id, { userId, idempotencyKey })).toMatchObject({
          kind: 'replayed',
          ticket: { id: ticket?.id, status },
        })
      }
    }
    // Those that nobody had written down: their buyers' retries buy anew.
    for (const { userId, idempotencyKey } of lost) {
      expect((await reserve(id, { userId, idempotencyKey })).kind).toBe('accepted')
    }
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => reserve(id)))
    expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(12)
    await persist(id)
    expect(fenceOf(id).sold()).toBe(20)
    expect(await sales.figures(id)).toMatchObject({ available: 0, confirmed: 20, failed: 1 })
    await expect(buy(id)).rejects.toThrow('sold-out')
  })

  it('keeps the per-user limit', async () => {
    const { publishSale, buy, persist, reserve, tend } = harness
    const { id } = await publishSale({ perUserLimit: 2 })
    const userId = newId('usr')
    await buy(id, { userId, quantity: 2 })
    await persist(id)
    await server.lose()
    await tend(id)
    expect((await reserve(id, { userId })).kind).toBe('already-purchased')
  })

  it('accepts nothing until it is complete, and goes on after a stop in the middle', async () => {
    const { publishSale, buy, persist, reserve, rehydrating, sales, drift, standIns } = harness
    const { id } = await publishSale({ quota: 2_000 })
    await Promise.all(Array.from({ length: 1_200 }, () => buy(id)))
    await persist(id)
    await server.lose()
    // Whether there is a fence, its first page, and then order is out of reach.
    standIns.failNext('fence', 'before', 2)
    await expect(rehydrating.rehydrate(id)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(await sales.state(id)).toBe('REBUILDING')
    expect(await drift(id)).toBe(0)
    expect((await reserve(id)).kind).toBe('rebuilding')
    expect(await sales.end(id, { beforeTime: true })).toEqual({ kind: 'rebuilding' })

    expect(await rehydrating.rehydrate(id)).toBe('rebuilt')
    expect(await sales.figures(id)).toMatchObject({ confirmed: 1_200, available: 800 })
    expect((await reserve(id)).kind).toBe('accepted')
  })

  it('may be made anew by several at once, and again and again', async () => {
    const { sales, rehydrating, drift } = harness
    const { id } = await startSale()
    for (let i = 0; i < 3; i += 1) {
      await server.lose()
      await Promise.all(Array.from({ length: 4 }, () => rehydrating.rehydrate(id)))
      expect(await sales.figures(id)).toMatchObject({ accepted: 8, confirmed: 6, available: 14 })
      expect(await drift(id)).toBe(0)
    }
    expect(await rehydrating.rehydrate(id)).toBe('not-lost')
  })

  it('keeps tickets that are still in its stream', async () => {
    const { publishSale, buy, persist, redis, sales, tend, reserve, drift } = harness
    const { id } = await publishSale({ quota: 10 })
    const { sale, buyers, tickets } = saleKeys(id)
    const queued = [await buy(id), await buy(id)]
    await redis.del(sale, buyers, tickets)
    await tend(id)
    expect(await sales.figures(id)).toMatchObject({ accepted: 2, available: 8, confirmed: 0 })
    const { userId = '', idempotencyKey = '' } = queued[0] ?? {}
    expect(await reserve(id, { userId, idempotencyKey })).toMatchObject({ kind: 'replayed' })
    await persist(id)
    expect(await sales.figures(id)).toMatchObject({ confirmed: 2, available: 8 })
    expect(await drift(id)).toBe(0)
  })

  it('is wound up when it was over, and still hears of orders that are cancelled later', async () => {
    const { closing, tend, reserve, settling, fenceOf, standIns } = harness
    const { id, confirmed } = await startSale()
    await closing.end(id)
    await server.lose()
    await tend(id)
    expect((await reserve(id)).kind).toBe('ended')
    await tend(id)
    expect(standIns.stock).toBe(1_000_000 - 6)

    await server.lose()
    const cancelled = fenceOf(id).cancel(confirmed[0]?.id ?? '')
    await expect(settling.settle(id, [cancelled])).rejects.toThrow('does not know the sale')
    await tend(id)
    await settling.settle(id, [cancelled])
    await tend(id)
    expect(standIns.stock).toBe(1_000_000 - 5)
  })

  it('that is on is left alone', async () => {
    const { sales, rehydrating } = harness
    const { id } = await startSale()
    const before = await harness.redis.hgetall(saleKeys(id).sale)
    expect(await rehydrating.restore(id)).toEqual({ wasLost: false, adopted: 0 })
    expect(await harness.redis.hgetall(saleKeys(id).sale)).toEqual(before)
    expect((await sales.figures(id))?.accepted).toBe(10)
  })

  it('was never published and stays unknown', async () => {
    const { rehydrating, makeDraft, sales } = harness
    const { id } = await makeDraft()
    expect(await rehydrating.rehydrate(id)).toBe('never-opened')
    expect(await rehydrating.rehydrate(newId('skl'))).toBe('never-opened')
    expect(await sales.figures(id)).toBeNull()
  })
})
