import { describe, expect, it } from 'vitest'
import {
  addressRateOf,
  findAdmissionProblems,
  isSameAdmission,
  toAdmission,
  userRateOf,
} from './admission.ts'

describe('admission', () => {
  it('limits by default, and asks for no challenge', () => {
    expect(toAdmission()).toEqual({
      requireChallenge: false,
      rateBurst: 10,
      rateIntervalMs: 200,
      ipRateBurst: 200,
      ipRateIntervalMs: 20,
    })
    expect(toAdmission({ requireChallenge: null, perUser: undefined })).toEqual(toAdmission())
  })

  it('takes each part by itself, and null for no limit', () => {
    const rate = { burst: 3, intervalMs: 1_000 }
    const admission = toAdmission({ requireChallenge: true, perUser: null, perAddress: rate })
    expect(admission.requireChallenge).toBe(true)
    expect(userRateOf(admission)).toBeNull()
    expect(addressRateOf(admission)).toEqual(rate)
    expect(userRateOf(toAdmission({ perUser: rate }))).toEqual(rate)
    expect(findAdmissionProblems(admission)).toEqual([])
    expect(isSameAdmission(admission, { ...admission })).toBe(true)
    expect(isSameAdmission(admission, toAdmission())).toBe(false)
  })

  it.each([
    ['admission.perUser.burst', { perUser: { burst: 0, intervalMs: 1 } }],
    ['admission.perUser.intervalMs', { perUser: { burst: 1, intervalMs: -1 } }],
    ['admission.perAddress.burst', { perAddress: { burst: 10_001, intervalMs: 1 } }],
    ['admission.perAddress.intervalMs', { perAddress: { burst: 1, intervalMs: 3_600_001 } }],
  ])('finds what is wrong with %s', (field, input) => {
    expect(findAdmissionProblems(toAdmission(input)).map((one) => one.field)).toEqual([field])
  })
})
