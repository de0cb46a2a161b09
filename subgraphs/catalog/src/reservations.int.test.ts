import { newId } from '@floodgate/platform/identifier'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeProduct } from './testing/products.ts'
import {
  admin,
  anonymous,
  service,
  startSubgraph,
  type TestSubgraph,
} from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const RESERVE = /* GraphQL */ `
  mutation ($reservations: [StockReservationInput!]!) {
    result: reserveStock(reservations: $reservations) {
      __typename
      ... on StockShort {
        lines {
          productId
          requested
          available
        }
      }
      ... on StockNotForSale {
        productIds
      }
    }
  }
`
const CONFIRM = /* GraphQL */ `
  mutation ($orderIds: [ID!]!) {
    result: confirmStock(orderIds: $orderIds) {
      orderId
      status
    }
  }
`
const RELEASE = /* GraphQL */ `
  mutation ($orderIds: [ID!]!) {
    result: releaseStock(orderIds: $orderIds)
  }
`

interface Verdict {
  readonly __typename: string
  readonly lines?: readonly unknown[]
}

interface Order {
  readonly orderId: string
  readonly items: readonly { readonly productId: string; readonly quantity: number }[]
}

async function askAsService<T>(document: string, variables: object): Promise<T> {
  const { data, errors } = await subgraph.ask<{ result: T }>(document, variables, service)
  if (errors) throw new Error(errors.map(({ extensions }) => extensions.code).join())
  return data.result
}

const reserve = (...reservations: Order[]) => askAsService<Verdict[]>(RESERVE, { reservations })
const confirm = (...orderIds: string[]) => askAsService<object[]>(CONFIRM, { orderIds })
const release = (...orderIds: string[]) => askAsService<string[]>(RELEASE, { orderIds })
const kindsOf = (verdicts: readonly Verdict[]) => verdicts.map(({ __typename }) => __typename)

const order = (...items: [productId: string, quantity: number][]): Order => ({
  orderId: newId('ord'),
  items: items.map(([productId, quantity]) => ({ productId, quantity })),
})

/** Of a product: what is on the shelf, what the ledger says, and what orders hold and have bought. */
async function booksOf(productId: string) {
  const { prisma } = subgraph
  const balance = await prisma.stockBalance.findUniqueOrThrow({ where: { productId } })
  const movements = await prisma.stockMovement.findMany({ where: { productId } })
  const items = await prisma.stockReservationItem.findMany({
    where: { productId },
    include: { reservation: true },
  })
  const units = (status: string) =>
    items
      .filter(({ reservation }) => reservation.status === status)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    available: balance.available,
    ledger: movements.reduce((sum, { delta }) => sum + delta, 0),
    lowest: Math.min(...movements.map(({ availableAfter }) => availableAfter)),
    held: units('HELD'),
    sold: units('CONFIRMED'),
  }
}

describe('reserveStock', () => {
  it('takes units off the shelf, with their ledger rows', async () => {
    const [lamp, desk] = [
      await makeProduct(subgraph.prisma, { stock: 5 }),
      await makeProduct(subgraph.prisma, { stock: 2 }),
    ]
    expect(kindsOf(await reserve(order([lamp, 3], [desk, 1])))).toEqual(['StockReserved'])
    expect(await booksOf(lamp)).toEqual({ available: 2, ledger: 2, lowest: 2, held: 3, sold: 0 })
    expect(await booksOf(desk)).toMatchObject({ available: 1, ledger: 1, held: 1 })
  })

  it('reserves all of an order or nothing, and names the lines that are short', async () => {
    const [lamp, desk] = [
      await makeProduct(subgraph.prisma, { stock: 5 }),
      await makeProduct(subgraph.prisma, { stock: 2 }),
    ]
    const unknown = newId('prd')
    const [verdict] = await reserve(order([lamp, 1], [desk, 3], [unknown, 1]))
    expect(verdict).toEqual({
      __typename: 'StockShort',
      lines: [
        { productId: desk, requested: 3, available: 2 },
        { productId: unknown, requested: 1, available: 0 },
      ],
    })
    expect(await booksOf(lamp)).toMatchObject({ available: 5, held: 0 })
  })

  it.each(['DRAFT', 'ARCHIVED'] as const)(
    'holds nothing of a product that is %s',
    async (status) => {
      const { prisma } = subgraph
      const [lamp, desk] = [await makeProduct(prisma), await makeProduct(prisma)]
      const [before, after] = [order([desk, 1]), order([lamp, 1], [desk, 1])]
      await reserve(before)
      await prisma.product.update({ where: { id: desk }, data: { status } })
      expect(await reserve(before, after)).toEqual([
        { __typename: 'StockReserved' },
        { __typename: 'StockNotForSale', productIds: [desk] },
      ])
      expect(await booksOf(lamp)).toMatchObject({ available: 10, held: 0 })
      expect(await booksOf(desk)).toMatchObject({ available: 9, held: 1 })
    },
  )

  it('holds nothing of a variant whose product is not for sale', async () => {
    const { prisma } = subgraph
    const [lamp, variant] = [await makeProduct(prisma), await makeProduct(prisma)]
    await prisma.product.update({ where: { id: lamp }, data: { status: 'ARCHIVED' } })
    await prisma.product.update({ where: { id: variant }, data: { variantOf: lamp } })
    expect(kindsOf(await reserve(order([variant, 1])))).toEqual(['StockNotForSale'])
  })

  it('answers a repeat alike and moves nothing, though the stock is gone', async () => {
    const lamp = await makeProduct(subgraph.prisma, { stock: 1 })
    const one = order([lamp, 1])
    const answers = await Promise.all(Array.from({ length: 10 }, () => reserve(one, one)))
    expect(new Set(answers.flatMap(kindsOf))).toEqual(new Set(['StockReserved']))
    expect(await booksOf(lamp)).toMatchObject({ available: 0, ledger: 0, held: 1 })
  })

  it('refuses what no order can ask for', async () => {
    const lamp = await makeProduct(subgraph.prisma)
    const malformed = [
      order(),
      order([lamp, 0]),
      order([lamp, 1], [lamp, 1]),
      { ...order([lamp, 1]), orderId: 'ünknown' },
      order([`${lamp}0`, 1]),
    ]
    for (const one of malformed) await expect(reserve(one)).rejects.toThrow('BAD_USER_INPUT')
    await expect(confirm('ünknown')).rejects.toThrow('BAD_USER_INPUT')
    await expect(release('ünknown')).rejects.toThrow('BAD_USER_INPUT')
  })

  it('never reserves more than there is for a crowd, and costs few transactions', async () => {
    const lamp = await makeProduct(subgraph.prisma, { stock: 40 })
    let answers: Verdict[][] = []
    const statements = await subgraph.statementsOf(async () => {
      answers = await Promise.all(Array.from({ length: 100 }, () => reserve(order([lamp, 1]))))
    })
    const reserved = answers.flatMap(kindsOf).filter((kind) => kind === 'StockReserved')
    expect(reserved).toHaveLength(40)
    expect(await booksOf(lamp)).toEqual({ available: 0, ledger: 0, lowest: 0, held: 40, sold: 0 })
    const transactions = statements.filter((sql) => sql.includes('FOR UPDATE')).length
    expect(transactions).toBeGreaterThan(0)
    expect(transactions).toBeLessThan(50)
  })
})

describe('confirmStock and releaseStock', () => {
  it('sell for good, or give back once', async () => {
    const lamp = await makeProduct(subgraph.prisma, { stock: 5 })
    const [sold, cancelled] = [order([lamp, 1]), order([lamp, 2])]
    await reserve(sold, cancelled)
    const unknown = newId('ord')
    expect(await confirm(sold.orderId, unknown)).toEqual([
      { orderId: sold.orderId, status: 'CONFIRMED' },
    ])
    await Promise.all(Array.from({ length: 10 }, () => release(cancelled.orderId)))
    expect(await booksOf(lamp)).toEqual({ available: 4, ledger: 4, lowest: 2, held: 0, sold: 1 })
  })

  it('give back what was sold, when the order is refunded; a late confirmation changes nothing', async () => {
    const lamp = await makeProduct(subgraph.prisma, { stock: 5 })
    const refunded = order([lamp, 2])
    await reserve(refunded)
    await confirm(refunded.orderId)
    await release(refunded.orderId)
    expect(await confirm(refunded.orderId)).toEqual([
      { orderId: refunded.orderId, status: 'RELEASED' },
    ])
    expect(await booksOf(lamp)).toMatchObject({ available: 5, ledger: 5, sold: 0 })
  })

  it('refuse a reservation that comes after its release', async () => {
    const lamp = await makeProduct(subgraph.prisma, { stock: 5 })
    const late = order([lamp, 1])
    await release(late.orderId)
    expect(kindsOf(await reserve(late))).toEqual(['StockReleased'])
    expect(await booksOf(lamp)).toMatchObject({ available: 5, ledger: 5, held: 0 })
  })
})

it('keeps the books through any mix of concurrent reservations, confirmations and releases', async () => {
  const step = fc.record({
    order: fc.nat({ max: 7 }),
    act: fc.constantFrom('reserve', 'confirm', 'release'),
  })
  const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 10 }), { maxLength: 4 })
  const quantities = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), {
    minLength: 8,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(rounds, quantities, async (mix, units) => {
      const [lamp, desk] = [
        await makeProduct(subgraph.prisma, { stock: 9 }),
        await makeProduct(subgraph.prisma, { stock: 4 }),
      ]
      const orders = units.map(([lamps, desks]) =>
        // Named in both orders, as carts do.
        lamps > desks
          ? order([lamp, lamps], [desk, desks + 1])
          : order([desk, desks + 1], [lamp, lamps + 1]),
      )
      for (const round of mix) {
        await Promise.all(
          round.map(({ order: at, act }) => {
            const one = orders[at]
            if (!one) throw new Error('there are eight orders')
            if (act === 'reserve') return reserve(one)
            return act === 'confirm' ? confirm(one.orderId) : release(one.orderId)
          }),
        )
      }
      for (const [productId, stock] of [
        [lamp, 9],
        [desk, 4],
      ] as const) {
        const { available, ledger, lowest, held, sold } = await booksOf(productId)
        expect(available + held + sold).toBe(stock)
        expect(ledger).toBe(available)
        expect(lowest).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 25 },
  )
})

it.each([anonymous, admin])('lets no one but subgraphs reserve (%o)', async (identity) => {
  const orderIds = [newId('ord')]
  for (const [document, variables] of [
    [RESERVE, { reservations: [] }],
    [CONFIRM, { orderIds }],
    [RELEASE, { orderIds }],
  ] as const) {
    const { errors } = await subgraph.ask(document, variables, identity)
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  }
})
