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

const CARVE = /* GraphQL */ `
  mutation ($input: CarveAllotmentInput!) {
    carveAllotment(input: $input) {
      __typename
      ... on AllotmentCarved {
        eventId
        productId
        productName
        quantity
      }
      ... on StockShortage {
        available
      }
    }
  }
`
const RETURN = /* GraphQL */ `
  mutation ($input: ReturnAllotmentInput!) {
    returnAllotment(input: $input) {
      __typename
      ... on AllotmentReturned {
        eventId
        quantity
      }
    }
  }
`

interface Outcome {
  readonly __typename: string
  readonly [field: string]: unknown
}

const carve = (eventId: string, productId: string, quantity: number) =>
  subgraph.ask<{ carveAllotment: Outcome } | null>(
    CARVE,
    { input: { eventId, productId, quantity } },
    service,
  )
const giveBack = (eventId: string, quantity: number) =>
  subgraph.ask<{ returnAllotment: Outcome } | null>(
    RETURN,
    { input: { eventId, quantity } },
    service,
  )
const codeOf = ({ errors }: { errors?: readonly { extensions: { code: string } }[] }) =>
  errors?.[0]?.extensions.code

async function stockOf(productId: string) {
  const { prisma } = subgraph
  const balance = await prisma.stockBalance.findUniqueOrThrow({ where: { productId } })
  const movements = await prisma.stockMovement.findMany({ where: { productId } })
  return {
    available: balance.available,
    ledger: movements.reduce((sum, { delta }) => sum + delta, 0),
    lowest: Math.min(...movements.map(({ availableAfter }) => availableAfter)),
    movements: movements.length,
  }
}

describe('carveAllotment', () => {
  it('moves units out of ordinary stock, with a ledger row', async () => {
    const productId = await makeProduct(subgraph.prisma, { name: 'Carved', stock: 10 })
    const eventId = newId('skl')
    const { data } = await carve(eventId, productId, 4)
    expect(data?.carveAllotment).toEqual({
      __typename: 'AllotmentCarved',
      ...{ eventId, productId, productName: 'Carved', quantity: 4 },
    })
    expect(await stockOf(productId)).toMatchObject({ available: 6, ledger: 6, movements: 2 })
  })

  it('answers a repeat alike and moves nothing, even after the return', async () => {
    const productId = await makeProduct(subgraph.prisma, { stock: 10 })
    const eventId = newId('skl')
    const first = await carve(eventId, productId, 10)
    expect(await carve(eventId, productId, 10)).toEqual(first)
    await giveBack(eventId, 10)
    expect(await carve(eventId, productId, 10)).toEqual(first)
    expect((await stockOf(productId)).available).toBe(10)
  })

  it('refuses a repeat with other figures', async () => {
    const [productId, otherId] = [
      await makeProduct(subgraph.prisma),
      await makeProduct(subgraph.prisma),
    ]
    const eventId = newId('skl')
    await carve(eventId, productId, 4)
    expect(codeOf(await carve(eventId, productId, 5))).toBe('BAD_USER_INPUT')
    expect(codeOf(await carve(eventId, otherId, 4))).toBe('BAD_USER_INPUT')
    expect(codeOf(await carve(newId('skl'), productId, 0))).toBe('BAD_USER_INPUT')
  })

  it('says what there is when there is not enough, and knows unknown products', async () => {
    const productId = await makeProduct(subgraph.prisma, { stock: 3 })
    expect((await carve(newId('skl'), productId, 4)).data?.carveAllotment).toEqual({
      __typename: 'StockShortage',
      available: 3,
    })
    expect((await carve(newId('skl'), newId('prd'), 1)).data?.carveAllotment.__typename).toBe(
      'ProductUnknown',
    )
    expect((await carve(newId('skl'), 'ünknown', 1)).data?.carveAllotment.__typename).toBe(
      'ProductUnknown',
    )
  })

  it('carves nothing of what is not for sale, nor of a variant of such a product', async () => {
    const { prisma } = subgraph
    const [productId, variantOf] = [await makeProduct(prisma), await makeProduct(prisma)]
    await prisma.product.update({ where: { id: productId }, data: { variantOf } })
    const eventId = newId('skl')
    for (const id of [productId, variantOf]) {
      await prisma.product.update({ where: { id }, data: { status: 'DRAFT' } })
      expect((await carve(eventId, productId, 4)).data?.carveAllotment).toEqual({
        __typename: 'ProductNotForSale',
      })
      await prisma.product.update({ where: { id }, data: { status: 'ACTIVE' } })
    }
    expect(await stockOf(productId)).toMatchObject({ available: 10, movements: 1 })
    const carved = await carve(eventId, productId, 4)
    expect(carved.data?.carveAllotment.__typename).toBe('AllotmentCarved')
    // A sale that has its units can be published again.
    await prisma.product.update({ where: { id: productId }, data: { status: 'ARCHIVED' } })
    expect(await carve(eventId, productId, 4)).toEqual(carved)
  })

  it('carves once for 20 equal requests at once, though the stock is enough for one alone', async () => {
    const productId = await makeProduct(subgraph.prisma, { stock: 10 })
    const eventId = newId('skl')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => carve(eventId, productId, 10)),
    )
    for (const { data } of answers) {
      expect(data?.carveAllotment).toMatchObject({ __typename: 'AllotmentCarved', quantity: 10 })
    }
    expect(await stockOf(productId)).toMatchObject({ available: 0, ledger: 0, movements: 2 })
  })

  it('never carves more than there is, however many events ask at once', async () => {
    const productId = await makeProduct(subgraph.prisma, { stock: 100 })
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => carve(newId('skl'), productId, 7)),
    )
    const carved = answers.filter(
      ({ data }) => data?.carveAllotment.__typename === 'AllotmentCarved',
    )
    expect(carved).toHaveLength(14)
    expect(await stockOf(productId)).toMatchObject({ available: 2, ledger: 2, lowest: 2 })
  })
})

describe('returnAllotment', () => {
  it('gives unsold units back once', async () => {
    const productId = await makeProduct(subgraph.prisma, { stock: 10 })
    const eventId = newId('skl')
    await carve(eventId, productId, 8)
    const answers = await Promise.all(Array.from({ length: 10 }, () => giveBack(eventId, 5)))
    for (const { data } of answers) {
      expect(data?.returnAllotment).toEqual({
        __typename: 'AllotmentReturned',
        eventId,
        quantity: 5,
      })
    }
    expect(await stockOf(productId)).toMatchObject({ available: 7, ledger: 7, movements: 3 })
  })

  it('gives back what orders that are cancelled later add to the total', async () => {
    const productId = await makeProduct(subgraph.prisma, { stock: 10 })
    const eventId = newId('skl')
    await carve(eventId, productId, 8)
    const returned = async (quantity: number) =>
      (await giveBack(eventId, quantity)).data?.returnAllotment.quantity
    expect(await returned(0)).toBe(0)
    expect(await returned(3)).toBe(3)
    expect(await returned(2)).toBe(3)
    expect(await returned(8)).toBe(8)
    expect(await stockOf(productId)).toMatchObject({ available: 10, ledger: 10, movements: 4 })
  })

  it('refuses more than was carved', async () => {
    const productId = await makeProduct(subgraph.prisma, { stock: 10 })
    const eventId = newId('skl')
    await carve(eventId, productId, 8)
    expect(codeOf(await giveBack(eventId, 9))).toBe('BAD_USER_INPUT')
    expect(codeOf(await giveBack(eventId, -1))).toBe('BAD_USER_INPUT')
    expect((await stockOf(productId)).available).toBe(2)
  })

  it('moves the highest total of several at once, and no more', async () => {
    const productId = await makeProduct(subgraph.prisma, { stock: 10 })
    const eventId = newId('skl')
    await carve(eventId, productId, 10)
    await Promise.all([3, 1, 4, 2, 4].map((quantity) => giveBack(eventId, quantity)))
    expect(await stockOf(productId)).toMatchObject({ available: 4, ledger: 4 })
  })

  it('does not know an event that carved nothing', async () => {
    for (const eventId of [newId('skl'), 'ünknown']) {
      const { data } = await giveBack(eventId, 1)
      expect(data?.returnAllotment.__typename).toBe('AllotmentUnknown')
    }
  })
})

it('keeps stock and allotments conserved through any mix of concurrent carves and returns', async () => {
  const step = fc.record({
    event: fc.nat({ max: 4 }),
    quantity: fc.integer({ min: 1, max: 30 }),
    back: fc.boolean(),
  })
  const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { maxLength: 4 })

  await fc.assert(
    fc.asyncProperty(rounds, async (mix) => {
      const productId = await makeProduct(subgraph.prisma, { stock: 50 })
      const events = Array.from({ length: 5 }, () => newId('skl'))
      for (const round of mix) {
        await Promise.all(
          round.map(({ event, quantity, back }) => {
            const eventId = events[event] ?? ''
            return back ? giveBack(eventId, quantity) : carve(eventId, productId, quantity)
          }),
        )
      }
      const allotments = await subgraph.prisma.allotment.findMany({ where: { productId } })
      const held = allotments.reduce(
        (sum, { quantity, returned }) => sum + quantity - (returned ?? 0),
        0,
      )
      const { available, ledger, lowest } = await stockOf(productId)
      expect({ available, ledger }).toEqual({ available: 50 - held, ledger: available })
      expect(lowest).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 25 },
  )
})

it.each([anonymous, admin])('lets no one but subgraphs move allotments (%o)', async (identity) => {
  const returned = { eventId: newId('skl'), quantity: 1 }
  const input = { ...returned, productId: newId('prd') }
  expect(codeOf(await subgraph.ask(CARVE, { input }, identity))).toBe('FORBIDDEN')
  expect(codeOf(await subgraph.ask(RETURN, { input: returned }, identity))).toBe('FORBIDDEN')
})
