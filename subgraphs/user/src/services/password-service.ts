import type { SessionStore } from '@floodgate/platform/session-store'
import type { UserIdentity } from '@floodgate/platform/identity'
import type { AccountTokens } from '../data/account-tokens.ts'
import type { UserRepository } from '../data/user-repository.ts'
import { findPasswordProblem } from '../domain/password.ts'
import type { User } from '../domain/user.ts'
import type { PasswordHasher } from '../hashing/password-hasher.ts'
import { type MailLinks, passwordChangedMail, passwordResetMail } from '../mail/mail.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Background } from './background.ts'
import type { CheckCredentials, Throttled } from './credential-check.ts'
import type { Caller, SecurityLog } from './security-log.ts'

const RESET_LIFETIME_MS = 30 * 60_000

interface InvalidPassword {
  readonly kind: 'invalid-password'
  readonly problem: string
}

type ChangeOutcome =
  | { readonly kind: 'changed'; readonly revoked: number }
  | { readonly kind: 'invalid-credentials' }
  | Throttled
  | InvalidPassword

type ResetOutcome =
  | { readonly kind: 'reset'; readonly user: User }
  | { readonly kind: 'invalid-token' }
  | InvalidPassword

export interface PasswordService {
  /** Ends every session but the one that asks. */
  change(
    identity: UserIdentity,
    password: string,
    newPassword: string,
    caller: Caller,
  ): Promise<ChangeOutcome>
  /** Mails a link, in its own time, if there is such an account. */
  requestReset(email: string, caller: Caller): void
  /** Ends every session. */
  reset(token: string, newPassword: string, caller: Caller): Promise<ResetOutcome>
}

export interface PasswordServiceOptions {
  readonly users: UserRepository
  readonly sessions: SessionStore
  readonly tokens: AccountTokens
  readonly passwords: PasswordHasher
  readonly check: CheckCredentials
  readonly mailer: Mailer
  readonly links: MailLinks
  readonly background: Background
  readonly log: SecurityLog
}

export function createPasswordService(options: PasswordServiceOptions): PasswordService {
  const { users, sessions, tokens, passwords, check, mailer, background, log } = options

  async function mailReset(email: string, caller: Caller): Promise<void> {
    const account = await users.findByEmail(email)
    await log.record('PASSWORD_RESET_REQUESTED', caller, { userId: account?.user.id ?? null })
    if (!account || account.user.disabled) return
    const { id, username, email: address } = account.user
    const token = await tokens.issue(id, 'reset', RESET_LIFETIME_MS)
    mailer.send(passwordResetMail(address, username, token, options.links))
  }

  return {
    async change(identity, password, newPassword, caller) {
      const { userId, sessionId } = identity
      const account = await users.findAccount(userId)
      const checked = await check(account, userId, password, caller)
      if (checked.kind !== 'right') return checked
      const { user, credentialsVersion } = checked.account
      const problem = findPasswordProblem(newPassword, user)
      if (problem !== null) return { kind: 'invalid-password', problem }
      const passwordHash = await passwords.hash(newPassword)
      // First the password, then the sessions: a login that began before sees that its password is no longer the one.
      if (!(await users.setPassword(userId, passwordHash, credentialsVersion))) {
        return { kind: 'invalid-credentials' }
      }
      const revoked = await sessions.closeAll(userId, { except: sessionId })
      await tokens.revokeAll(userId, 'reset')
      await log.record('PASSWORD_CHANGED', caller, { userId, detail: `${revoked} sessions ended` })
      mailer.send(passwordChangedMail(user.email, user.username))
      return { kind: 'changed', revoked }
    },

    requestReset(email, caller) {
      background.run('password reset mail', () => mailReset(email, caller))
    },

    async reset(token, newPassword, caller) {
      const userId = await tokens.find(token, 'reset')
      const account = userId === null ? null : await users.findAccount(userId)
      if (!account || account.user.disabled) return { kind: 'invalid-token' }
      const { user, credentialsVersion } = account
      const problem = findPasswordProblem(newPassword, user)
      if (problem !== null) return { kind: 'invalid-password', problem }
      const passwordHash = await passwords.hash(newPassword)
      const isOurs = (await tokens.redeem(token, 'reset')) !== null
      if (!isOurs || !(await users.setPassword(user.id, passwordHash, credentialsVersion))) {
        return { kind: 'invalid-token' }
      }
      await sessions.closeAll(user.id)
      // Whoever reads the mails of an address has it.
      await users.setEmailVerified(user.id, new Date())
      await log.record('PASSWORD_RESET', caller, { userId: user.id })
      mailer.send(passwordChangedMail(user.email, user.username))
      return { kind: 'reset', user: { ...user, emailVerified: true } }
    },
  }
}
