import { describe, expect, it } from 'vitest'
import { requestIdFrom } from './request-id.ts'

describe('requestIdFrom', () => {
  it.each(['a', 'order-7.retry:2', '0'.repeat(64)])('keeps %j', (given) => {
    expect(requestIdFrom(given)).toBe(given)
  })

  it.each([undefined, '', 'a b', 'a\nb', '"', '0'.repeat(65), ['a', 'b']])(
    'replaces %j',
    (given) => {
      expect(requestIdFrom(given)).toMatch(/^[0-9a-f-]{36}$/)
    },
  )
})
