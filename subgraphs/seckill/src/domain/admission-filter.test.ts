import { newId } from '@floodgate/platform/identifier'
import { expect, it } from 'vitest'
import { filterBitsFor, filterHash, mayHoldTicket } from './admission-filter.ts'

/** As the reserve script does it. */
function add(filter: Buffer, bits: number, userId: string): void {
  const at = filterHash(userId) % bits
  filter.writeUInt8(filter.readUInt8(at >>> 3) | (0x80 >>> (at & 7)), at >>> 3)
}

it('knows everybody that it was told of, and hardly anybody else', () => {
  const quota = 5_000
  const bits = filterBitsFor(quota)
  const filter = Buffer.alloc(Math.ceil(bits / 8))
  // Ids of one millisecond differ by one: the hardest case for a weak hash.
  const holders = Array.from({ length: quota }, () => newId('usr'))
  const others = Array.from({ length: quota }, () => newId('usr'))
  for (const userId of holders) add(filter, bits, userId)
  expect(holders.every((userId) => mayHoldTicket(filter, bits, userId))).toBe(true)
  const mistaken = others.filter((userId) => mayHoldTicket(filter, bits, userId)).length
  expect(mistaken / others.length).toBeLessThan(0.04)
})

it('holds nobody while it is empty', () => {
  expect(mayHoldTicket(Buffer.alloc(0), filterBitsFor(1), newId('usr'))).toBe(false)
  expect(filterBitsFor(1)).toBe(1_024)
})
