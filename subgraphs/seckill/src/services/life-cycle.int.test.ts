import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Allotments } from '../data/allotments.ts'
import type { LifeCycleRepository } from '../data/life-cycle-repository.ts'
import { createLifeCycleHarness, type LifeCycleHarness } from '../testing/life-cycle-harness.ts'
import { silent } from '../testing/sale-harness.ts'
import { createClosingSaga } from './closing-saga.ts'
import { createSaleKeeper } from './sale-keeper.ts'

const HOUR_MS = 3_600_000
const STOCK = 1_000_000

let harness: LifeCycleHarness
beforeAll(async () => {
  harness = await createLifeCycleHarness()
})
beforeEach(() => {
  harness.standIns.stock = STOCK
})
afterAll(() => harness.close())

const later = () => ({
  startsAt: new Date(Date.now() + HOUR_MS),
  endsAt: new Date(Date.now() + 2 * HOUR_MS),
})

/** Works once. */
function failing(work: () => Promise<unknown>, when: 'before' | 'after') {
  return async (): Promise<never> => {
    if (when === 'after') await work()
    throw new Error('the process dies here')
  }
}

describe('publishing two sales of one product', () => {
  it('at once lets one through when they overlap', async () => {
    const { makeDraft, publishing, eventOf, standIns } = harness
    const productId = newId('prd')
    const drafts = await Promise.all(Array.from({ length: 6 }, () => makeDraft({ productId })))
    const outcomes = await Promise.all(drafts.map(({ id }) => publishing.publish(id)))
    const kinds = outcomes.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'published')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'overlap')).toHaveLength(5)
    const winner = drafts[kinds.indexOf('published')]
    for (const outcome of outcomes) {
      if (outcome.kind === 'overlap') expect(outcome.other.id).toBe(winner?.id)
    }
    const states = await Promise.all(drafts.map(async ({ id }) => (await eventOf(id)).state))
    expect(states.filter((state) => state === 'DRAFT')).toHaveLength(5)
    expect(standIns.stock).toBe(STOCK - 50)
  })

  it('one after the other, or of two products, is no overlap', async () => {
    const { publishSale, closing, makeDraft, publishing } = harness
    const productId = newId('prd')
    const first = await publishSale({ productId })
    await publishSale({ productId, startsAt: first.endsAt, endsAt: later().endsAt })
    const again = await makeDraft({ productId })
    expect(await publishing.publish(again.id)).toMatchObject({ kind: 'overlap' })
    await closing.end(first.id)
    const { startsAt, endsAt } = first
    expect((await publishSale({ productId, startsAt, endsAt })).state).toBe('SCHEDULED')
  })
})

describe('an ended sale', () => {
  it('sells nothing more, settles what is queued and gives back the rest', async () => {
    const { publishSale, buy, reserve, closing, tend, persist, eventOf, sales } = harness
    const { id } = await publishSale()
    await Promise.all([buy(id), buy(id), buy(id)])
    await closing.end(id)
    expect((await eventOf(id)).state).toBe('ENDED')
    expect((await reserve(id)).kind).toBe('ended')

    await tend(id)
    expect(harness.standIns.returned.has(id)).toBe(false)
    expect(harness.fenceOf(id).open).toBe(true)
    await persist(id)
    await tend(id)
    expect(harness.standIns.returned.get(id)).toBe(47)
    expect(harness.fenceOf(id).open).toBe(false)
    expect(harness.standIns.stock).toBe(STOCK - 3)
    expect(await harness.lifeCycle.returnedOf(id)).toBe(47)
    expect(await sales.figures(id)).toMatchObject({ available: 47, confirmed: 3 })
    expect(await harness.lifeCycle.findClosing(id)).toBeNull()
  })

  it.each([
    ['close', 'before'],
    ['close', 'after'],
    ['return', 'before'],
    ['return', 'after'],
  ] as const)('goes on where it stopped: %s failed %s its work', async (operation, when) => {
    const { publishSale, buy, closing, persist, saga, standIns } = harness
    const { id } = await publishSale()
    await buy(id)
    await persist(id)
    await closing.end(id)
    standIns.failNext(operation, when)
    await expect(saga.finish(id)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(await harness.lifeCycle.findClosing(id)).not.toBeNull()
    expect(await saga.finish(id)).toBe(true)
    expect(standIns.stock).toBe(STOCK - 1)
  })

  it.each(['before', 'after'] as const)(
    'goes on where it stopped: the last write failed %s its work',
    async (when) => {
      const { publishSale, buy, closing, persist, saga, standIns, lifeCycle } = harness
      const { id } = await publishSale()
      await buy(id)
      await persist(id)
      await closing.end(id)
      const dying: LifeCycleRepository = {
        ...lifeCycle,
        completeClosing: (sale, returned) =>
          failing(() => lifeCycle.completeClosing(sale, returned), when)(),
      }
      const options = { ...harness, lifeCycle: dying, logger: silent }
      await expect(createClosingSaga(options).finish(id)).rejects.toThrow('dies here')
      expect(await saga.finish(id)).toBe(true)
      expect(standIns.stock).toBe(STOCK - 1)
      expect(await lifeCycle.returnedOf(id)).toBe(49)
    },
  )

  it('is closed by whoever comes after a process that died right after deciding it', async () => {
    const { publishSale, reserve, lifeCycle, tend, standIns } = harness
    const { id } = await publishSale()
    await lifeCycle.close(id, 'ENDED')
    expect((await reserve(id)).kind).toBe('accepted')
    await tend(id)
    expect((await reserve(id)).kind).toBe('ended')
    await harness.persist(id)
    await tend(id)
    expect(standIns.stock).toBe(STOCK - 1)
  })

  it('gives back units of orders that are cancelled after its end', async () => {
    const { publishSale, buy, closing, persist, tend, settling, fenceOf, standIns } = harness
    const { id } = await publishSale()
    const [a, b] = [await buy(id), await buy(id), await buy(id)]
    await persist(id)
    await closing.end(id)
    await tend(id)
    expect(standIns.stock).toBe(STOCK - 3)

    const first = fenceOf(id).cancel(a.id)
    await settling.settle(id, [first])
    await tend(id)
    expect(standIns.stock).toBe(STOCK - 2)
    await settling.settle(id, [first, fenceOf(id).cancel(b.id)])
    await tend(id)
    await tend(id)
    expect(standIns.stock).toBe(STOCK - 1)
    expect(await harness.lifeCycle.returnedOf(id)).toBe(49)
  })

  it('is not wound up while an order gives a unit back', async () => {
    const { publishSale, buy, closing, persist, saga, settling, fenceOf, standIns } = harness
    const { id } = await publishSale()
    const { id: ticketId } = await buy(id)
    await persist(id)
    await closing.end(id)
    // The unit comes back between the fence's answer and the last write.
    const allotments: Allotments = {
      ...harness.allotments,
      async giveBack(eventId, total) {
        await harness.allotments.giveBack(eventId, total)
        await settling.settle(id, [fenceOf(id).cancel(ticketId)])
      },
    }
    const options = { ...harness, allotments, logger: silent }
    expect(await createClosingSaga(options).finish(id)).toBe(false)
    expect(await saga.finish(id)).toBe(true)
    expect(standIns.stock).toBe(STOCK)
  })

  it('comes about by the clock', async () => {
    const { publishSale, tend, eventOf, closing, standIns, prisma } = harness
    const { id } = await publishSale()
    await closing.closeIfOver(id)
    expect((await eventOf(id)).state).toBe('SCHEDULED')
    await tend(id)
    expect((await eventOf(id)).state).toBe('ACTIVE')
    await prisma.seckillEvent.update({ where: { id }, data: { endsAt: new Date(Date.now() - 1) } })
    await tend(id)
    expect((await eventOf(id)).state).toBe('ENDED')
    await tend(id)
    expect(standIns.stock).toBe(STOCK)
  })

  it('can be asked for again, but not before the start', async () => {
    const { publishSale, closing, makeDraft } = harness
    const { id } = await publishSale()
    expect(await closing.end(id)).toMatchObject({ kind: 'closed', event: { state: 'ENDED' } })
    expect(await closing.end(id)).toMatchObject({ kind: 'closed', event: { state: 'ENDED' } })
    const refused = (status: string) => ({ kind: 'refused', status })
    expect(await closing.end((await publishSale(later())).id)).toMatchObject(refused('SCHEDULED'))
    expect(await closing.end((await makeDraft()).id)).toMatchObject(refused('DRAFT'))
    expect(await closing.end(newId('skl'))).toEqual({ kind: 'not-found' })
    expect(await closing.cancel(id)).toMatchObject(refused('ENDED'))
  })
})

describe('a cancelled sale', () => {
  it('was a draft, and nothing has to be undone', async () => {
    const { makeDraft, closing, tend, eventOf, publishing, standIns } = harness
    const { id } = await makeDraft()
    expect(await closing.cancel(id)).toMatchObject({
      kind: 'closed',
      event: { state: 'CANCELLED' },
    })
    expect(await closing.cancel(id)).toMatchObject({ kind: 'closed' })
    await tend(id)
    expect(standIns.stock).toBe(STOCK)
    expect(await publishing.publish(id)).toMatchObject({ kind: 'not-publishable' })
    expect((await eventOf(id)).state).toBe('CANCELLED')
  })

  it.each([
    ['before its start', later],
    ['while it is on', () => ({})],
  ])('%s closes at once, settles what is queued, and lets orders stand', async (_when, window) => {
    const { publishSale, reserve, closing, tend, persist, sales, standIns } = harness
    const { id } = await publishSale(window())
    const bought = (await reserve(id)).kind === 'accepted' ? 1 : 0
    expect(await closing.cancel(id)).toMatchObject({ event: { state: 'CANCELLED' } })
    expect((await reserve(id)).kind).toBe('ended')
    await persist(id)
    await tend(id)
    expect(standIns.stock).toBe(STOCK - bought)
    expect(await sales.figures(id)).toMatchObject({ confirmed: bought, available: 50 - bought })
  })

  it('half published is published first, and then undone whole', async () => {
    const { makeDraft, publishing, closing, tend, standIns } = harness
    const { id } = await makeDraft()
    standIns.failNext('open', 'after')
    await expect(publishing.publish(id)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(standIns.stock).toBe(STOCK - 50)
    expect(await closing.cancel(id)).toMatchObject({ event: { state: 'CANCELLED' } })
    await tend(id)
    expect(standIns.stock).toBe(STOCK)
  })

  it('gets its units back even if somebody carved them out for a cancelled draft', async () => {
    const { makeDraft, closing, lifeCycle, tend, allotments, standIns } = harness
    const draft = await makeDraft()
    await closing.cancel(draft.id)
    await allotments.carve(draft)
    await lifeCycle.reopenClosing(draft.id)
    await tend(draft.id)
    expect(standIns.stock).toBe(STOCK)
  })
})

describe('a sale that nobody took further', () => {
  it('half published is published', async () => {
    const { makeDraft, publishing, tend, eventOf, standIns } = harness
    const { id } = await makeDraft()
    standIns.failNext('carve', 'after')
    await expect(publishing.publish(id)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await tend(id)
    expect((await eventOf(id)).state).toBe('PUBLISHING')
    const impatient = createSaleKeeper({ ...harness, logger: silent, abandonedAfterMs: 0 })
    const [sale] = (await harness.lifeCycle.findKept()).filter((one) => one.id === id)
    if (sale) await impatient.tend(sale)
    expect((await eventOf(id)).state).toBe('SCHEDULED')
    expect(standIns.stock).toBe(STOCK - 50)
  })

  it('starts when its time has come, and not before', async () => {
    const { publishSale, keeper, eventOf } = harness
    const [now, next] = [await publishSale(), await publishSale(later())]
    for (const { id } of [now, next, now]) await keeper.startIfDue(id)
    expect((await eventOf(now.id)).state).toBe('ACTIVE')
    expect((await eventOf(next.id)).state).toBe('SCHEDULED')
    expect((await harness.reserve(now.id)).kind).toBe('accepted')
  })
})
