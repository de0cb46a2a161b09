import { persistTickets, type Settlement, settleTickets } from '@floodgate/contracts/seckill'
import { implementJob, type JobWorker, createJobQueue } from '@floodgate/platform/job'
import { createLogger } from '@floodgate/platform/logging'
import { closeRedis, createRedis, type RedisClient } from '@floodgate/platform/redis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeTicket, makeTickets, openSale, soldOf } from '../testing/fixtures.ts'
import { startSubgraph, type TestSubgraph } from '../testing/start-subgraph.ts'

const REDIS_DATABASE = 6
const PATIENCE = { timeout: 15_000, interval: 50 }

let subgraph: TestSubgraph
let blocking: RedisClient
let settler: JobWorker
const settled = new Map<string, Settlement[]>()

/** Stands where the seckill subgraph stands: at the other end of the queues. */
beforeAll(async () => {
  subgraph = await startSubgraph(REDIS_DATABASE, { paymentTimeoutMs: 2_000 })
  const logger = createLogger({ name: 'test', level: 'silent' })
  const url = new URL(`/${REDIS_DATABASE}`, process.env.TEST_REDIS_URL).href
  blocking = createRedis(url, { purpose: 'blocking', logger })
  settler = implementJob(
    settleTickets,
    blocking,
    ({ settlements }) => {
      for (const one of settlements) {
        settled.set(one.ticketId, [...(settled.get(one.ticketId) ?? []), one])
      }
      return Promise.resolve()
    },
    { logger },
  )
})
afterAll(async () => {
  await settler.close()
  await closeRedis(blocking)
  await subgraph.close()
})

const outcomesOf = (ticketId: string) => settled.get(ticketId)?.map(({ outcome }) => outcome)

describe('the workers', () => {
  it('turn told tickets into orders and settlements, and unpaid orders into free units', async () => {
    const { prisma, redis } = subgraph
    const sale = await openSale(prisma)
    const tickets = makeTickets(20)
    const queue = createJobQueue(persistTickets, redis)
    await queue.add({ eventId: sale.eventId, tickets })

    await vi.waitFor(async () => {
      for (const { ticketId } of tickets) {
        expect(outcomesOf(ticketId)).toEqual(['CONFIRMED', 'EXPIRED'])
      }
      expect(await soldOf(prisma, sale.eventId)).toBe(0)
      expect(await prisma.outboxMessage.count()).toBe(0)
    }, PATIENCE)
    const orders = await prisma.order.findMany({ where: { eventId: sale.eventId } })
    expect(orders.map(({ status, version }) => [status, version])).toEqual(
      Array(20).fill(['CANCELLED', 2]),
    )
    await queue.close()
  })

  it('leave a batch with a poison ticket among the dead letters, the rest of it written', async () => {
    const sale = await openSale(subgraph.prisma)
    const good = makeTickets(3)
    const bad = makeTicket({ idempotencyKey: 'k'.repeat(200) })
    const queue = createJobQueue(persistTickets, subgraph.redis)
    const before = (await queue.counts()).failed ?? 0
    await queue.add({ eventId: sale.eventId, tickets: [...good, bad] })

    await vi.waitFor(async () => {
      expect((await queue.counts()).failed).toBe(before + 1)
      expect(outcomesOf(bad.ticketId)).toEqual(['FAILED'])
      for (const { ticketId } of good) expect(outcomesOf(ticketId)?.[0]).toBe('CONFIRMED')
    }, PATIENCE)
    await queue.close()
  })
})
