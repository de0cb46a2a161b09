import type { RedisClient } from '@floodgate/platform/redis'
import { usedChallengeKey } from './keys.ts'

/** What has to be remembered of challenges by all processes. */
export interface AdmissionStore {
  /** False when the challenge was used before. */
  useChallenge(eventId: string, digest: string, expiresAt: Date): Promise<boolean>
}

export function createAdmissionStore(redis: RedisClient): AdmissionStore {
  return {
    async useChallenge(eventId, digest, expiresAt) {
      // It is refused for its age soon after; a minute more covers clocks that differ.
      const until = expiresAt.getTime() + 60_000
      const reply = await redis.set(usedChallengeKey(eventId, digest), '', 'PXAT', until, 'NX')
      return reply === 'OK'
    },
  }
}
