import { AppError } from '@floodgate/platform/errors'
import { newId } from '@floodgate/platform/identifier'
import { createLogger } from '@floodgate/platform/logging'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OrderClaim } from '../data/order-claims.ts'
import { createReservationRepository } from '../data/reservation-repository.ts'
import { makeProduct } from '../testing/products.ts'
import { startSubgraph, type TestSubgraph } from '../testing/start-subgraph.ts'
import { createReservationSweeper } from './reservation-sweeper.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

/** A sweeper that is told `claims`, and asked only after orders that these are of. */
function createSweeper(claims: ReadonlyMap<string, OrderClaim>, ageMs: number) {
  const reservations = createReservationRepository(subgraph.prisma)
  const sweeper = createReservationSweeper({
    reservations,
    // Other tests of this database hold units, too.
    claims: {
      read: (ids) => Promise.resolve(new Map(ids.map((id) => [id, claims.get(id) ?? 'HOLDS']))),
    },
    logger: createLogger({ name: 'catalog', level: 'silent' }),
    ageMs,
  })
  return { reservations, sweeper }
}

async function holdOne(productId: string): Promise<string> {
  const orderId = newId('ord')
  const reservations = createReservationRepository(subgraph.prisma)
  await reservations.reserve([{ orderId, items: [{ productId, quantity: 1 }] }])
  return orderId
}

const statusOf = async (orderId: string) =>
  (await subgraph.prisma.stockReservation.findUniqueOrThrow({ where: { orderId } })).status
const stockOf = async (productId: string) =>
  (await subgraph.prisma.stockBalance.findUniqueOrThrow({ where: { productId } })).available

it('gives back what no order wants, sells what is paid, and leaves the rest', async () => {
  const lamp = await makeProduct(subgraph.prisma, { stock: 5 })
  const [waiting, paid, orphan] = [await holdOne(lamp), await holdOne(lamp), await holdOne(lamp)]
  const claims = new Map([
    [waiting, 'HOLDS'],
    [paid, 'SOLD'],
    [orphan, 'NONE'],
  ] as const)
  const { sweeper } = createSweeper(claims, -1_000)
  expect(await sweeper.sweep()).toBe(2)
  const statuses = [await statusOf(waiting), await statusOf(paid), await statusOf(orphan)]
  expect(statuses).toEqual(['HELD', 'CONFIRMED', 'RELEASED'])
  expect(await stockOf(lamp)).toBe(3)
  expect(await sweeper.sweep()).toBe(0)
})

it('asks after no young reservation, and lets all be while orders are out of reach', async () => {
  const lamp = await makeProduct(subgraph.prisma, { stock: 5 })
  const orphan = await holdOne(lamp)
  const young = createSweeper(new Map([[orphan, 'NONE']]), 60_000)
  expect(await young.sweeper.sweep()).toBe(0)
  const cutOff = createReservationSweeper({
    reservations: young.reservations,
    claims: { read: () => Promise.reject(new AppError('UNAVAILABLE')) },
    logger: createLogger({ name: 'catalog', level: 'silent' }),
    ageMs: -1_000,
  })
  await expect(cutOff.sweep()).rejects.toThrow(AppError)
  expect(await statusOf(orphan)).toBe('HELD')
})

it('sweeps by itself until it is closed', async () => {
  const lamp = await makeProduct(subgraph.prisma, { stock: 5 })
  const orphan = await holdOne(lamp)
  const sweeper = createReservationSweeper({
    reservations: createReservationRepository(subgraph.prisma),
    claims: {
      read: (ids) =>
        Promise.resolve(new Map(ids.map((id) => [id, id === orphan ? 'NONE' : 'HOLDS']))),
    },
    logger: createLogger({ name: 'catalog', level: 'silent' }),
    ageMs: -1_000,
    intervalMs: 20,
  })
  sweeper.start()
  await expect.poll(() => statusOf(orphan)).toBe('RELEASED')
  await sweeper.close()
})
