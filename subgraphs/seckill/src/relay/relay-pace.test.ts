import { describe, expect, it } from 'vitest'
import { createRelayPace } from './relay-pace.ts'

/** Sales that each relay a batch of `tickets` as often as the pace lets them, for some seconds. */
function simulate(sales: number, tickets: number, seconds: number) {
  let now = 0
  const pace = createRelayPace(() => now)
  const due = Array.from({ length: sales }, (_, sale) => ({ sale, at: sale / 10 }))
  const batchesIn = new Map<number, number>()
  let longest = 0
  for (;;) {
    const next = due.reduce((first, one) => (one.at < first.at ? one : first))
    if (next.at > seconds * 1_000) return { batchesIn, longest }
    now = next.at
    const second = Math.floor(now / 1_000)
    batchesIn.set(second, (batchesIn.get(second) ?? 0) + 1)
    const gather = pace.gatherMs(`sale-${next.sale}`, tickets)
    longest = Math.max(longest, gather)
    next.at = now + gather
  }
}

describe('the pace of relays', () => {
  it('is quick for a quiet sale, slower in its rush, and slower still for a crowd', () => {
    const pace = createRelayPace(() => 0)
    expect(pace.gatherMs('sale', 1)).toBe(20)
    expect(pace.gatherMs('sale', 100)).toBe(250)
    expect(pace.gatherMs('sale', 300)).toBe(400)
  })

  it('leaves one sale in a rush alone', () => {
    expect(simulate(1, 300, 5).longest).toBe(400)
  })

  it('shares the batches among many sales, none of which waits longer than two seconds', () => {
    const { batchesIn, longest } = simulate(100, 5, 10)
    expect(longest).toBeLessThanOrEqual(2_000)
    const later = [...batchesIn].filter(([second]) => second >= 3 && second < 10)
    const perSecond = later.reduce((sum, [, batches]) => sum + batches, 0) / later.length
    expect(perSecond).toBeLessThanOrEqual(60)
  })

  it('forgets sales that sell no more', () => {
    let now = 0
    const pace = createRelayPace(() => now)
    for (let i = 0; i < 1_000; i += 1) pace.gatherMs(`sale-${i}`, 1)
    now = 60_000
    expect(pace.gatherMs('another', 1)).toBe(20)
  })
})
