import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inSequence, judge, REJECTIONS, unitsOf } from './ticket-batch.ts'

const ticket = (sequence: number, quantity = 1) => ({
  ticketId: `tkt_${sequence}`,
  sequence,
  quantity,
})

describe('inSequence', () => {
  it('keeps each ticket once, in the order of the sale', () => {
    const batch = [ticket(3), ticket(1), ticket(3), ticket(2)]
    expect(inSequence(batch).map(({ sequence }) => sequence)).toEqual([1, 2, 3])
  })
})

describe('judge', () => {
  const open = { status: 'OPEN', quota: 10, sold: 8 } as const

  it('admits first come, first served, and refuses the rest', () => {
    const { admitted, rejected } = judge([ticket(1), ticket(2), ticket(3)], open)
    expect(admitted).toEqual([ticket(1), ticket(2)])
    expect(rejected).toEqual([{ ticket: ticket(3), reason: REJECTIONS.soldOut }])
  })

  it('lets a small ticket pass one that is too large for what is left', () => {
    const { admitted } = judge([ticket(1), ticket(2, 2), ticket(3)], open)
    expect(admitted).toEqual([ticket(1), ticket(3)])
  })

  it('refuses all of a closed or unknown sale', () => {
    const reasons = (fence: Parameters<typeof judge>[1]) =>
      judge([ticket(1)], fence).rejected.map(({ reason }) => reason)
    expect(reasons({ ...open, status: 'CLOSED' })).toEqual([REJECTIONS.closed])
    expect(reasons(null)).toEqual([REJECTIONS.unknownSale])
  })

  it('never admits more than is left, and judges every ticket once', () => {
    const quantities = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 50 })
    fc.assert(
      fc.property(quantities, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (sizes, quota, sold) => {
        fc.pre(sold <= quota)
        const batch = sizes.map((size, index) => ticket(index + 1, size))
        const { admitted, rejected } = judge(batch, { status: 'OPEN', quota, sold })
        expect(unitsOf(admitted)).toBeLessThanOrEqual(quota - sold)
        expect(admitted.length + rejected.length).toBe(batch.length)
      }),
    )
  })
})
