import { isCommonPassword } from './common-passwords.ts'

const PASSWORD_MIN = 8
const PASSWORD_MAX = 256

/** Whose password it is to be. */
interface Owner {
  readonly username: string
  readonly email: string
}

/** What is wrong with a new password, or null. By NIST SP 800-63B: a length, and no guess that comes first; no rules of composition. */
export function findPasswordProblem(password: string, { username, email }: Owner): string | null {
  // Counts Unicode characters, not the UTF-16 units that `length` alone would.
  const { length } = Array.from(password)
  if (length < PASSWORD_MIN || length > PASSWORD_MAX) return 'must have 8 to 256 characters'
  const guess = password.toLowerCase()
  const own = [username, email, email.split('@')[0] ?? ''].map((each) => each.toLowerCase())
  if (own.includes(guess)) return 'must not be the username or the email'
  if (isCommonPassword(password)) return 'is one of the passwords that many people use'
  return null
}
