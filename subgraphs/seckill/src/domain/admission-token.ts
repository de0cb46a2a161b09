import { createHmac, timingSafeEqual } from 'node:crypto'

/** Let a buyer into the `purchase` of one sale, for some minutes, as often as the limits allow. */
export interface PurchaseTokens {
  issue(eventId: string, userId: string): { readonly token: string; readonly expiresAt: Date }
  /** Whether it was issued to this user for this sale and has not expired. Takes as long whatever is wrong with it. */
  isValid(token: string, eventId: string, userId: string): boolean
}

const LIFETIME_MS = 5 * 60_000
const MAC_BYTES = 32
const TOKEN_PATTERN = /^([0-9a-z]{1,11})\.([A-Za-z0-9_-]{43})$/
const NO_MAC = Buffer.alloc(MAC_BYTES)

/** `<end of validity, base 36>.<HMAC-SHA256>`: nothing is stored, so any process can check any token. */
export function createPurchaseTokens(key: Buffer, now: () => number = Date.now): PurchaseTokens {
  const mac = (eventId: string, userId: string, expiresAt: number) =>
    createHmac('sha256', key).update(`${eventId}\n${userId}\n${expiresAt}`).digest()

  return {
    issue(eventId, userId) {
      const expiresAt = now() + LIFETIME_MS
      const signature = mac(eventId, userId, expiresAt).toString('base64url')
      return { token: `${expiresAt.toString(36)}.${signature}`, expiresAt: new Date(expiresAt) }
    },
    isValid(token, eventId, userId) {
      const [, end = '0', signature] = TOKEN_PATTERN.exec(token) ?? []
      const expiresAt = Number.parseInt(end, 36)
      const given = signature === undefined ? NO_MAC : Buffer.from(signature, 'base64url')
      const isGenuine = timingSafeEqual(mac(eventId, userId, expiresAt), given)
      return isGenuine && expiresAt > now()
    },
  }
}
