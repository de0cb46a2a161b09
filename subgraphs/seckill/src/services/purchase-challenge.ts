import { createHash } from 'node:crypto'
import {
  type Challenge,
  createChallenge,
  type Payload,
  randomInt,
  verifySolution,
} from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import type { AdmissionStore } from '../data/admission-store.ts'
import type { AdmissionKeys } from '../domain/admission-keys.ts'

/** A puzzle that costs its solver far more than it cost us, and whose solution is checked by one HMAC. */
export interface PurchaseChallenges {
  /** For one user and one sale. `json` is what ALTCHA's widget and `solveChallenge` of altcha-lib take. */
  create(eventId: string, userId: string): Promise<{ json: string; expiresAt: Date }>
  /** Judges a solution in the form that ALTCHA's widget gives: base64 of `{ challenge, solution }`. It works once. */
  redeem(payload: string, eventId: string, userId: string): Promise<Redemption>
}

type Redemption = 'solved' | 'expired' | 'invalid' | 'used'

const LIFETIME_MS = 5 * 60_000
/** Iterations of one attempt: few, since each new challenge costs us one attempt. */
const ATTEMPT_COST = 200
/** Attempts that a solver needs: about 0.2 s of one core in native code, a second or so in a phone's browser. */
const ATTEMPTS_LEAST = 1_000
const ATTEMPTS_MOST = 3_000
const PAYLOAD_MAX = 4_096

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      expiresAt: z.number(),
      data: z.object({ eventId: z.string(), userId: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.looseObject({ counter: z.number(), derivedKey: z.string() }),
})

export function createPurchaseChallenges(options: {
  readonly keys: AdmissionKeys
  readonly store: AdmissionStore
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number
}): PurchaseChallenges {
  const { store, now = Date.now } = options
  const secrets = {
    hmacSignatureSecret: options.keys.challenge.toString('hex'),
    hmacKeySignatureSecret: options.keys.solution.toString('hex'),
  }

  return {
    async create(eventId, userId) {
      // In whole seconds, as the challenge says it.
      const expiresAt = new Date(Math.ceil((now() + LIFETIME_MS) / 1_000) * 1_000)
      const challenge = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: ATTEMPT_COST,
        counter: randomInt(ATTEMPTS_MOST, ATTEMPTS_LEAST),
        deriveKey,
        data: { eventId, userId },
        expiresAt,
        ...secrets,
      })
      return { json: JSON.stringify(challenge), expiresAt }
    },

    async redeem(payload, eventId, userId) {
      const parsed = parsePayload(payload)
      if (!parsed) return 'invalid'
      const { parameters } = parsed.challenge
      const { expired, verified } = await verifySolution({ ...parsed, deriveKey, ...secrets })
      if (expired) return 'expired'
      // What the signature covers is as we wrote it: it names whom the challenge was for.
      const isOwn = parameters.data.eventId === eventId && parameters.data.userId === userId
      if (!verified || !isOwn) return 'invalid'
      const digest = createHash('sha256').update(parsed.challenge.signature).digest('base64url')
      const expiresAt = new Date(parameters.expiresAt * 1_000)
      return (await store.useChallenge(eventId, digest, expiresAt)) ? 'solved' : 'used'
    },
  }
}

type SignedPayload = Payload & {
  readonly challenge: Challenge & z.infer<typeof payloadSchema>['challenge']
}

function parsePayload(payload: string): SignedPayload | null {
  if (payload.length > PAYLOAD_MAX) return null
  try {
    const json: unknown = JSON.parse(Buffer.from(payload, 'base64').toString())
    return payloadSchema.parse(json)
  } catch {
    return null
  }
}
