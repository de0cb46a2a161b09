import { newId } from '@floodgate/platform/identifier'
import { afterAll, describe, expect, it } from 'vitest'
import { createSaleHarness } from '../testing/sale-harness.ts'
import { saleKeys } from './keys.ts'

const { redis, sales, openSale, buy, reserve, close } = createSaleHarness()
afterAll(close)

describe('warm-up', () => {
  it('never touches a sale that is there', async () => {
    const event = await openSale()
    await buy(event.id)
    const before = await redis.hgetall(saleKeys(event.id).sale)
    expect(await sales.warmUp({ ...event, quota: 1_000 })).toBe(false)
    expect(await redis.hgetall(saleKeys(event.id).sale)).toEqual(before)
    expect(await redis.xlen(saleKeys(event.id).intents)).toBe(1)
  })
})

describe('end', () => {
  it('waits for the end of the sale unless told otherwise', async () => {
    const { id } = await openSale({ perUserLimit: 2 })
    await buy(id, { quantity: 2 })
    const early = await sales.end(id)
    expect(early.kind === 'not-over' && early.remainingMs).toBeGreaterThan(3_000_000)
    expect((await reserve(id)).kind).toBe('accepted')

    const closed = { kind: 'closed', available: 47, queued: 3 }
    expect(await sales.end(id, { beforeTime: true })).toEqual(closed)
    expect(await sales.end(id)).toEqual(closed)
    expect((await reserve(id)).kind).toBe('ended')
  })

  it('closes a sale whose time is over', async () => {
    const { id } = await openSale({ endsAt: new Date(Date.now() - 1) })
    expect(await sales.end(id)).toEqual({ kind: 'closed', available: 50, queued: 0 })
    expect(await sales.end(newId('skl'))).toEqual({ kind: 'sale-not-found' })
  })
})

it('has no figures of a sale that it does not know', async () => {
  expect(await sales.figures(newId('skl'))).toBeNull()
  expect(await sales.ticketsOf(newId('skl'), newId('usr'))).toEqual([])
})

it('keeps a settled ticket in at most 400 bytes', { timeout: 60_000 }, async () => {
  const count = 10_000
  const { id } = await openSale({ quota: count })
  const { sale, buyers, tickets, intents, holders } = saleKeys(id)
  // As clients choose them: UUIDs.
  const bought = await Promise.all(
    Array.from({ length: count }, () => buy(id, { idempotencyKey: crypto.randomUUID() })),
  )
  for (let i = 0; i < count; i += 500) {
    const batch = bought.slice(i, i + 500).map(({ id: ticketId }) => ticketId)
    await sales.settle(
      id,
      batch.map((ticketId) => ({ ticketId, outcome: 'CONFIRMED', orderId: newId('ord') })),
    )
  }
  const delivered = (await redis.xrange(intents, '-', '+')).map(([streamId]) => streamId)
  await redis.xdel(intents, ...delivered)

  const usage = (key: string) => redis.memory('USAGE', key, 'SAMPLES', 0)
  const bytes = await Promise.all([sale, buyers, tickets, intents, holders].map(usage))
  const perTicket = bytes.reduce<number>((sum, each) => sum + (each ?? 0), 0) / count
  expect(perTicket).toBeLessThanOrEqual(400)
  console.log(`${perTicket} bytes per settled ticket`)
})
