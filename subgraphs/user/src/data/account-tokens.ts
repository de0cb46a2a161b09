import { hash, randomBytes } from 'node:crypto'
import type { PrismaClient } from '#prisma'

type TokenPurpose = 'reset' | 'verify'

/** Tokens that are mailed, good once and for a while; only their SHA-256 is stored. */
export interface AccountTokens {
  /** Makes one; earlier ones of the account for the same purpose are void. */
  issue(userId: string, purpose: TokenPurpose, lifetimeMs: number): Promise<string>
  /** Whose it is, without using it up; null when it is unknown, used or too old. */
  find(token: string, purpose: TokenPurpose): Promise<string | null>
  /** Uses one up. @returns whose it was; null when it is unknown, used or too old */
  redeem(token: string, purpose: TokenPurpose): Promise<string | null>
  /** Voids all of an account. */
  revokeAll(userId: string, purpose: TokenPurpose): Promise<void>
}

const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/
const hashOf = (token: string) => hash('sha256', token, 'base64url')

export function createAccountTokens(
  prisma: PrismaClient,
  now: () => number = Date.now,
): AccountTokens {
  async function find(token: string, purpose: TokenPurpose): Promise<string | null> {
    if (!TOKEN_PATTERN.test(token)) return null
    const row = await prisma.accountToken.findUnique({ where: { tokenHash: hashOf(token) } })
    return row?.purpose === purpose && row.expiresAt.getTime() > now() ? row.userId : null
  }

  return {
    async issue(userId, purpose, lifetimeMs) {
      const token = randomBytes(32).toString('base64url')
      const expiresAt = new Date(now() + lifetimeMs)
      await prisma.$transaction([
        prisma.accountToken.deleteMany({ where: { userId, purpose } }),
        prisma.accountToken.deleteMany({ where: { expiresAt: { lt: new Date(now()) } } }),
        prisma.accountToken.create({
          data: { tokenHash: hashOf(token), userId, purpose, expiresAt },
        }),
      ])
      return token
    },
    find,
    async redeem(token, purpose) {
      const userId = await find(token, purpose)
      if (userId === null) return null
      // Of two who redeem it at once, one deletes it.
      const { count } = await prisma.accountToken.deleteMany({
        where: { tokenHash: hashOf(token) },
      })
      return count === 1 ? userId : null
    },
    async revokeAll(userId, purpose) {
      await prisma.accountToken.deleteMany({ where: { userId, purpose } })
    },
  }
}
