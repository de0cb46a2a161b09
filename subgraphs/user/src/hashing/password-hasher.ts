import { randomUUID } from 'node:crypto'
import { createHashPool, type HashPool } from './hash-pool.ts'

export interface PasswordHasher {
  /** Argon2id, in PHC string form. */
  hash(password: string): Promise<string>
  /** Null stands for an account that does not exist: false, after the work that a real check takes. */
  verify(passwordHash: string | null, password: string): Promise<boolean>
  close(): Promise<void>
}

/** Made once per process: it first hashes a password that nobody has, to check unknown accounts against. */
export async function createPasswordHasher(
  pool: HashPool = createHashPool(),
): Promise<PasswordHasher> {
  const nobodysHash = String(await pool.run({ kind: 'hash', password: randomUUID() }))
  return {
    hash: async (password) => String(await pool.run({ kind: 'hash', password })),
    async verify(passwordHash, password) {
      const checked = passwordHash ?? nobodysHash
      const matches = await pool.run({ kind: 'verify', passwordHash: checked, password })
      return matches === true && passwordHash !== null
    },
    close: () => pool.close(),
  }
}
