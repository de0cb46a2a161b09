import { newId } from '@floodgate/platform/identifier'
import { hintChannelName } from '@floodgate/platform/pubsub'
import { closeRedis, createRedis } from '@floodgate/platform/redis'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { afterAll, describe, expect, it } from 'vitest'
import { newTicketId } from '../domain/ticket-id.ts'
import { createSaleHarness, silent } from '../testing/sale-harness.ts'
import { soon } from '../testing/soon.ts'
import { intentsChannel, saleKeys, stockChannel } from './keys.ts'

const { redis, hints, sales, openSale, reserve, buy, drift, close } = createSaleHarness()
afterAll(close)

const HOUR_MS = 3_600_000

describe('reserve', () => {
  it('accepts a purchase: a queued ticket, one unit less, one intent', async () => {
    const { id, startsAt } = await openSale()
    const userId = newId('usr')
    const ticketId = newTicketId(id)
    const outcome = await reserve(id, { userId, ticketId, idempotencyKey: 'k-1' })

    expect(outcome).toMatchObject({
      kind: 'accepted',
      ticket: { id: ticketId, eventId: id, userId, status: 'QUEUED', version: 1, sequence: 1 },
      queue: { settledTickets: 0, drainPerSecond: 0 },
    })
    expect(await sales.figures(id)).toMatchObject({ available: 49, accepted: 1, stockVersion: 1 })
    const [entry] = await redis.xrange(saleKeys(id).intents, '-', '+')
    expect(entry?.[1]).toEqual(['ticketId', ticketId, 'record', expect.stringContaining(userId)])
    const ticket = await sales.ticket(id, ticketId)
    expect(ticket?.acceptedAt).toBeGreaterThan(startsAt.getTime())
  })

  it('knows no sale that was not warmed up', async () => {
    expect(await reserve(newId('skl'))).toEqual({ kind: 'sale-not-found' })
  })

  it('says when the sale starts', async () => {
    const startsAt = new Date(Date.now() + HOUR_MS)
    const { id } = await openSale({ startsAt, endsAt: new Date(Date.now() + 2 * HOUR_MS) })
    expect(await reserve(id)).toEqual({ kind: 'not-started', startsAt })
  })

  it('accepts nothing after the end, nor after it was closed', async () => {
    const over = await openSale({ endsAt: new Date(Date.now() - 1) })
    expect(await reserve(over.id)).toEqual({ kind: 'ended' })
    const closed = await openSale()
    await sales.end(closed.id, { beforeTime: true })
    expect(await reserve(closed.id)).toEqual({ kind: 'ended' })
  })

  it('is sold out when too few units are left', async () => {
    const { id } = await openSale({ quota: 3, perUserLimit: 2 })
    await buy(id, { quantity: 2 })
    expect(await reserve(id, { quantity: 2 })).toEqual({ kind: 'sold-out', available: 1 })
    await buy(id)
    expect(await reserve(id)).toEqual({ kind: 'sold-out', available: 0 })
  })

  it('allows 1 up to the limit, less what the buyer holds', async () => {
    const { id } = await openSale({ perUserLimit: 3 })
    const userId = newId('usr')
    const refused = { kind: 'quantity-not-allowed', perUserLimit: 3 }
    expect(await reserve(id, { userId, quantity: 0 })).toEqual(refused)
    expect(await reserve(id, { userId, quantity: -1 })).toEqual(refused)
    expect(await reserve(id, { userId, quantity: 4 })).toEqual(refused)
    await buy(id, { userId, quantity: 2 })
    expect(await reserve(id, { userId, quantity: 2 })).toEqual(refused)
    await buy(id, { userId, quantity: 1 })
    expect((await reserve(id, { userId })).kind).toBe('already-purchased')
    expect(await drift(id)).toBe(0)
  })

  it('grants as many requests at once as the bucket holds, then one per interval', async () => {
    const { id } = await openSale({ quota: 1, rateBurst: 3, rateIntervalMs: 60_000 })
    await buy(id)
    const userId = newId('usr')
    const kinds = []
    for (let i = 0; i < 4; i += 1) kinds.push(await reserve(id, { userId }))
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'sold-out',
      'sold-out',
      'sold-out',
      'rate-limited',
    ])
    const last = kinds.at(-1)
    expect(last?.kind === 'rate-limited' && last.retryAfterMs).toBeGreaterThan(50_000)
    expect((await reserve(id)).kind).toBe('sold-out')
  })
})

describe('a repeat', () => {
  it('with the same idempotency key gets the same ticket and takes no unit', async () => {
    const { id } = await openSale({ perUserLimit: 2 })
    const buyer = { userId: newId('usr'), idempotencyKey: 'é "quoted"\n{}' }
    const first = await buy(id, buyer)
    const again = await reserve(id, buyer)
    expect(again).toMatchObject({ kind: 'replayed', ticket: first })
    expect(await sales.figures(id)).toMatchObject({ available: 49, accepted: 1 })
    expect(await redis.xlen(saleKeys(id).intents)).toBe(1)
  })

  it('gets its ticket even when the sale is sold out, over or the buyer too fast', async () => {
    const sale = { quota: 1, rateBurst: 1, rateIntervalMs: 60_000 }
    const { id } = await openSale(sale)
    const buyer = { userId: newId('usr'), idempotencyKey: 'mine' }
    const ticket = await buy(id, buyer)
    expect(await reserve(id, buyer)).toMatchObject({ kind: 'replayed', ticket })
    await sales.end(id, { beforeTime: true })
    expect(await reserve(id, buyer)).toMatchObject({ kind: 'replayed', ticket })
    const other = { ...buyer, idempotencyKey: 'another' }
    expect(await reserve(id, other)).toMatchObject({ kind: 'already-purchased', ticket })
  })

  it('of one buyer, many times at once, makes one ticket', async () => {
    const { id } = await openSale()
    const buyer = { userId: newId('usr'), idempotencyKey: 'same' }
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => reserve(id, buyer)))
    const tickets = outcomes.map((outcome) => ('ticket' in outcome ? outcome.ticket.id : null))
    expect(new Set(tickets).size).toBe(1)
    expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(await sales.figures(id)).toMatchObject({ available: 49, accepted: 1 })
  })

  it('with the key of another buyer is a purchase of its own', async () => {
    const { id } = await openSale()
    await buy(id, { idempotencyKey: 'k' })
    expect((await reserve(id, { idempotencyKey: 'k' })).kind).toBe('accepted')
  })
})

it('sells exactly what there is to 500 concurrent buyers, at every moment accounted for', async () => {
  const { id } = await openSale({ quota: 50 })
  let selling = true
  const drifts: number[] = []
  const watch = async () => {
    while (selling) drifts.push(await drift(id))
  }
  const watching = watch()
  const outcomes = await Promise.all(Array.from({ length: 500 }, () => reserve(id)))
  selling = false
  await watching

  const accepted = outcomes.flatMap((o) => (o.kind === 'accepted' ? [o.ticket.sequence] : []))
  expect(accepted.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  expect(outcomes.filter(({ kind }) => kind === 'sold-out')).toHaveLength(450)
  expect(await redis.xlen(saleKeys(id).intents)).toBe(50)
  expect(drifts.every((units) => units === 0)).toBe(true)
  expect(await drift(id)).toBe(0)
})

describe('purchases that share a call', () => {
  it('are judged one after the other', async () => {
    const { id } = await openSale({ quota: 100 })
    const userId = newId('usr')
    const twice = { userId, idempotencyKey: 'k-1' }
    const outcomes = await Promise.all([
      reserve(id, twice),
      reserve(id, twice),
      reserve(id, { userId, idempotencyKey: 'k-2' }),
      reserve(id, { quantity: 0 }),
      ...Array.from({ length: 150 }, () => reserve(id)),
    ])
    const kinds = outcomes.map(({ kind }) => kind)
    expect(kinds.slice(0, 4)).toEqual([
      'accepted',
      'replayed',
      'already-purchased',
      'quantity-not-allowed',
    ])
    expect(kinds.slice(4)).toEqual(
      Array.from({ length: 150 }, (_, i) => (i < 99 ? 'accepted' : 'sold-out')),
    )
    expect(await sales.figures(id)).toMatchObject({ available: 0, accepted: 100 })
    expect(await redis.xlen(saleKeys(id).intents)).toBe(100)
    expect(await drift(id)).toBe(0)
  })

  it('are no worse off for one whose buyer is stored damaged', async () => {
    const { id } = await openSale()
    const damaged = newId('usr')
    await redis.hset(saleKeys(id).buyers, damaged, '1+tkt_that_is_gone')
    const outcomes = await Promise.allSettled([
      reserve(id),
      reserve(id, { userId: damaged }),
      reserve(id),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await sales.figures(id)).toMatchObject({ available: 48, accepted: 2 })
    expect(await drift(id)).toBe(0)
  })
})

it('hints at the first intent of an empty stream, and at the stock when it begins and ends to move', async () => {
  const { id } = await openSale({ quota: 3 })
  const intents = await hints.listen(intentsChannel(id))
  const stock = await hints.listen(stockChannel(id))
  await buy(id)
  expect(await intents.next()).toBe(true)
  expect(await stock.next()).toBe(true)

  const heard: string[] = []
  const subscriber = createRedis(testRedisUrl(), { purpose: 'subscriber', logger: silent })
  subscriber.on('message', (channel: string) => heard.push(channel))
  await subscriber.subscribe(
    hintChannelName(intentsChannel(id)),
    hintChannelName(stockChannel(id)),
    id,
  )
  await buy(id)
  await buy(id)
  await redis.publish(id, 'all said')
  await soon(() => heard.at(-1)).toBe(id)
  expect(heard).toEqual([hintChannelName(stockChannel(id)), id])
  await closeRedis(subscriber)
  intents.close()
  stock.close()
})
