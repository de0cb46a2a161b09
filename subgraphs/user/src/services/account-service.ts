import { newId } from '@floodgate/platform/identifier'
import { type Identity, type Role } from '@floodgate/platform/identity'
import { type SessionStore } from '@floodgate/platform/session-store'
import { type UserRepository } from '../data/user-repository.ts'
import {
  type FieldProblem,
  findRegistrationProblems,
  lookupForm,
  parseLogin,
  type RegistrationInput,
} from '../domain/registration.ts'
import { type User } from '../domain/user.ts'
import { type PasswordHasher } from './password-hasher.ts'

type RegisterOutcome =
  | { readonly kind: 'registered'; readonly user: User }
  | { readonly kind: 'invalid'; readonly problems: FieldProblem[] }
  | { readonly kind: 'username-taken' }
  | { readonly kind: 'email-taken' }

interface OpenedSession {
  readonly token: string
  readonly expiresAt: Date
  readonly user: User
}

export interface AccountService {
  /** As a CUSTOMER. */
  register(input: RegistrationInput): Promise<RegisterOutcome>
  /** Null for an unknown login and for a wrong password alike, after the same work. */
  login(login: string, password: string): Promise<OpenedSession | null>
  /** Whether there was a session to end. */
  logout(identity: Identity): Promise<boolean>
}

interface AccountServiceOptions {
  readonly users: UserRepository
  readonly sessions: SessionStore
  readonly passwords: PasswordHasher
}

export function createAccountService(options: AccountServiceOptions): AccountService {
  const { users, sessions, passwords } = options

  async function findByLogin(login: string) {
    const parsed = parseLogin(login)
    if (!parsed) return null
    return parsed.by === 'username'
      ? users.findByUsername(parsed.value)
      : users.findByEmail(parsed.value)
  }

  return {
    async register(input) {
      const problems = findRegistrationProblems(input)
      if (problems.length > 0) return { kind: 'invalid', problems }
      const { username, email, password } = input
      const roles: readonly Role[] = ['CUSTOMER']
      const user = { id: newId('usr'), username, email, roles, createdAt: new Date() }
      const outcome = await users.insert({
        ...user,
        usernameLookup: lookupForm(username),
        emailLookup: lookupForm(email),
        passwordHash: await passwords.hash(password),
      })
      return outcome === 'inserted' ? { kind: 'registered', user } : { kind: outcome }
    },

    async login(login, password) {
      const found = await findByLogin(login)
      const matches = await passwords.verify(found?.passwordHash ?? null, password)
      if (!found || !matches) return null
      const { token, expiresAt } = await sessions.open(found.user)
      return { token, expiresAt: new Date(expiresAt), user: found.user }
    },

    async logout(identity) {
      if (identity.kind !== 'user') return false
      await sessions.close(identity.sessionId)
      return true
    },
  }
}
