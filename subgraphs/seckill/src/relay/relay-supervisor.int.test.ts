import { persistTickets } from '@floodgate/contracts/seckill'
import { newId } from '@floodgate/platform/identifier'
import { createJobQueue, defineJob } from '@floodgate/platform/job'
import { testDatabaseUrl } from '@floodgate/platform/testing/servers'
import { afterAll, expect, it } from 'vitest'
import { createEventRepository, type EventRepository } from '../data/event-repository.ts'
import { SALES_CHANNEL, saleKeys } from '../data/keys.ts'
import { createLifeCycleRepository } from '../data/life-cycle-repository.ts'
import { createPrismaClient } from '../data/prisma-client.ts'
import { createCloseService } from '../services/close-service.ts'
import { makeEvent } from '../testing/make-event.ts'
import { createSaleHarness, silent } from '../testing/sale-harness.ts'
import { soon } from '../testing/soon.ts'
import { createIntentStream } from './intent-stream.ts'
import { type RelaySupervisor, startRelaySupervisor } from './relay-supervisor.ts'
import { createRelayPace } from './relay-pace.ts'
import { startSaleRelay } from './sale-relay.ts'

const { redis, hints, sales, openSale, buy, close } = createSaleHarness()
const prisma = createPrismaClient(testDatabaseUrl('seckill'))
const events = createEventRepository(prisma)
const lifeCycle = createLifeCycleRepository(prisma)
const publishing = { publish: () => Promise.reject(new Error('nothing is to be published')) }
const changes = { announce: () => undefined }
const shared = { events, lifeCycle, sales, hints, changes, logger: silent }
const closing = createCloseService({ ...shared, publishing })
const queue = createJobQueue(defineJob(`test-${newId('msg')}`, persistTickets.schema), redis)

afterAll(async () => {
  await queue.close()
  await prisma.$disconnect()
  await close()
})

/** Relays the sales named alone: other tests have theirs in the same database. */
async function supervise(
  ids: readonly string[],
): Promise<RelaySupervisor & { relayed: Map<string, number> }> {
  const own: EventRepository = {
    ...events,
    findToRelay: async () => (await events.findToRelay()).filter(({ id }) => ids.includes(id)),
  }
  const relayed = new Map<string, number>()
  const pace = createRelayPace()
  const supervisor = await startRelaySupervisor({
    events: own,
    closing,
    hints,
    logger: silent,
    pollIntervalMs: 100,
    openStream: (eventId) => createIntentStream(redis, eventId, newId('msg'), 500),
    startRelay: (eventId, stream) => {
      relayed.set(eventId, 0)
      const onRelayed = (tickets: number) =>
        relayed.set(eventId, (relayed.get(eventId) ?? 0) + tickets)
      return startSaleRelay({ eventId, stream, queue, hints, pace, logger: silent, onRelayed })
    },
  })
  return { ...supervisor, relayed }
}

const isRelayed = async (id: string) =>
  (await prisma.seckillEvent.findUniqueOrThrow({ where: { id } })).relayed

it('relays a sale from its publication until it has ended and is drained', async () => {
  const event = await openSale()
  const supervisor = await supervise([event.id])
  await buy(event.id)
  await events.insert(event)
  await hints.publish(SALES_CHANNEL)
  await soon(() => supervisor.relayed.get(event.id)).toBe(1)

  await buy(event.id)
  await closing.end(event.id)
  await soon(() => isRelayed(event.id)).toBe(true)
  expect(supervisor.relayed.get(event.id)).toBe(2)
  await supervisor.close()
})

it('ends a sale whose time is over when nobody else did', async () => {
  const event = await openSale({ endsAt: new Date(Date.now() - 1) })
  await events.insert(event)
  const supervisor = await supervise([event.id])
  await soon(() => isRelayed(event.id)).toBe(true)
  const [ended] = await events.findByIds([event.id])
  expect(ended?.state).toBe('ENDED')
  await supervisor.close()
})

it('keeps on with the others while one sale fails', async () => {
  const broken = makeEvent()
  const sound = await openSale()
  await events.insert(broken)
  await redis.set(saleKeys(broken.id).intents, 'no stream')
  await events.insert(sound)
  const supervisor = await supervise([broken.id, sound.id])
  await buy(sound.id)
  await soon(() => supervisor.relayed.get(sound.id)).toBe(1)
  expect(supervisor.relayed.get(broken.id)).toBe(0)
  await supervisor.close()
})
