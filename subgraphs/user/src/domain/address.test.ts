import { describe, expect, it } from 'vitest'
import { readAddress } from './address.ts'

const berlin = {
  ...{ recipient: 'Ada Lovelace', line1: 'Unter den Linden 1', postalCode: '10117' },
  ...{ city: 'Berlin', countryCode: 'DE' },
}
function problemsOf(changes: object): string[] {
  const outcome = readAddress({ ...berlin, ...changes })
  return 'problems' in outcome ? outcome.problems.map(({ field }) => field) : []
}

describe('readAddress', () => {
  it('trims, and writes codes and numbers in one way', () => {
    const input = {
      ...berlin,
      city: ' Berlin ',
      countryCode: 'de',
      phone: '+49 (30) 123-456',
      line2: ' ',
    }
    expect(readAddress(input)).toEqual({
      address: { ...berlin, line2: null, region: null, phone: '+4930123456' },
    })
  })

  it.each([
    ['DE', '10117', '1011'],
    ['GB', 'SW1A 1AA', '12345'],
    ['NL', '1012 AB', '1012'],
    ['FR', '75001', 'ABCDE'],
    ['PL', '00-001', '00001'],
  ])('knows the postal codes of %s', (countryCode, right, wrong) => {
    expect(problemsOf({ countryCode, postalCode: right })).toEqual([])
    expect(problemsOf({ countryCode, postalCode: wrong })).toEqual(['postalCode'])
    expect(problemsOf({ countryCode, postalCode: null })).toEqual(['postalCode'])
  })

  it('asks for the region where the post needs one', () => {
    const ottawa = { countryCode: 'CA', postalCode: 'K1A 0B1' }
    expect(problemsOf(ottawa)).toEqual(['region'])
    expect(problemsOf({ ...ottawa, region: 'ON' })).toEqual([])
  })

  it('takes what it is given for countries without known codes', () => {
    expect(problemsOf({ countryCode: 'AE', postalCode: null })).toEqual([])
  })

  it.each([
    [{ recipient: ' ' }, 'recipient'],
    [{ line1: 'x'.repeat(201) }, 'line1'],
    [{ city: 'Ber\nlin' }, 'city'],
    [{ countryCode: 'XX' }, 'countryCode'],
    [{ phone: '030 123456' }, 'phone'],
    [{ phone: 'call me' }, 'phone'],
  ])('refuses %j', (changes, field) => {
    expect(problemsOf(changes)).toEqual([field])
  })
})
