import type { AccountTokens } from '../data/account-tokens.ts'
import type { UserRepository } from '../data/user-repository.ts'
import type { User } from '../domain/user.ts'
import { type MailLinks, verificationMail } from '../mail/mail.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Background } from './background.ts'
import type { Caller, SecurityLog } from './security-log.ts'

const LIFETIME_MS = 24 * 60 * 60_000

export interface EmailVerification {
  /** Mails a link, in its own time. */
  request(user: Pick<User, 'id' | 'username' | 'email'>): void
  /** Null for a token that is unknown, used or too old. */
  verify(token: string, caller: Caller): Promise<User | null>
}

export interface EmailVerificationOptions {
  readonly users: UserRepository
  readonly tokens: AccountTokens
  readonly mailer: Mailer
  readonly links: MailLinks
  readonly background: Background
  readonly log: SecurityLog
}

export function createEmailVerification(options: EmailVerificationOptions): EmailVerification {
  const { users, tokens, mailer, links, background, log } = options
  return {
    request({ id, username, email }) {
      background.run('verification mail', async () => {
        const token = await tokens.issue(id, 'verify', LIFETIME_MS)
        mailer.send(verificationMail(email, username, token, links))
      })
    },
    async verify(token, caller) {
      const userId = await tokens.redeem(token, 'verify')
      if (userId === null) return null
      await users.setEmailVerified(userId, new Date())
      await log.record('EMAIL_VERIFIED', caller, { userId })
      const [user] = await users.findByIds([userId])
      return user ?? null
    },
  }
}
