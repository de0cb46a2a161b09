import { argon2id, hash, verify } from 'argon2'

/** The parameters of the OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. */
const PARAMETERS = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export type HashTask =
  | { readonly kind: 'hash'; readonly password: string }
  | { readonly kind: 'verify'; readonly password: string; readonly passwordHash: string }

/** The PHC string of a password, or whether it is the one. */
export function runHashTask(task: HashTask): Promise<string | boolean> {
  const password = canonical(task.password)
  return task.kind === 'hash' ? hash(password, PARAMETERS) : verify(task.passwordHash, password)
}

// The same password typed on another keyboard or system may arrive in another Unicode form (NIST SP 800-63B).
function canonical(password: string): string {
  return password.normalize('NFKC')
}
