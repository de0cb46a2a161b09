import { type AcceptedTicket, persistTickets } from '@floodgate/contracts/seckill'
import { newId } from '@floodgate/platform/identifier'
import { createJobQueue, defineJob, implementJob, type JobWorker } from '@floodgate/platform/job'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { testRedisUrl } from '@floodgate/platform/testing/servers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saleKeys } from '../data/keys.ts'
import { createSaleHarness, silent } from '../testing/sale-harness.ts'
import { soon } from '../testing/soon.ts'
import { createIntentStream, type IntentStream } from './intent-stream.ts'
import { createRelayPace } from './relay-pace.ts'
import {
  type PersistQueue,
  type SaleRelay,
  type SaleRelayOptions,
  startSaleRelay,
} from './sale-relay.ts'

const { redis, hints, openSale, buy, close } = createSaleHarness()

interface Job {
  readonly eventId: string
  readonly tickets: readonly AcceptedTicket[]
}
let blocking: RedisClient
let queue: PersistQueue
let worker: JobWorker
let jobs: Job[]
const relays: SaleRelay[] = []

beforeAll(() => {
  blocking = createRedis(testRedisUrl(), { purpose: 'blocking', logger: silent })
})
beforeEach(() => {
  // A queue of its own: the real one's jobs would be taken by whoever else tests on this server.
  const job = defineJob(`test-${newId('msg')}`, persistTickets.schema)
  const seen: Job[] = []
  jobs = seen
  queue = createJobQueue(job, redis)
  worker = implementJob(job, blocking, (data) => Promise.resolve(void seen.push(data)), {
    logger: silent,
  })
})
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.close()))
  await worker.close()
  await queue.close()
})
afterAll(async () => {
  await closeRedis(blocking)
  await close()
})

const openStream = (eventId: string, batch = 500) =>
  createIntentStream(redis, eventId, newId('msg'), batch)

function start(eventId: string, options: Partial<SaleRelayOptions> = {}): SaleRelay {
  const relay = startSaleRelay({
    eventId,
    stream: openStream(eventId),
    queue,
    hints,
    pace: createRelayPace(),
    logger: silent,
    ...options,
  })
  relays.push(relay)
  return relay
}

const relayedIds = () => jobs.flatMap(({ tickets }) => tickets.map(({ ticketId }) => ticketId))

async function drained(eventId: string, ids: readonly string[]): Promise<void> {
  await soon(() => new Set(relayedIds())).toEqual(new Set(ids))
  await soon(() => redis.xlen(saleKeys(eventId).intents)).toBe(0)
}

async function buyMany(eventId: string, count: number): Promise<string[]> {
  const tickets = await Promise.all(Array.from({ length: count }, () => buy(eventId)))
  return tickets.map(({ id }) => id)
}

describe('a relay', () => {
  it('passes on what was accepted before it started, in order, and forgets it', async () => {
    const { id } = await openSale()
    const ticket = await buy(id, { idempotencyKey: 'é "k"' })
    await buyMany(id, 9)
    const relayed: number[] = []
    start(id, { stream: openStream(id, 4), onRelayed: (tickets) => relayed.push(tickets) })

    await soon(() => relayed).toEqual([4, 4, 2])
    await soon(() => relayedIds()).toHaveLength(10)
    const { userId, quantity, sequence, idempotencyKey, acceptedAt } = ticket
    expect(jobs[0]?.eventId).toBe(id)
    expect(jobs[0]?.tickets[0]).toEqual({
      ticketId: ticket.id,
      ...{ userId, quantity, sequence, idempotencyKey, acceptedAt },
    })
    const sequences = jobs.flatMap(({ tickets }) => tickets.map((one) => one.sequence))
    expect(sequences.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, i) => i + 1))
    expect(await redis.xlen(saleKeys(id).intents)).toBe(0)
  })

  it('is woken by the purchase itself', async () => {
    const { id } = await openSale()
    const relayed: number[] = []
    start(id, { pollIntervalMs: 600_000, onRelayed: (tickets) => relayed.push(tickets) })
    for (let i = 1; i <= 3; i += 1) {
      const { id: ticketId } = await buy(id)
      await soon(() => relayedIds()).toContain(ticketId)
      await soon(() => redis.xlen(saleKeys(id).intents)).toBe(0)
    }
    expect(relayed.reduce((sum, tickets) => sum + tickets, 0)).toBe(3)
  })

  it('repeats a batch whose acknowledgement failed, and the queue drops the repeat', async () => {
    const { id } = await openSale()
    const ids = await buyMany(id, 5)
    const stream = openStream(id)
    let failures = 0
    const acknowledge: IntentStream['acknowledge'] = async (streamIds) => {
      failures += 1
      if (failures === 1) throw new Error('connection lost')
      await stream.acknowledge(streamIds)
    }
    start(id, { stream: { ...stream, acknowledge } })
    await drained(id, ids)
    expect(failures).toBe(2)
    expect(jobs).toHaveLength(1)
  })
})

describe('a relay that died', () => {
  it('between reading and adding leaves its entries to the next', async () => {
    const { id } = await openSale()
    const ids = await buyMany(id, 7)
    expect(await openStream(id, 5).readNew()).toHaveLength(5)
    start(id, { abandonedAfterMs: 1, pollIntervalMs: 10 })
    await drained(id, ids)
    expect(relayedIds()).toHaveLength(7)
  })

  it('between adding and acknowledging causes a repeat that is dropped', async () => {
    const { id } = await openSale()
    const ids = await buyMany(id, 5)
    const dying = openStream(id)
    const first = start(id, {
      stream: { ...dying, acknowledge: () => new Promise<never>(() => undefined) },
    })
    relays.splice(relays.indexOf(first), 1)
    await soon(() => relayedIds()).toHaveLength(5)
    expect(await redis.xlen(saleKeys(id).intents)).toBe(5)

    start(id, { abandonedAfterMs: 1, pollIntervalMs: 10 })
    await drained(id, ids)
    expect(jobs).toHaveLength(1)
  })

  it('leaves batches that the next may cut differently: nothing is lost, repeats name the same tickets', async () => {
    const { id } = await openSale()
    const ids = await buyMany(id, 6)
    const [dead, other] = [openStream(id, 4), openStream(id, 1)]
    const delivered = await dead.readNew()
    const tickets = delivered.flatMap(({ ticket }) => (ticket ? [ticket] : []))
    await queue.add({ eventId: id, tickets }, { jobId: newId('msg') })
    await other.readNew()
    start(id, { stream: openStream(id, 3), abandonedAfterMs: 1, pollIntervalMs: 10 })
    await drained(id, ids)
    const told = jobs.flatMap((job) => job.tickets).map((one) => JSON.stringify(one))
    expect(new Set(told).size).toBe(6)
  })

  it('is not robbed while it lives', async () => {
    const { id } = await openSale()
    await buyMany(id, 3)
    await openStream(id).readNew()
    expect(await openStream(id).claim(60_000)).toEqual([])
  })
})

it('forgets deliveries whose entries are gone', async () => {
  const { id } = await openSale()
  await buyMany(id, 2)
  const stream = openStream(id)
  const [first, second] = await stream.readNew()
  await redis.xdel(saleKeys(id).intents, first?.streamId ?? '')
  expect(await stream.readOwn()).toEqual([{ streamId: first?.streamId, ticket: null }, second])
  const relay = start(id, { stream })
  await soon(() => relayedIds()).toEqual([second?.ticket?.ticketId])
  await soon(() => stream.readOwn()).toEqual([])
  await relay.close()
})
