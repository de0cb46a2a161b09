import type { Idempotency, IdempotencyConflict } from '@floodgate/platform/idempotency'
import type { SessionStore } from '@floodgate/platform/session-store'
import type { PersonalData } from '../data/personal-data.ts'
import type { UserRepository } from '../data/user-repository.ts'
import {
  type FieldProblem,
  findRegistrationProblems,
  lookupForm,
  parseLogin,
  type RegistrationInput,
} from '../domain/registration.ts'
import type { Account, User } from '../domain/user.ts'
import type { PasswordHasher } from '../hashing/password-hasher.ts'
import type { CheckCredentials, Throttled } from './credential-check.ts'
import type { EmailVerification } from './email-verification.ts'
import type { Caller, SecurityLog } from './security-log.ts'

type RegisterOutcome =
  | { readonly kind: 'registered'; readonly user: User }
  | { readonly kind: 'invalid'; readonly problems: FieldProblem[] }
  | { readonly kind: 'username-taken' }
  | { readonly kind: 'email-taken' }
  | IdempotencyConflict

/** What is kept of a registration under its idempotency key: no personal data. */
type KeptOutcome =
  | Exclude<RegisterOutcome, { kind: 'registered' } | IdempotencyConflict>
  | { readonly kind: 'registered'; readonly userId: string }

type LoginOutcome =
  | {
      readonly kind: 'opened'
      readonly token: string
      readonly expiresAt: Date
      readonly user: User
    }
  | { readonly kind: 'invalid-credentials' }
  | Throttled

export interface AccountService {
  /** As a CUSTOMER. */
  register(input: RegistrationInput, key: string | null, caller: Caller): Promise<RegisterOutcome>
  /** The same outcome for an unknown login, a wrong password and a disabled account, after the same work. */
  login(login: string, password: string, caller: Caller): Promise<LoginOutcome>
  /** Whether there was a session to end. */
  logout(caller: Caller): Promise<boolean>
}

export interface AccountServiceOptions {
  readonly users: UserRepository
  readonly sessions: SessionStore
  readonly passwords: PasswordHasher
  readonly check: CheckCredentials
  readonly verification: EmailVerification
  readonly idempotency: Idempotency
  readonly personal: PersonalData
  readonly log: SecurityLog
}

export function createAccountService(options: AccountServiceOptions): AccountService {
  const { users, sessions, passwords, check, personal, log } = options

  async function findByLogin(login: string): Promise<Account | null> {
    const parsed = parseLogin(login)
    if (!parsed) return null
    return parsed.by === 'username'
      ? users.findByUsername(parsed.value)
      : users.findByEmail(parsed.value)
  }

  async function register(
    { username, email, password }: RegistrationInput,
    id: string,
    caller: Caller,
  ): Promise<KeptOutcome> {
    const problems = findRegistrationProblems({ username, email, password })
    if (problems.length > 0) return { kind: 'invalid', problems }
    const outcome = await users.insert({
      ...{ id, username, email, roles: ['CUSTOMER'], createdAt: new Date() },
      passwordHash: await passwords.hash(password),
    })
    if (outcome === 'inserted') {
      await log.record('REGISTERED', caller, { userId: id })
      options.verification.request({ id, username, email })
      return { kind: 'registered', userId: id }
    }
    // The name may be taken by this very registration, whose process died before it could say so.
    const [own] = await users.findByIds([id])
    return own ? { kind: 'registered', userId: id } : { kind: outcome }
  }

  async function open(
    { user, credentialsVersion }: Account,
    caller: Caller,
  ): Promise<LoginOutcome> {
    const label =
      caller.clientIp === undefined
        ? undefined
        : personal.sealNetworkAddress(caller.clientIp, user.id)
    const { token, endsAt, sessionId } = await sessions.open(user, label)
    // Whoever changed the password meanwhile ended the sessions that there were, and this one may not have been one of them.
    const current = await users.findAccount(user.id)
    if (current?.credentialsVersion !== credentialsVersion) {
      await sessions.close(sessionId)
      return { kind: 'invalid-credentials' }
    }
    await log.record('LOGIN_SUCCEEDED', caller, { userId: user.id })
    return { kind: 'opened', token, expiresAt: new Date(endsAt), user }
  }

  return {
    async register(input, key, caller) {
      const { username, email, password } = input
      const call = { operation: 'register', caller: 'anonymous', key }
      const outcome = await options.idempotency.run(
        { ...call, input: { username, email, password } },
        (runId) => register(input, `usr_${runId}`, caller),
      )
      if (outcome.kind !== 'registered') return outcome
      const [user] = await users.findByIds([outcome.userId])
      if (!user) throw new Error(`the account ${outcome.userId} was registered and is gone`)
      return { kind: 'registered', user }
    },

    async login(login, password, caller) {
      const outcome = await check(await findByLogin(login), lookupForm(login), password, caller)
      return outcome.kind === 'right' ? open(outcome.account, caller) : outcome
    },

    async logout(caller) {
      const { identity } = caller
      if (identity.kind !== 'user') return false
      await sessions.close(identity.sessionId)
      await log.record('LOGGED_OUT', caller, { userId: identity.userId })
      return true
    },
  }
}
