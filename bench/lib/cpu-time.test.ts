import { expect, it } from 'vitest'
import { cpuBetween, cpuTimeMs, parseCpuTimeMs } from './cpu-time.ts'

it('adds up the times of a process and its children, whatever the program is called', () => {
  const stat =
    '4242 (a) b (node) S 1 4242 4242 0 -1 4194560 9000 0 12 0 150 50 7 3 20 0 11 0 8899 1 2 3'
  expect(parseCpuTimeMs(stat)).toBe(2_100)
})

it('reads the time of this process, and 0 for one that is gone', () => {
  expect(cpuTimeMs(process.pid)).toBeGreaterThan(0)
  expect(cpuTimeMs(2 ** 30)).toBe(0)
})

it('subtracts by role', () => {
  expect(cpuBetween({ a: 10, b: 5 }, { a: 30, b: 5 })).toEqual({ a: 20, b: 0 })
})
