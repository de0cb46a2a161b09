import { timingSafeEqual } from 'node:crypto'
import { createHmacSha256 } from '@floodgate/platform/hmac'

/** How old, or how far ahead, a signed time may be. */
const TOLERANCE_SECONDS = 300

export interface WebhookSigner {
  /** The value of the signature's header: `t=<seconds since the epoch>,v1=<HMAC-SHA256 of "<t>.<body>" in base64url>`. */
  sign(body: string): string
  /** Whether the header was made by `sign` for this body, not long ago. */
  isSigned(body: string, header: string | undefined): boolean
}

/** Signs webhooks as Stripe does: the time is signed with the body, so that an old message can't be sent again later. */
export function createWebhookSigner(secret: string, now: () => number = Date.now): WebhookSigner {
  const mac = createHmacSha256(secret)
  return {
    sign(body) {
      const time = Math.floor(now() / 1_000)
      return `t=${time},v1=${mac(`${time}.${body}`)}`
    },
    isSigned(body, header = '') {
      const { time, signature } =
        /^t=(?<time>\d{1,12}),v1=(?<signature>[\w-]{43})$/.exec(header)?.groups ?? {}
      if (time === undefined || signature === undefined) return false
      const expected = Buffer.from(mac(`${time}.${body}`))
      const age = Math.abs(now() / 1_000 - Number(time))
      return timingSafeEqual(Buffer.from(signature), expected) && age <= TOLERANCE_SECONDS
    },
  }
}
