import { describe, expect, it } from 'vitest'
import { readAddress } from './address-snapshot.ts'

const complete = {
  recipient: ' Ada Lovelace ',
  line1: '12 St James Square',
  city: 'London',
  countryCode: 'gb',
}

const faultsOf = (changes: object): string[] => {
  const read = readAddress({ ...complete, ...changes })
  return 'faults' in read ? read.faults.map(({ field }) => field) : []
}

describe('readAddress', () => {
  it('trims, and has null for what was left out', () => {
    expect(readAddress({ ...complete, line2: ' ', phone: '+44 20 7946 0000' })).toEqual({
      address: {
        recipient: 'Ada Lovelace',
        line1: '12 St James Square',
        line2: null,
        postalCode: null,
        city: 'London',
        region: null,
        countryCode: 'GB',
        phone: '+44 20 7946 0000',
      },
    })
  })

  it('names every field that is wrong', () => {
    expect(faultsOf({ recipient: ' ', city: 'c'.repeat(101), countryCode: 'UK1' })).toEqual([
      'shippingAddress.recipient',
      'shippingAddress.city',
      'shippingAddress.countryCode',
    ])
    expect(faultsOf({ phone: 'call me' })).toEqual(['shippingAddress.phone'])
    expect(faultsOf({ postalCode: '1'.repeat(21) })).toEqual(['shippingAddress.postalCode'])
  })
})
