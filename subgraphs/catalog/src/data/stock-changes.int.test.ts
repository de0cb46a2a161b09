import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeProduct } from '../testing/products.ts'
import { startSubgraph, type TestSubgraph } from '../testing/start-subgraph.ts'
import { transactStock } from './stock-changes.ts'
import { lockBalances, writeMovements } from './stock-movements.ts'
import { createStockRepository } from './stock-repository.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

it('a change of stock is announced once it is committed, and as one of lists when the last unit goes or comes', async () => {
  const { prisma } = subgraph
  const productId = await makeProduct(prisma, { stock: 10 })
  const announced: string[][] = []
  const stock = createStockRepository(prisma, (tags) => void announced.push([...tags]))
  const carve = (quantity: number) => stock.carve({ eventId: newId('skl'), productId, quantity })
  expect(await carve(4)).toBe('carved')
  expect(await carve(7)).toBe('short')
  expect(await carve(6)).toBe('carved')
  const one = `Product:${productId}`
  expect(announced).toEqual([[one], [one, 'Product']])
})

it('a change that is undone is not announced', async () => {
  const { prisma } = subgraph
  const productId = await makeProduct(prisma, { stock: 10 })
  const announced: string[] = []
  const failing = transactStock(
    prisma,
    (tags) => void announced.push(...tags),
    async (tx) => {
      const movement = { productId, delta: -1, kind: 'ALLOTMENT_CARVED', reference: 'x' } as const
      await writeMovements(tx, await lockBalances(tx, [productId]), [movement], new Date())
      throw new Error('undone')
    },
  )
  await expect(failing).rejects.toThrow('undone')
  expect(announced).toEqual([])
})

it('whoever moves units between shop and sale sees the new stock at once', async () => {
  const { prisma, parts } = subgraph
  const { stock } = parts.repositories
  const productId = await makeProduct(prisma, { stock: 50 })
  const seen = async () => (await parts.mirror.read([productId])).get(productId)
  for (let left = 50; left > 0; left -= 5) {
    expect(await seen()).toBe(left)
    await stock.carve({ eventId: newId('skl'), productId, quantity: 5 })
  }
  expect(await seen()).toBe(0)
})
