import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { persistTickets } from '@floodgate/contracts/seckill'
import { newId } from '@floodgate/platform/identifier'
import { createJobQueue, defineJob, implementJob } from '@floodgate/platform/job'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { createSessionStore } from '@floodgate/platform/session-store'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Guardian } from '../scripts/lib/guardian.ts'
import { type RedisCluster, startRedisCluster } from '../scripts/testing/redis-cluster.ts'
import {
  createAdmissionMemory,
  SOLD_OUT_LEASE_MS,
} from '../subgraphs/seckill/src/data/admission-memory.ts'
import { createAdmissionStore } from '../subgraphs/seckill/src/data/admission-store.ts'
import { createSaleStore } from '../subgraphs/seckill/src/data/sale-store.ts'
import { createIntentStream } from '../subgraphs/seckill/src/relay/intent-stream.ts'
import { createRelayPace } from '../subgraphs/seckill/src/relay/relay-pace.ts'
import { startSaleRelay } from '../subgraphs/seckill/src/relay/sale-relay.ts'
import {
  createSaleHarness,
  type SaleHarness,
  silent,
} from '../subgraphs/seckill/src/testing/sale-harness.ts'

let directory: string
let guardian: Guardian
let cluster: RedisCluster
let sale: SaleHarness
let blocking: RedisClient

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'floodgate-cluster-'))
  guardian = new Guardian()
  guardian.watchFolder(directory)
  cluster = await startRedisCluster({ guardian, directory })
  sale = createSaleHarness(cluster.redisUrl)
  blocking = createRedis(cluster.redisUrl, { purpose: 'blocking', logger: silent })
})
afterAll(async () => {
  await closeRedis(blocking)
  await sale.close()
  await cluster.stop()
  await guardian.close()
  rmSync(directory, { recursive: true, force: true })
})

const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 10_000, interval: 10 })

const masterUrls = () =>
  cluster.redisUrl
    .replace('redis-cluster://', '')
    .split(',')
    .map((node) => `redis://${node}`)

/** On every master by itself, past the cluster. */
async function onEachMaster<T>(ask: (master: Redis) => Promise<T>): Promise<T[]> {
  return Promise.all(
    masterUrls().map(async (url) => {
      const master = new Redis(url)
      try {
        return await ask(master)
      } finally {
        master.disconnect()
      }
    }),
  )
}

const salesOn = (master: Redis) => master.keys('{seckill:*}:sale')

describe('on a cluster of three masters', () => {
  it('sales live on all of them, and each accounts for every unit', async () => {
    const events = await Promise.all(
      Array.from({ length: 24 }, () => sale.openSale({ quota: 5, ipRateIntervalMs: 1 })),
    )
    for (const keys of await onEachMaster(salesOn)) expect(keys.length).toBeGreaterThan(0)

    for (const { id } of events) {
      const network = '203.0.113.7'
      const outcomes = await Promise.all(
        Array.from({ length: 9 }, () => sale.reserve(id, { network })),
      )
      expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(5)
      const [first, second] = outcomes.flatMap((one) => ('ticket' in one ? [one.ticket] : []))
      if (!first || !second) throw new Error('nothing was accepted')
      await sale.sales.settle(id, [
        { ticketId: first.id, outcome: 'CONFIRMED', orderId: newId('ord') },
        { ticketId: second.id, outcome: 'FAILED', reason: 'no' },
      ])
      expect(await sale.sales.figures(id)).toMatchObject({ available: 1, confirmed: 1, failed: 1 })
      expect((await sale.sales.ticketsOf(id, first.userId)).map((one) => one.id)).toEqual([
        first.id,
      ])
      expect(await sale.drift(id)).toBe(0)
      const closed = { kind: 'closed', available: 1, queued: 3 }
      expect(await sale.sales.end(id, { beforeTime: true })).toEqual(closed)
      expect((await sale.reserve(id)).kind).toBe('ended')
    }
  })

  it('a lost sale is made anew', async () => {
    const event = await sale.openSale({ quota: 5 })
    const ticket = await sale.buy(event.id)
    await sale.redis.del(`{seckill:${event.id}}:sale`)
    expect(await sale.sales.beginRebuild(event, 1)).toBe('begun')
    expect((await sale.reserve(event.id)).kind).toBe('rebuilding')
    expect(await sale.sales.adopt(event.id, [ticket])).toEqual({ adopted: 1 })
    expect(await sale.sales.finishRebuild(event.id, 'OPEN')).toBe(true)
    const again = { userId: ticket.userId, idempotencyKey: ticket.idempotencyKey }
    expect(await sale.reserve(event.id, again)).toMatchObject({ kind: 'replayed', ticket })
    expect(await sale.drift(event.id)).toBe(0)
  })

  it('admission works: challenges are used once, and a process learns that a sale is sold out', async () => {
    const store = createAdmissionStore(sale.redis)
    const memory = createAdmissionMemory({
      redis: sale.redis,
      hints: sale.hints,
      logger: silent,
    })
    const leasing = createSaleStore(sale.redis, { soldOutLeaseMs: SOLD_OUT_LEASE_MS })
    const { id } = await sale.openSale({ quota: 1 })
    const later = new Date(Date.now() + 60_000)
    expect(await store.useChallenge(id, 'digest', later)).toBe(true)
    expect(await store.useChallenge(id, 'digest', later)).toBe(false)

    const { userId } = await sale.buy(id)
    await soon(async () => {
      const askedAt = performance.now()
      const purchase = { eventId: id, ticketId: newId('tkt'), quantity: 1, idempotencyKey: 'k' }
      const outcome = await leasing.reserve({ ...purchase, userId: newId('usr') })
      if (outcome.kind === 'sold-out') memory.learnSoldOut(id, outcome.lease ?? '', askedAt)
      return memory.isSoldOutFor(id, newId('usr'))
    }).toBe(true)
    expect(memory.isSoldOutFor(id, userId)).toBe(false)
  })

  it('the relay passes tickets on through a queue', async () => {
    const job = defineJob(`test-${newId('msg')}`, persistTickets.schema)
    const queue = createJobQueue(job, sale.redis)
    const arrived = new Set<string>()
    const worker = implementJob(
      job,
      blocking,
      ({ tickets }) => {
        for (const { ticketId } of tickets) arrived.add(ticketId)
        return Promise.resolve()
      },
      { logger: silent },
    )
    const { id: eventId } = await sale.openSale()
    const relay = startSaleRelay({
      eventId,
      stream: createIntentStream(sale.redis, eventId, newId('msg'), 500),
      queue,
      hints: sale.hints,
      pace: createRelayPace(),
      logger: silent,
    })
    const tickets = await Promise.all(Array.from({ length: 30 }, () => sale.buy(eventId)))
    await soon(() => [...arrived].sort()).toEqual(tickets.map(({ id }) => id).sort())
    await relay.close()
    await worker.close()
    await queue.close()
  })

  it('delayed jobs run, and a repeated id is dropped', async () => {
    const job = defineJob(`test-${newId('msg')}`, persistTickets.schema)
    const queue = createJobQueue(job, sale.redis)
    const ticket = { ticketId: newId('tkt'), userId: newId('usr'), quantity: 1, sequence: 1 }
    const data = {
      eventId: newId('skl'),
      tickets: [{ ...ticket, idempotencyKey: 'k', acceptedAt: Date.now() }],
    }
    await queue.add(data, { jobId: 'once', delayMs: 20 })
    await queue.add(data, { jobId: 'once', delayMs: 20 })
    await queue.addBulk([{ data, options: { jobId: 'bulk' } }])
    const handled: string[] = []
    const handler = vi.fn((_data: unknown, { jobId }: { jobId: string }) => {
      handled.push(jobId)
      return Promise.resolve()
    })
    const worker = implementJob(job, blocking, handler, { logger: silent })
    await soon(() => [...handled].sort()).toEqual(['bulk', 'once'])
    await worker.close()
    await queue.close()
  })

  it('sessions are opened, found and closed', async () => {
    const sessions = createSessionStore(sale.redis)
    const opened = await Promise.all(
      Array.from({ length: 20 }, () => sessions.open({ id: newId('usr'), roles: ['CUSTOMER'] })),
    )
    for (const { token, endsAt, ...session } of opened) {
      expect(endsAt).toBeLessThan(session.expiresAt)
      expect(await sessions.find(token)).toEqual(session)
      await sessions.close(session.sessionId)
      expect(await sessions.find(token)).toBeNull()
    }
  })

  it('hints are heard from every master, and a lost connection is one', async () => {
    const channel = `test-${newId('msg')}`
    const listener = await sale.hints.listen(channel)
    const name = `floodgate:hint:${channel}`
    // What came before counts as a hint, too.
    await listener.next(100)
    for (const url of masterUrls()) {
      const master = new Redis(url)
      await master.publish(name, '')
      expect(await listener.next()).toBe(true)
      master.disconnect()
    }

    const waiting = listener.next()
    await onEachMaster((master) => master.call('CLIENT', 'KILL', 'TYPE', 'pubsub'))
    expect(await waiting).toBe(true)
    const next = listener.next()
    await soon(async () => {
      const subscribed = await onEachMaster((master) => master.pubsub('NUMSUB', name))
      return subscribed.reduce((sum: number, reply) => sum + Number(reply[1]), 0)
    }).toBe(1)
    await sale.hints.publish(channel)
    expect(await next).toBe(true)
    listener.close()
  })
})
