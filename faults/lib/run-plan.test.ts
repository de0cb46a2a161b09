import { CRASH_POINTS } from '@floodgate/platform/crash-point'
import { describe, expect, it } from 'vitest'
import { ORDER_FAULT_NAMES } from '../orders/order-faults.ts'
import { FAULT_NAMES, KILL_TARGETS } from './faults.ts'
import { planRun } from './run-plan.ts'

describe('the plan of a fault run', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planRun('relay.after-add', 1)).toEqual(planRun('relay.after-add', 1))
    expect(planRun('relay.after-add', 2)).not.toEqual(planRun('relay.after-add', 1))
  })

  it('visits every crash point and kills every process and server', () => {
    const visited = new Set<string>([...FAULT_NAMES, ...ORDER_FAULT_NAMES])
    expect(CRASH_POINTS.filter((name) => !visited.has(name))).toEqual([])
    for (const target of KILL_TARGETS) expect(FAULT_NAMES).toContain(`kill ${target}`)
  })

  it('sends more buyers than there are units', () => {
    for (const name of FAULT_NAMES) {
      const { buyers, quota, perUserLimit } = planRun(name, 7)
      expect(buyers.length).toBeGreaterThan(quota)
      expect(buyers.every(({ quantity }) => quantity >= 1 && quantity <= perUserLimit)).toBe(true)
    }
  })
})
