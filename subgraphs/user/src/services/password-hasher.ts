import { randomBytes } from 'node:crypto'
import { argon2id, hash, verify } from 'argon2'

export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** Null stands for an account that does not exist: false, after the work that a real check takes. */
  verify(passwordHash: string | null, password: string): Promise<boolean>
}

/**
 * Argon2id with the parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
 * The work runs on libuv's threads, not on the event loop.
 */
const PARAMETERS = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Made once per process: it first hashes a password that nobody has, to check unknown accounts against. */
export async function createPasswordHasher(): Promise<PasswordHasher> {
  const nobodysHash = await hash(randomBytes(32), PARAMETERS)
  return {
    hash: (password) => hash(canonical(password), PARAMETERS),
    async verify(passwordHash, password) {
      const matches = await verify(passwordHash ?? nobodysHash, canonical(password))
      return matches && passwordHash !== null
    },
  }
}

// The same password typed on another keyboard or system may arrive in another Unicode form (NIST SP 800-63B).
function canonical(password: string): string {
  return password.normalize('NFKC')
}
