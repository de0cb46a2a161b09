import { hash } from 'node:crypto'

const BLOCK = 64
/** Of UTF-8 for one unit of a string. */
const MOST_BYTES = 3

/**
 * HMAC-SHA256 (RFC 2104) of texts under one secret, in base64url. By two calls of the one-shot `hash`, since the objects that
 * `createHmac` makes for each text cost several times what the hashing does.
 */
export function createHmacSha256(secret: string): (text: string) => string {
  const key = Buffer.alloc(BLOCK)
  const bytes = Buffer.from(secret)
  ;(bytes.length > BLOCK ? hash('sha256', bytes, 'buffer') : bytes).copy(key)
  const outer = Buffer.concat([key.map((byte) => byte ^ 0x5c), Buffer.alloc(32)])
  const kept = Buffer.concat([key.map((byte) => byte ^ 0x36), Buffer.alloc(4096)])

  return (text) => {
    const longest = MOST_BYTES * text.length
    const fits = BLOCK + longest <= kept.length
    const inner = fits ? kept : Buffer.concat([kept.subarray(0, BLOCK), Buffer.alloc(longest)])
    const length = BLOCK + inner.write(text, BLOCK, 'utf8')
    outer.write(hash('sha256', inner.subarray(0, length), 'latin1'), BLOCK, 'latin1')
    return hash('sha256', outer, 'base64url')
  }
}
