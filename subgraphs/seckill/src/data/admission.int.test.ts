import { newId } from '@floodgate/platform/identifier'
import { afterAll, describe, expect, it } from 'vitest'
import { createSaleHarness, silent } from '../testing/sale-harness.ts'
import { soon } from '../testing/soon.ts'
import { createAdmissionMemory, SOLD_OUT_LEASE_MS } from './admission-memory.ts'
import { createAdmissionStore } from './admission-store.ts'
import { saleKeys } from './keys.ts'
import type { Reservation } from './reservations.ts'
import { createSaleStore } from './sale-store.ts'

const { redis, hints, sales, openSale, reserve, buy, close } = createSaleHarness()
const leasing = createSaleStore(redis, { soldOutLeaseMs: SOLD_OUT_LEASE_MS })
afterAll(close)

describe('a sale that wants a token', () => {
  it('accepts nobody without one, and tells even buyers nothing', async () => {
    const { id } = await openSale({ requireChallenge: true })
    const buyer = { userId: newId('usr'), idempotencyKey: 'k' }
    expect(await reserve(id, buyer)).toEqual({ kind: 'token-required' })
    expect(await sales.figures(id)).toMatchObject({ available: 50 })
    await buy(id, { ...buyer, hasToken: true })
    expect(await reserve(id, buyer)).toEqual({ kind: 'token-required' })
    expect((await reserve(id, { ...buyer, hasToken: true })).kind).toBe('replayed')
  })
})

describe('the limit of a network address', () => {
  const sale = { ipRateBurst: 3, ipRateIntervalMs: 60_000 }

  it('is shared by all its buyers, and by nobody else', async () => {
    const { id } = await openSale(sale)
    const network = '203.0.113.7'
    for (let i = 0; i < 3; i += 1) await buy(id, { network })
    const refused = await reserve(id, { network })
    expect(refused.kind === 'rate-limited' && refused.retryAfterMs).toBeGreaterThan(50_000)
    expect(refused.kind === 'rate-limited' && refused.retryAfterMs).toBeLessThanOrEqual(60_000)
    await buy(id, { network: '203.0.113.8' })
    await buy(id)
  })

  it('lets a retry through to its ticket', async () => {
    const { id } = await openSale({ ...sale, ipRateBurst: 1 })
    const buyer = { userId: newId('usr'), idempotencyKey: 'k', network: '203.0.113.7' }
    await buy(id, buyer)
    expect((await reserve(id, buyer)).kind).toBe('replayed')
    expect((await reserve(id, { network: buyer.network })).kind).toBe('rate-limited')
  })

  it('tells the longer of two waits, and takes nothing from the other limit', async () => {
    const user = { rateBurst: 1, rateIntervalMs: 1_000 }
    const { id } = await openSale({ ...user, ...sale, quota: 1 })
    await buy(id, { network: 'elsewhere' })
    const [userId, network] = [newId('usr'), '203.0.113.7']
    expect((await reserve(id, { userId, network })).kind).toBe('sold-out')
    const slow = await reserve(id, { userId, network })
    expect(slow.kind === 'rate-limited' && slow.retryAfterMs).toBeLessThanOrEqual(1_000)
    expect((await reserve(id, { network })).kind).toBe('sold-out')
    expect((await reserve(id, { network })).kind).toBe('sold-out')
    const spent = await reserve(id, { userId, network })
    expect(spent.kind === 'rate-limited' && spent.retryAfterMs).toBeGreaterThan(50_000)
  })
})

it('uses a challenge once, and forgets it some time after its end', async () => {
  const store = createAdmissionStore(redis)
  const [id, expiresAt] = [newId('skl'), new Date(Date.now() + 60_000)]
  expect(await store.useChallenge(id, 'digest', expiresAt)).toBe(true)
  expect(await store.useChallenge(id, 'digest', expiresAt)).toBe(false)
  expect(await store.useChallenge(id, 'another', expiresAt)).toBe(true)
  const ttl = await redis.pttl(`{seckill:${id}}:challenge:digest`)
  expect(ttl).toBeGreaterThan(100_000)
  expect(ttl).toBeLessThanOrEqual(120_000)
})

describe('a sold-out lease', () => {
  const reserveLeasing = (eventId: string, overrides: Partial<Reservation> = {}) =>
    leasing.reserve({
      eventId,
      userId: newId('usr'),
      ticketId: newId('tkt'),
      quantity: 1,
      idempotencyKey: newId('msg'),
      ...overrides,
    })

  async function leaseOf(eventId: string): Promise<string> {
    const outcome = await reserveLeasing(eventId)
    if (outcome.kind !== 'sold-out') throw new Error(outcome.kind)
    return outcome.lease ?? ''
  }

  const failed = (ticketId: string) => ({ ticketId, outcome: 'FAILED', reason: 'no' }) as const

  it('is given when nothing is left, to those who ask for it', async () => {
    const { id } = await openSale({ quota: 3, perUserLimit: 2 })
    await buy(id, { quantity: 2 })
    expect(await reserveLeasing(id, { quantity: 2 })).toEqual({ kind: 'sold-out', available: 1 })
    await buy(id)
    expect(await reserve(id)).toEqual({ kind: 'sold-out', available: 0 })
    expect(await leaseOf(id)).toMatch(/^1024:\d+:2$/)
  })

  it('keeps units that come back until it is over', async () => {
    const { id } = await openSale({ quota: 1 })
    const ticket = await buy(id)
    await leaseOf(id)
    await sales.settle(id, [failed(ticket.id)])
    const waiting = await reserve(id)
    expect(waiting.kind === 'reopening' && waiting.waitMs).toBeGreaterThan(0)
    expect(waiting.kind === 'reopening' && waiting.waitMs).toBeLessThanOrEqual(250)
    const late = { userId: newId('usr'), idempotencyKey: 'late' }
    await soon(async () => (await reserve(id, late)).kind).toBe('accepted')
  })

  it('does not hold anything up that was never sold out', async () => {
    const { id } = await openSale({ quota: 2 })
    const ticket = await buy(id)
    await sales.settle(id, [failed(ticket.id)])
    expect((await reserve(id)).kind).toBe('accepted')
  })

  it('is not given when the filter lacks holders: of tickets brought back after a loss', async () => {
    const { id } = await openSale({ quota: 2 })
    const ticket = await buy(id)
    await redis.hdel(saleKeys(id).tickets, ticket.id)
    await redis.hdel(saleKeys(id).buyers, ticket.userId)
    await redis.hincrby(saleKeys(id).sale, 'available', 1)
    await sales.adopt(id, [ticket])
    await buy(id)
    expect(await reserveLeasing(id)).toEqual({ kind: 'sold-out', available: 0 })
  })

  describe('in the memory of a process', () => {
    const start = (clock: { now: number }) =>
      createAdmissionMemory({ redis, hints, logger: silent, now: () => clock.now })
    type Memory = ReturnType<typeof start>

    async function learn(memory: Memory, eventId: string, clock: { now: number }): Promise<void> {
      const askedAt = clock.now
      memory.learnSoldOut(eventId, await leaseOf(eventId), askedAt)
    }
    /** Until it has the filter and listens. */
    async function learnWell(memory: Memory, eventId: string, clock: { now: number }) {
      await soon(async () => {
        await learn(memory, eventId, clock)
        return memory.isSoldOutFor(eventId, newId('usr'))
      }).toBe(true)
    }

    it('refuses those without a ticket until it is over', async () => {
      const { id } = await openSale({ quota: 1 })
      const { userId } = await buy(id)
      const clock = { now: 1_000 }
      const memory = start(clock)
      const stranger = newId('usr')
      expect(memory.isSoldOutFor(id, stranger)).toBe(false)
      await learnWell(memory, id, clock)
      expect(memory.isSoldOutFor(id, userId)).toBe(false)
      clock.now += SOLD_OUT_LEASE_MS - 1
      expect(memory.isSoldOutFor(id, stranger)).toBe(true)
      clock.now += 1
      expect(memory.isSoldOutFor(id, stranger)).toBe(false)
      // The same lease again: the filter is known, so it counts at once.
      await learn(memory, id, clock)
      expect(memory.isSoldOutFor(id, stranger)).toBe(true)
    })

    it('takes a new filter when units were sold again', async () => {
      const { id } = await openSale({ quota: 1 })
      const ticket = await buy(id)
      const clock = { now: 0 }
      const memory = start(clock)
      await learnWell(memory, id, clock)
      await sales.settle(id, [failed(ticket.id)])
      const again = { userId: newId('usr'), idempotencyKey: newId('msg') }
      await soon(async () => (await reserve(id, again)).kind).toBe('accepted')
      await learnWell(memory, id, clock)
      expect(memory.isSoldOutFor(id, again.userId)).toBe(false)
      expect(memory.isSoldOutFor(id, ticket.userId)).toBe(false)
    })

    it('is dropped at a hint, and so is one that was asked for before it', async () => {
      const { id } = await openSale({ quota: 1 })
      const ticket = await buy(id)
      const clock = { now: 0 }
      const memory = start(clock)
      await learnWell(memory, id, clock)
      const [lease, askedAt] = [await leaseOf(id), clock.now]
      clock.now += 1
      await sales.settle(id, [failed(ticket.id)])
      await soon(() => memory.isSoldOutFor(id, newId('usr'))).toBe(false)
      memory.learnSoldOut(id, lease, askedAt)
      expect(memory.isSoldOutFor(id, newId('usr'))).toBe(false)
    })

    it('is not kept when the filter came too late', async () => {
      const { id } = await openSale({ quota: 1 })
      await buy(id)
      const clock = { now: 1_000 }
      const memory = start(clock)
      await learn(memory, id, clock)
      clock.now += SOLD_OUT_LEASE_MS
      await redis.ping()
      expect(memory.isSoldOutFor(id, newId('usr'))).toBe(false)
      await learnWell(memory, id, clock)
    })

    it('remembers for a second that a sale wants a token', () => {
      const clock = { now: 0 }
      const memory = start(clock)
      const id = newId('skl')
      expect(memory.needsToken(id)).toBe(false)
      memory.learnTokenNeeded(id)
      clock.now = 999
      expect(memory.needsToken(id)).toBe(true)
      clock.now = 1_000
      expect(memory.needsToken(id)).toBe(false)
    })
  })
})
