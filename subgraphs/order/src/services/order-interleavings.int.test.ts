import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PrismaClient } from '#prisma'
import { createInterleaver, type Interleaver, STEPS } from '../testing/interleaving.ts'
import { auditOrders } from '../testing/order-audit.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'

/** `INTERLEAVINGS=10000` for the full run. */
const COUNT = Number(process.env.INTERLEAVINGS ?? 160)
const SEED = Number(process.env.INTERLEAVINGS_SEED ?? Date.now() % 2 ** 31)
/** Orders that things happen to at the same time. */
const AT_ONCE = 40

let database: TestDatabase
let prisma: PrismaClient
let interleaver: Interleaver
beforeAll(async () => {
  database = await createTestDatabase()
  prisma = database.prisma
  interleaver = createInterleaver(prisma)
})
afterAll(() => database.close())

/** Waves of steps: those of a wave race with one another. */
const schedules = fc.record({
  ofSale: fc.boolean(),
  waves: fc.array(fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  }),
})
type Schedule = { ofSale: boolean; waves: (typeof STEPS)[number][][] }

async function play({ ofSale, waves }: Schedule) {
  const order = await interleaver.makeOrder(ofSale)
  for (const [wave, steps] of waves.entries()) {
    await Promise.all(steps.map((step, at) => interleaver.run(step, order, `${wave}-${at}`)))
  }
  return order
}

describe('orders', () => {
  it(`stay legal, and stock and money conserved, in ${COUNT} interleavings (seed ${SEED})`, async () => {
    const all = fc.sample(schedules, { numRuns: COUNT, seed: SEED })
    const reached = new Set<string>()
    for (let start = 0; start < all.length; start += AT_ONCE) {
      await prisma.outboxMessage.deleteMany()
      const batch = all.slice(start, start + AT_ONCE)
      const orders = await Promise.all(batch.map(play))
      await interleaver.settleAll()
      const faults = await auditOrders(prisma, interleaver, orders)
      const seen = (fault: string) =>
        JSON.stringify(batch[orders.findIndex(({ orderId }) => fault.startsWith(orderId))])
      expect(faults.map((fault) => `${fault} after ${seen(fault)}`)).toEqual([])
      const ids = orders.map(({ orderId }) => orderId)
      for (const { status } of await prisma.order.findMany({ where: { id: { in: ids } } })) {
        reached.add(status)
      }
    }
    expect([...reached]).toEqual(expect.arrayContaining(['CANCELLED', 'PAID', 'PENDING']))
  }, 3_600_000)
})
