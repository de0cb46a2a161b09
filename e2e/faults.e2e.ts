import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fault } from '../faults/lib/faults.ts'
import { planRun } from '../faults/lib/run-plan.ts'
import { runFault } from '../faults/lib/run.ts'
import { openShop, type Shop } from '../faults/lib/shop.ts'
import { total } from '../faults/lib/violations.ts'

/** One fault of each part of a ticket's way. `npm run faults` visits them all. */
const FAULTS: readonly Fault['name'][] = [
  'reserve.after-script',
  'relay.after-add',
  'persist.before-commit',
  'kill redis',
]

let shop: Shop

beforeAll(async () => {
  shop = await openShop(FAULTS.length)
})
afterAll(() => shop.close())

describe('a sale under load, when a process dies', () => {
  it.each(FAULTS)('loses nothing, sells nothing twice and strands nobody: %s', async (name) => {
    const result = await runFault(shop, planRun(name, 1))
    expect(result.reached).toBe(true)
    expect(total(result.violations), JSON.stringify(result)).toBe(0)
    expect(result).toMatchObject({ brokenSamples: 0, otherDeaths: [] })
    expect(result.confirmed).toBeGreaterThan(0)
  })
})
