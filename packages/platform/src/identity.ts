import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { AppError } from './errors.ts'

/** Carries who is behind a request from the router (or a subgraph) to a subgraph. */
export const IDENTITY_HEADER = 'x-floodgate-identity'

export const ROLES = ['CUSTOMER', 'MERCHANT', 'ADMIN'] as const
export type Role = (typeof ROLES)[number]

const identitySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('user'),
    userId: z.string(),
    roles: z.array(z.enum(ROLES)),
    sessionId: z.string(),
  }),
  z.object({ kind: z.literal('service'), name: z.string() }),
  z.object({ kind: z.literal('anonymous') }),
])

export type Identity = z.infer<typeof identitySchema>
export type UserIdentity = Extract<Identity, { kind: 'user' }>

const claimsSchema = z.object({
  identity: identitySchema,
  requestId: z.string(),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
})

export type SignedRequest = Pick<z.infer<typeof claimsSchema>, 'identity' | 'requestId'>

export interface IdentitySigner {
  /** The header's value, good for 60 seconds. */
  sign(identity: Identity, requestId: string): string
  /** @throws AppError UNTRUSTED_CALLER when it is missing, altered or out of date */
  verify(header: string | undefined): SignedRequest
}

const LIFETIME_MS = 60_000

/** HMAC-SHA256 over the claims, with a secret that only Floodgate's processes know. */
export function createIdentitySigner(secret: string, now: () => number = Date.now): IdentitySigner {
  const mac = (claims: string) => createHmac('sha256', secret).update(claims).digest()

  return {
    sign(identity, requestId) {
      const claims = JSON.stringify({ identity, requestId, expiresAt: now() + LIFETIME_MS })
      const encoded = Buffer.from(claims).toString('base64url')
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
      const claims = claimsSchema.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString()))
      if (claims.expiresAt < now()) throw new AppError('UNTRUSTED_CALLER')
      return { identity: claims.identity, requestId: claims.requestId }
    },
  }
}
