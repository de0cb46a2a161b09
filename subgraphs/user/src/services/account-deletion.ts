import type { UserIdentity } from '@floodgate/platform/identity'
import type { Logger } from '@floodgate/platform/logging'
import type { ServiceClient } from '@floodgate/platform/service-client'
import type { SessionStore } from '@floodgate/platform/session-store'
import type { Deletions } from '../data/deletions.ts'
import type { UserRepository } from '../data/user-repository.ts'
import type { CheckCredentials, Throttled } from './credential-check.ts'
import type { Caller, SecurityLog } from './security-log.ts'

type DeletionOutcome =
  | { readonly kind: 'requested'; readonly completed: boolean }
  | { readonly kind: 'orders-under-way'; readonly orders: number }
  | { readonly kind: 'invalid-credentials' }
  | Throttled

export interface AccountDeletion {
  request(owner: UserIdentity, password: string, caller: Caller): Promise<DeletionOutcome>
  /** Goes on with what was left half done. Safe to run in several processes at once. */
  resume(): Promise<void>
}

export interface AccountDeletionOptions {
  readonly users: UserRepository
  readonly sessions: SessionStore
  readonly deletions: Deletions
  readonly check: CheckCredentials
  /** The order subgraph. */
  readonly orders: Pick<ServiceClient, 'request'>
  readonly log: SecurityLog
  readonly logger: Logger
}

const ANONYMISE = `mutation AnonymiseBuyer($userId: ID!) { anonymiseBuyer(userId: $userId) { ordersUnderWay } }`
const BATCH = 100

export function createAccountDeletion(options: AccountDeletionOptions): AccountDeletion {
  const { users, sessions, deletions, check, orders, log, logger } = options

  /** @returns orders that still need their buyer; their addresses are as they were unless it is 0 */
  async function anonymiseOrders(userId: string): Promise<number> {
    const { anonymiseBuyer } = await orders.request<{ anonymiseBuyer: { ordersUnderWay: number } }>(
      ANONYMISE,
      { userId },
    )
    return anonymiseBuyer.ordersUnderWay
  }

  /** Every step may be repeated. @returns whether it is done */
  async function complete(userId: string, caller: Caller): Promise<boolean> {
    try {
      await sessions.closeAll(userId)
      if ((await anonymiseOrders(userId)) > 0) return false
      if (await deletions.complete(userId, new Date())) {
        await log.record('ACCOUNT_DELETED', caller, { userId })
      }
      return true
    } catch (err) {
      logger.warn({ err, userId }, 'account deletion: will go on later')
      return false
    }
  }

  return {
    async request({ userId }, password, caller) {
      const checked = await check(await users.findAccount(userId), userId, password, caller)
      if (checked.kind !== 'right') return checked
      const underWay = await anonymiseOrders(userId)
      if (underWay > 0) return { kind: 'orders-under-way', orders: underWay }
      // From here on nobody can order in its name, so what is asked of the order subgraph again is final.
      await deletions.request(userId, new Date())
      await log.record('DELETION_REQUESTED', caller, { userId })
      return { kind: 'requested', completed: await complete(userId, caller) }
    },
    async resume() {
      const caller = { identity: { kind: 'service', name: 'user' }, requestId: 'deletion' } as const
      for (const userId of await deletions.pending(BATCH)) await complete(userId, caller)
    },
  }
}
