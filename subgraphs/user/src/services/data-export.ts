import type { UserIdentity } from '@floodgate/platform/identity'
import type { SecurityEvents } from '../data/security-events.ts'
import type { UserRepository } from '../data/user-repository.ts'
import type { Address } from '../domain/address.ts'
import type { SecurityEvent } from '../domain/security-event.ts'
import type { User } from '../domain/user.ts'
import type { AddressService } from './address-service.ts'
import type { Caller, SecurityLog } from './security-log.ts'
import type { OwnSession, SessionService } from './session-service.ts'

interface DataExport {
  readonly exportedAt: Date
  readonly user: User
  readonly addresses: Address[]
  readonly sessions: OwnSession[]
  readonly securityEvents: SecurityEvent[]
}

/** All that this service keeps about an account. Null when there is none. */
export type ExportData = (owner: UserIdentity, caller: Caller) => Promise<DataExport | null>

const MOST_EVENTS = 1_000

export function createDataExport(options: {
  readonly users: UserRepository
  readonly addresses: AddressService
  readonly sessions: SessionService
  readonly events: SecurityEvents
  readonly log: SecurityLog
}): ExportData {
  const { users, addresses, sessions, events, log } = options
  return async (owner, caller) => {
    const { userId } = owner
    const [user] = await users.findByIds([userId])
    if (!user) return null
    await log.record('DATA_EXPORTED', caller, { userId })
    return {
      exportedAt: new Date(),
      user,
      addresses: await addresses.list(userId),
      sessions: await sessions.list(owner),
      securityEvents: await events.list({ userId }, { limit: MOST_EVENTS, after: undefined }),
    }
  }
}
