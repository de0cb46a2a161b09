import { expect, it } from 'vitest'
import { createBatcher } from './batcher.ts'
import { currentRequestId, runWithRequest } from './request-context.ts'

function createWork() {
  const batches: (readonly number[])[] = []
  const gates: (() => void)[] = []
  const work = async (items: readonly number[]) => {
    batches.push(items)
    await new Promise<void>((resolve) => gates.push(resolve))
    return items.map((item) => item * 10)
  }
  const openNext = async () => {
    await expect.poll(() => gates.length).toBeGreaterThan(0)
    gates.shift()?.()
  }
  return { batches, work, openNext }
}

it('does together what comes in one turn, and what comes while a batch is under way', async () => {
  const { batches, work, openNext } = createWork()
  const add = createBatcher(work, { limit: 10 })
  const first = [add(1), add(2)]
  await expect.poll(() => batches).toEqual([[1, 2]])
  const second = [add(3), add(4), add(5)]
  await openNext()
  await openNext()
  await expect(Promise.all([...first, ...second])).resolves.toEqual([10, 20, 30, 40, 50])
  expect(batches).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
})

it('makes no batch larger than its limit', async () => {
  const sizes: number[] = []
  const add = createBatcher(
    (items: readonly number[]) => {
      sizes.push(items.length)
      return Promise.resolve(items)
    },
    { limit: 2 },
  )
  await Promise.all([1, 2, 3, 4, 5].map(add))
  expect(sizes).toEqual([2, 2, 1])
})

it('fails those of the batch that failed, and goes on', async () => {
  let calls = 0
  const add = createBatcher(
    (items: readonly number[]) => {
      calls += 1
      return calls === 1 ? Promise.reject(new Error('no')) : Promise.resolve(items)
    },
    { limit: 10 },
  )
  const failed = await Promise.allSettled([add(1), add(2)])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(add(3)).resolves.toBe(3)
})

it('refuses work that leaves an item without a result', async () => {
  const add = createBatcher(() => Promise.resolve([]), { limit: 10 })
  await expect(add(1)).rejects.toThrow('a result for each item')
})

it("runs each batch as its own first caller's request", async () => {
  const add = createBatcher(
    (items: readonly number[]) => Promise.resolve(items.map(() => currentRequestId())),
    { limit: 1 },
  )
  const ids = ['a', 'b'].map((id) => runWithRequest(id, () => add(1)))
  await expect(Promise.all(ids)).resolves.toEqual(['a', 'b'])
})
