import { newId } from '@floodgate/platform/identifier'
import { describe, expect, it } from 'vitest'
import { type Allotment, findCarveFault, findRepeatFault, findReturnFault } from './allotment.ts'

const eventId = newId('skl')
const request = { eventId, productId: 'prd_1', quantity: 10 }
const open: Allotment = { ...request, returned: null }

describe('carving', () => {
  it.each([0, -1])('refuses %i units', (quantity) => {
    expect(findCarveFault({ ...request, quantity })).not.toBeNull()
  })

  it('refuses an event that no sale can be', () => {
    expect(findCarveFault(request)).toBeNull()
    expect(findCarveFault({ ...request, eventId: 'skl_ünknown' })).not.toBeNull()
  })

  it('takes the same figures as a repeat, and others as a mistake', () => {
    expect(findRepeatFault(open, request)).toBeNull()
    expect(findRepeatFault({ ...open, returned: 3 }, request)).toBeNull()
    expect(findRepeatFault(open, { ...request, quantity: 11 })).toContain('10 units of prd_1')
    expect(findRepeatFault(open, { ...request, productId: 'prd_2' })).not.toBeNull()
  })
})

describe('returning', () => {
  it.each([0, 10])('takes %i of 10 units back', (quantity) => {
    expect(findReturnFault(open, { eventId, quantity })).toBeNull()
  })

  it.each([-1, 11])('refuses %i of 10 units', (quantity) => {
    expect(findReturnFault(open, { eventId, quantity })).not.toBeNull()
  })

  it('takes repeats and higher totals once closed', () => {
    const closed = { ...open, returned: 4 }
    expect(findReturnFault(closed, { eventId, quantity: 4 })).toBeNull()
    expect(findReturnFault(closed, { eventId, quantity: 5 })).toBeNull()
    expect(findReturnFault(closed, { eventId, quantity: 11 })).not.toBeNull()
  })
})
