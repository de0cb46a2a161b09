import { createIdentitySigner } from '@floodgate/platform/identity'
import { newId } from '@floodgate/platform/identifier'
import { createJobQueue } from '@floodgate/platform/job'
import { testDatabaseUrl } from '@floodgate/platform/testing/servers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAllotments } from '../data/allotments.ts'
import { createEventRepository } from '../data/event-repository.ts'
import { createLifeCycleRepository } from '../data/life-cycle-repository.ts'
import { createPrismaClient } from '../data/prisma-client.ts'
import type { SaleEvent } from '../domain/sale-event.ts'
import { endSale, endSaleJobId } from '../jobs/end-sale.ts'
import { startSale } from '../jobs/start-sale.ts'
import { makeEvent } from '../testing/make-event.ts'
import { createSaleHarness, silent } from '../testing/sale-harness.ts'
import { startStandIns, type StandIns } from '../testing/stand-ins.ts'
import { createPublishService, type PublishServiceOptions } from './publish-service.ts'

const { redis, hints, sales, buy, reserve, close } = createSaleHarness()
const prisma = createPrismaClient(testDatabaseUrl('seckill'))
const events = createEventRepository(prisma)
const lifeCycle = createLifeCycleRepository(prisma)
const startings = createJobQueue(startSale, redis)
const endings = createJobQueue(endSale, redis)
let standIns: StandIns

beforeAll(async () => {
  standIns = await startStandIns(createIdentitySigner('s'.repeat(32)))
})
beforeEach(() => {
  standIns.stock = 1_000
})
afterAll(async () => {
  await standIns.close()
  await startings.close()
  await endings.close()
  await prisma.$disconnect()
  await close()
})

async function makeDraft(overrides: Partial<SaleEvent> = {}): Promise<SaleEvent> {
  const event = makeEvent({ state: 'DRAFT', ...overrides })
  await events.insert(event)
  return event
}

function createService(overrides: Partial<PublishServiceOptions> = {}) {
  const allotments = createAllotments(standIns)
  const queues = { startings, endings }
  const changes = { announce: (tags: readonly string[]) => void announced.push(...tags) }
  const shared = { events, lifeCycle, sales, hints, changes, logger: silent }
  const options = { ...shared, allotments, ...queues }
  return createPublishService({ ...options, ...overrides })
}

const announced: string[] = []

const stateOf = async (id: string) => (await events.findByIds([id]))[0]?.state

/** Fails at its first call, as if the connection had broken. */
function once<A extends unknown[], R>(
  work: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  let failed = false
  return (...args) => {
    if (failed) return work(...args)
    failed = true
    return Promise.reject(new Error('connection lost'))
  }
}

describe('publishing', () => {
  it('carves the allotment out, opens the fence, warms the sale up and schedules its end', async () => {
    const draft = await makeDraft()
    const outcome = await createService().publish(draft.id)
    expect(outcome).toMatchObject({ kind: 'published', event: { state: 'SCHEDULED' } })
    expect(standIns.stock).toBe(950)
    expect(standIns.fences.get(draft.id)?.quota).toBe(50)
    expect(await stateOf(draft.id)).toBe('SCHEDULED')
    expect(announced).toEqual([`SeckillEvent:${draft.id}`, `Product:${draft.productId}`])
    expect((await buy(draft.id)).sequence).toBe(1)
    const delay = await redis.zscore(
      '{floodgate:seckill-end-sale}:seckill-end-sale:delayed',
      endSaleJobId(draft.id),
    )
    expect(delay).not.toBeNull()
  })

  it('repeated changes nothing', async () => {
    const draft = await makeDraft()
    const service = createService()
    await Promise.all([service.publish(draft.id), service.publish(draft.id)])
    await buy(draft.id)
    expect(await service.publish(draft.id)).toMatchObject({ kind: 'published' })
    expect(standIns.stock).toBe(950)
    expect(await sales.figures(draft.id)).toMatchObject({ quota: 50, available: 49 })
  })

  it.each([
    ['carve', 'before'],
    ['carve', 'after'],
    ['open', 'before'],
    ['open', 'after'],
  ] as const)('goes on where it stopped: %s failed %s its work', async (operation, when) => {
    const draft = await makeDraft()
    standIns.failNext(operation, when)
    await expect(createService().publish(draft.id)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(await stateOf(draft.id)).toBe('PUBLISHING')
    expect(await reserve(draft.id)).toEqual({ kind: 'sale-not-found' })
    expect(await createService().publish(draft.id)).toMatchObject({ kind: 'published' })
    expect(standIns.stock).toBe(950)
    expect(await stateOf(draft.id)).toBe('SCHEDULED')
  })

  it.each<[string, () => Partial<PublishServiceOptions>]>([
    ['the warm-up', () => ({ sales: { ...sales, warmUp: once(sales.warmUp) } })],
    ['the queue', () => ({ endings: { ...endings, add: once(endings.add) } })],
    [
      'the last write',
      () => ({
        events: {
          ...events,
          transition: (id, from, to) =>
            to === 'SCHEDULED'
              ? Promise.reject(new Error('connection lost'))
              : events.transition(id, from, to),
        },
      }),
    ],
  ])('goes on where it stopped: %s failed', async (_step, overrides) => {
    const draft = await makeDraft()
    await expect(createService(overrides()).publish(draft.id)).rejects.toThrow('connection lost')
    expect(await stateOf(draft.id)).toBe('PUBLISHING')
    expect(await createService().publish(draft.id)).toMatchObject({ kind: 'published' })
    expect(standIns.stock).toBe(950)
    expect((await reserve(draft.id)).kind).toBe('accepted')
    expect(await stateOf(draft.id)).toBe('SCHEDULED')
  })

  it('leaves a draft when the catalog has not enough', async () => {
    const draft = await makeDraft({ quota: 1_001 })
    const outcome = await createService().publish(draft.id)
    expect(outcome).toEqual({ kind: 'stock-insufficient', available: 1_000 })
    expect(await stateOf(draft.id)).toBe('DRAFT')
    standIns.stock = 2_000
    expect(await createService().publish(draft.id)).toMatchObject({ kind: 'published' })
  })

  it('refuses what can not go on sale', async () => {
    const service = createService()
    const refused = (status: string) => ({ kind: 'not-publishable', status })
    expect(await service.publish(newId('skl'))).toEqual({ kind: 'not-found' })
    for (const state of ['ENDED', 'CANCELLED'] as const) {
      const { id } = await makeDraft({ state })
      expect(await service.publish(id)).toMatchObject(refused(state))
    }
    const late = await makeDraft({ endsAt: new Date(Date.now() - 1) })
    expect(await service.publish(late.id)).toMatchObject(refused('DRAFT'))
    standIns.stock = 'no such product'
    const unknown = await makeDraft()
    expect(await service.publish(unknown.id)).toMatchObject(refused('DRAFT'))
    expect(await stateOf(unknown.id)).toBe('DRAFT')
    standIns.stock = 'not for sale'
    const archived = await makeDraft()
    expect(await service.publish(archived.id)).toMatchObject({
      ...refused('DRAFT'),
      message: expect.stringContaining('archived') as string,
    })
    expect(await stateOf(archived.id)).toBe('DRAFT')
  })
})
