import { newId } from '@floodgate/platform/identifier'
import { describe, expect, it } from 'vitest'
import { deriveAdmissionKeys } from './admission-keys.ts'
import { createPurchaseTokens } from './admission-token.ts'

const keys = deriveAdmissionKeys('s'.repeat(32))
const [eventId, userId] = [newId('skl'), newId('usr')]
const FIVE_MINUTES_MS = 300_000

describe('a purchase token', () => {
  it('is valid for its buyer and sale, for five minutes, in every process', () => {
    let now = 1_800_000_000_000
    const { token, expiresAt } = createPurchaseTokens(keys.token, () => now).issue(eventId, userId)
    const elsewhere = createPurchaseTokens(deriveAdmissionKeys('s'.repeat(32)).token, () => now)
    expect(expiresAt.getTime()).toBe(now + FIVE_MINUTES_MS)
    expect(elsewhere.isValid(token, eventId, userId)).toBe(true)
    now += FIVE_MINUTES_MS - 1
    expect(elsewhere.isValid(token, eventId, userId)).toBe(true)
    now += 1
    expect(elsewhere.isValid(token, eventId, userId)).toBe(false)
  })

  it('is of no use to another buyer, for another sale, and under another secret', () => {
    const tokens = createPurchaseTokens(keys.token)
    const { token } = tokens.issue(eventId, userId)
    expect(tokens.isValid(token, eventId, newId('usr'))).toBe(false)
    expect(tokens.isValid(token, newId('skl'), userId)).toBe(false)
    const others = createPurchaseTokens(deriveAdmissionKeys('o'.repeat(32)).token)
    expect(others.isValid(token, eventId, userId)).toBe(false)
    expect(createPurchaseTokens(keys.challenge).isValid(token, eventId, userId)).toBe(false)
  })

  it('can not be prolonged, nor made up', () => {
    const tokens = createPurchaseTokens(keys.token)
    const { token } = tokens.issue(eventId, userId)
    const [end = '', mac = ''] = token.split('.')
    const later = (Number.parseInt(end, 36) + 60_000).toString(36)
    for (const forged of [
      `${later}.${mac}`,
      `${end}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`,
      `${end}.${'A'.repeat(43)}`,
      `${end}.${mac}=`,
      `0${end}.${mac}0`,
      `.${mac}`,
      `${end}.`,
      '',
      'x'.repeat(100_000),
    ]) {
      expect(tokens.isValid(forged, eventId, userId)).toBe(false)
    }
  })
})
