import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { createHmacSha256 } from './hmac.ts'

const secrets = ['', 'k', 'k'.repeat(63), 'k'.repeat(64), 'k'.repeat(65), 'ключ'.repeat(20)]
const texts = [
  '',
  'a',
  'a'.repeat(64),
  '{"a":[1,2]}',
  'a'.repeat(1024),
  'b'.repeat(5_000),
  'c',
  'é漢😀\ud800'.repeat(2_000),
]

it.each(secrets)('is the HMAC-SHA256 under %j', (secret) => {
  const mac = createHmacSha256(secret)
  for (const text of texts) {
    expect(mac(text)).toBe(createHmac('sha256', secret).update(text).digest('base64url'))
  }
})
