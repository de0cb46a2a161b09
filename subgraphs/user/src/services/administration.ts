import { isId } from '@floodgate/platform/identifier'
import type { Role, UserIdentity } from '@floodgate/platform/identity'
import type { SessionStore } from '@floodgate/platform/session-store'
import type { UserRepository } from '../data/user-repository.ts'
import type { User } from '../domain/user.ts'
import type { Caller, SecurityLog } from './security-log.ts'

type AdministerOutcome =
  | { readonly kind: 'done'; readonly user: User }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'own-account' }

/** What an ADMIN does to accounts. Sessions end with each change that takes something away. */
export interface Administration {
  disable(
    admin: UserIdentity,
    userId: string,
    reason: string,
    caller: Caller,
  ): Promise<AdministerOutcome>
  enable(admin: UserIdentity, userId: string, caller: Caller): Promise<AdministerOutcome>
  setRoles(
    admin: UserIdentity,
    userId: string,
    roles: readonly Role[],
    caller: Caller,
  ): Promise<AdministerOutcome>
}

export function createAdministration(
  users: UserRepository,
  sessions: SessionStore,
  log: SecurityLog,
): Administration {
  async function outcomeFor(userId: string): Promise<AdministerOutcome> {
    const [user] = await users.findByIds([userId])
    return user ? { kind: 'done', user } : { kind: 'not-found' }
  }

  /** @param change whether there was such an account */
  async function administer(
    admin: UserIdentity,
    userId: string,
    change: () => Promise<boolean>,
  ): Promise<AdministerOutcome | null> {
    if (admin.userId === userId) return { kind: 'own-account' }
    return isId('usr', userId) && (await change()) ? null : { kind: 'not-found' }
  }

  return {
    async disable(admin, userId, reason, caller) {
      const refused = await administer(admin, userId, () => users.setDisabled(userId, new Date()))
      if (refused) return refused
      await sessions.closeAll(userId)
      await log.record('ACCOUNT_DISABLED', caller, { userId, detail: reason })
      return outcomeFor(userId)
    },
    async enable(admin, userId, caller) {
      const refused = await administer(admin, userId, () => users.setDisabled(userId, null))
      if (refused) return refused
      await log.record('ACCOUNT_ENABLED', caller, { userId })
      return outcomeFor(userId)
    },
    async setRoles(admin, userId, roles, caller) {
      const wanted = [...new Set(roles)]
      const refused = await administer(admin, userId, () => users.setRoles(userId, wanted))
      if (refused) return refused
      await sessions.closeAll(userId)
      await log.record('ROLES_CHANGED', caller, { userId, detail: wanted.join(', ') })
      return outcomeFor(userId)
    },
  }
}
