import { timingSafeEqual } from 'node:crypto'
import { AppError } from './errors.ts'
import { createHmacSha256 } from './hmac.ts'

/** Carries who is behind a request from the router (or a subgraph) to a subgraph. */
export const IDENTITY_HEADER = 'x-floodgate-identity'

export const ROLES = ['CUSTOMER', 'MERCHANT', 'ADMIN'] as const
export type Role = (typeof ROLES)[number]

export type Identity =
  | {
      readonly kind: 'user'
      readonly userId: string
      readonly roles: readonly Role[]
      readonly sessionId: string
    }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'anonymous' }
export type UserIdentity = Extract<Identity, { kind: 'user' }>

export interface SignedRequest {
  readonly identity: Identity
  readonly requestId: string
  /** The network address of the client behind it, where the router knows one. */
  readonly clientIp?: string
  /** The client's `Idempotency-Key` header. */
  readonly idempotencyKey?: string
}

interface Claims extends SignedRequest {
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

export interface IdentitySigner {
  /** The header's value, good for 60 seconds. */
  sign(identity: Identity, requestId: string, clientIp?: string, idempotencyKey?: string): string
  /** @throws AppError UNTRUSTED_CALLER when it is missing, altered or out of date */
  verify(header: string | undefined): SignedRequest
}

const LIFETIME_MS = 60_000

/**
 * `<HMAC-SHA256>.<claims as JSON>`, under a secret that only Floodgate's processes know. What they hold is ASCII, as a
 * header must: ids, roles, addresses.
 */
export function createIdentitySigner(secret: string, now: () => number = Date.now): IdentitySigner {
  const mac = createHmacSha256(secret)

  return {
    sign(identity, requestId, clientIp, idempotencyKey) {
      const expiresAt = now() + LIFETIME_MS
      const claims: Claims = {
        identity,
        requestId,
        ...(clientIp && { clientIp }),
        ...(idempotencyKey !== undefined && { idempotencyKey }),
        expiresAt,
      }
      const text = JSON.stringify(claims)
      return `${mac(text)}.${text}`
    },
    verify(header = '') {
      const signature = Buffer.from(header.slice(0, MAC_LENGTH))
      const text = header.slice(MAC_LENGTH + 1)
      const expected = Buffer.from(mac(text))
      if (signature.length !== MAC_LENGTH || !timingSafeEqual(signature, expected)) {
        throw new AppError('UNTRUSTED_CALLER')
      }
      // What the signature covers was made by `sign`: its form needs no second check.
      const claims = JSON.parse(text) as Claims
      if (claims.expiresAt < now()) throw new AppError('UNTRUSTED_CALLER')
      const { identity, requestId, clientIp, idempotencyKey } = claims
      return {
        identity,
        requestId,
        ...(clientIp !== undefined && { clientIp }),
        ...(idempotencyKey !== undefined && { idempotencyKey }),
      }
    },
  }
}

/** Of 32 bytes in base64url. */
const MAC_LENGTH = 43
