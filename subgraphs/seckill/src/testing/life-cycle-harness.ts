import { createIdentitySigner } from '@floodgate/platform/identity'
import { createMetrics } from '@floodgate/platform/metrics'
import { testDatabaseUrl } from '@floodgate/platform/testing/servers'
import { createPrismaClient } from '../data/prisma-client.ts'
import type { KeptSale } from '../data/life-cycle-repository.ts'
import type { SaleEvent } from '../domain/sale-event.ts'
import type { Ticket } from '../domain/ticket.ts'
import { createClosingSaga } from '../services/closing-saga.ts'
import { createLifeCycle } from '../services/create-life-cycle.ts'
import { createSaleKeeper } from '../services/sale-keeper.ts'
import { makeEvent } from './make-event.ts'
import { createSaleHarness, silent } from './sale-harness.ts'
import type { StandInFence } from './stand-in-fence.ts'
import { startStandIns } from './stand-ins.ts'

/**
 * Everything that moves sales through their lives, on real servers; catalog and order stood in for. Nothing runs by itself:
 * tests take each step.
 * @param redisUrl by default the server of the integration tests
 */
export async function createLifeCycleHarness(redisUrl?: string) {
  const harness = createSaleHarness(redisUrl)
  const { redis, hints, sales } = harness
  const prisma = createPrismaClient(testDatabaseUrl('seckill'))
  const standIns = await startStandIns(createIdentitySigner('s'.repeat(32)))
  const { catalog, order } = standIns
  const metrics = createMetrics('test')
  const dependencies = { prisma, redis, sales, hints, catalog, order, metrics, logger: silent }
  const life = createLifeCycle(dependencies)
  const { lifeCycle, allotments, rehydrating, events, settling } = life
  const saga = createClosingSaga({ lifeCycle, sales, allotments, rehydrating, logger: silent })
  const keeper = createSaleKeeper({ ...life, sales, saga, hints, logger: silent })

  async function makeDraft(overrides: Partial<SaleEvent> = {}): Promise<SaleEvent> {
    const event = makeEvent({ state: 'DRAFT', ...overrides })
    await events.insert(event)
    return event
  }

  async function queuedTickets(eventId: string): Promise<Ticket[]> {
    const tickets: Ticket[] = []
    for await (const some of sales.scanTickets(eventId)) tickets.push(...some)
    return tickets.filter(({ status }) => status === 'QUEUED')
  }

  return {
    ...{ ...harness, ...life, prisma, standIns, saga, keeper, metrics, makeDraft, queuedTickets },
    /** A published sale. */
    async publishSale(overrides: Partial<SaleEvent> = {}): Promise<SaleEvent> {
      const draft = await makeDraft(overrides)
      const outcome = await life.publishing.publish(draft.id)
      if (outcome.kind !== 'published') throw new Error(`not published: ${outcome.kind}`)
      return outcome.event
    },
    fenceOf(eventId: string): StandInFence {
      const fence = standIns.fences.get(eventId)
      if (!fence) throw new Error(`no fence of ${eventId}`)
      return fence
    },
    /** Writes the orders of all queued tickets and settles them. */
    async persist(eventId: string): Promise<void> {
      const fence = standIns.fences.get(eventId)
      const queued = await queuedTickets(eventId)
      const settlements = queued.flatMap((ticket) => (fence ? [fence.write(ticket)] : []))
      if (settlements.length > 0) await settling.settle(eventId, settlements)
    },
    async eventOf(id: string): Promise<SaleEvent> {
      const [event] = await events.findByIds([id])
      if (!event) throw new Error(`no sale ${id}`)
      return event
    },
    /** Does what is due for a sale, as the worker would in its next round. */
    async tend(eventId: string): Promise<void> {
      const kept = await lifeCycle.findKept()
      const own = kept.find((sale: KeptSale) => sale.id === eventId)
      if (own) await keeper.tend(own)
    },
    async close() {
      await life.close()
      await standIns.close()
      await prisma.$disconnect()
      await harness.close()
    },
  }
}

export type LifeCycleHarness = Awaited<ReturnType<typeof createLifeCycleHarness>>
