import { hash } from 'node:crypto'
import type { RedisClient } from '@floodgate/platform/redis'

/** Which nonces were used, for as long as a signature with one could still be good. */
export interface Nonces {
  /** @returns whether it was not used before */
  use(keyId: string, nonce: string): Promise<boolean>
}

/** Longer than any signature is good, before and after its `created`. */
const KEPT_SECONDS = 15 * 60

export function createNonces(redis: RedisClient): Nonces {
  return {
    async use(keyId, nonce) {
      const key = `floodgate:signature:nonce:${keyId}:${hash('sha256', nonce, 'base64url')}`
      return (await redis.set(key, '', 'EX', KEPT_SECONDS, 'NX')) === 'OK'
    },
  }
}
