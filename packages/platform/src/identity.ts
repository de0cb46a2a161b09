import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { AppError } from './errors.ts'

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
}

interface Claims extends SignedRequest {
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

export interface IdentitySigner {
  /** The header's value, good for 60 seconds. */
  sign(identity: Identity, requestId: string, clientIp?: string): string
  /** @throws AppError UNTRUSTED_CALLER when it is missing, altered or out of date */
  verify(header: string | undefined): SignedRequest
}

const LIFETIME_MS = 60_000

/** HMAC-SHA256 over the claims, with a secret that only Floodgate's processes know. */
export function createIdentitySigner(secret: string, now: () => number = Date.now): IdentitySigner {
  // Made once: a key given as text is set up anew for every signature.
  const key = createSecretKey(secret, 'utf8')
  const mac = (claims: string) => createHmac('sha256', key).update(claims).digest()

  return {
    sign(identity, requestId, clientIp) {
      const expiresAt = now() + LIFETIME_MS
      const claims: Claims = { identity, requestId, ...(clientIp && { clientIp }), expiresAt }
      const encoded = Buffer.from(JSON.stringify(claims)).toString('base64url')
      return `${encoded}.${mac(encoded).toString('base64url')}`
    },
    verify(header) {
      const [encoded, signature, ...rest] = header?.split('.') ?? []
      if (!encoded || !signature || rest.length > 0) throw new AppError('UNTRUSTED_CALLER')
      const given = Buffer.from(signature, 'base64url')
      const expected = mac(encoded)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        throw new AppError('UNTRUSTED_CALLER')
      }
      // What the signature covers was made by `sign`: its form needs no second check.
      const claims = JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Claims
      if (claims.expiresAt < now()) throw new AppError('UNTRUSTED_CALLER')
      const { identity, requestId, clientIp } = claims
      return { identity, requestId, ...(clientIp !== undefined && { clientIp }) }
    },
  }
}
