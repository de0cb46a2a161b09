import { expect, it } from 'vitest'
import { checkSocketLimit, socketLimit, splitEvenly } from './open-files.ts'

const limitsOf = (soft: string) =>
  `Limit                     Soft Limit           Hard Limit           Units
Max processes             15000                15000                processes
Max open files            ${soft}                20000                files
Max locked memory         65536                65536                bytes`

it('knows how many sockets a process may have', () => {
  expect(socketLimit(limitsOf('20000'))).toBe(19_500)
  expect(socketLimit(limitsOf('256'))).toBe(0)
  expect(socketLimit(limitsOf('unlimited'))).toBe(Infinity)
  expect(socketLimit()).toBeGreaterThan(0)
})

it('says beforehand what is missing', () => {
  expect(() => checkSocketLimit(10_000, 19_500)).not.toThrow()
  expect(() => checkSocketLimit(10_000, 524)).toThrow(
    'A gateway with 10000 clients needs 10500 open files, and a process here may have 1024.',
  )
})

it('splits as evenly as can be', () => {
  expect(splitEvenly(10_000, 5_000)).toEqual([5_000, 5_000])
  expect(splitEvenly(10_000, 4_000)).toEqual([3_334, 3_333, 3_333])
  expect(splitEvenly(7, 100)).toEqual([7])
  expect(splitEvenly(0, 100)).toEqual([0])
})
