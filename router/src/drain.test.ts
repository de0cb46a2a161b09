import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { spread } from './drain.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** When each client was sent away. */
async function farewells(count: number, limitMs: number): Promise<Map<number, number>> {
  const clients = Array.from({ length: count }, (_, i) => i)
  const at = new Map<number, number>()
  const start = Date.now()
  const done = spread(clients, limitMs, (client) => void at.set(client, Date.now() - start))
  await vi.runAllTimersAsync()
  await done
  return at
}

it('sends every client away once, evenly over the time that they take', async () => {
  const at = await farewells(1_000, 3_000)
  expect(at).toHaveLength(1_000)
  const times = [...at.values()]
  expect(Math.max(...times)).toBeGreaterThan(1_900)
  expect(Math.max(...times)).toBeLessThanOrEqual(2_000)
  for (let from = 0; from < 2_000; from += 200) {
    const share = times.filter((time) => time >= from && time < from + 200).length
    expect(share).toBeGreaterThan(80)
    expect(share).toBeLessThan(120)
  }
})

it('takes no longer than the limit, however many there are', async () => {
  const times = [...(await farewells(10_000, 3_000)).values()]
  expect(times).toHaveLength(10_000)
  expect(Math.max(...times)).toBeLessThanOrEqual(3_000)
})

it('goes in no order that clients could count on', async () => {
  const order = [...(await farewells(200, 3_000)).keys()]
  expect(order).not.toEqual(order.toSorted((a, b) => a - b))
})

it('keeps few waiting for nothing, and nobody', async () => {
  expect(Math.max(...(await farewells(5, 3_000)).values())).toBe(0)
  expect(await farewells(0, 3_000)).toHaveLength(0)
})
