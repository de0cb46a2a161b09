import type { UserIdentity } from '@floodgate/platform/identity'
import type { SessionStore } from '@floodgate/platform/session-store'
import type { PersonalData } from '../data/personal-data.ts'
import type { Caller, SecurityLog } from './security-log.ts'

/** A session as its owner sees it. */
export interface OwnSession {
  readonly id: string
  readonly current: boolean
  readonly openedAt: Date
  readonly endsAt: Date
  readonly networkAddress: string | null
}

export interface SessionService {
  list(owner: UserIdentity): Promise<OwnSession[]>
  /** @returns how many it ended: none when it is not one of the owner's */
  revoke(owner: UserIdentity, sessionId: string, caller: Caller): Promise<number>
  revokeOthers(owner: UserIdentity, caller: Caller): Promise<number>
}

export function createSessionService(
  sessions: SessionStore,
  personal: PersonalData,
  log: SecurityLog,
): SessionService {
  async function record(userId: string, revoked: number, caller: Caller): Promise<number> {
    if (revoked > 0) {
      await log.record('SESSIONS_REVOKED', caller, { userId, detail: `${revoked} sessions ended` })
    }
    return revoked
  }

  return {
    async list({ userId, sessionId }) {
      return (await sessions.list(userId)).map((session) => ({
        id: session.sessionId,
        current: session.sessionId === sessionId,
        openedAt: new Date(session.openedAt),
        endsAt: new Date(session.endsAt),
        networkAddress:
          session.label === null ? null : personal.openNetworkAddress(session.label, userId),
      }))
    },
    async revoke({ userId }, id, caller) {
      const own = (await sessions.list(userId)).some(({ sessionId }) => sessionId === id)
      if (own) await sessions.close(id)
      return record(userId, own ? 1 : 0, caller)
    },
    async revokeOthers({ userId, sessionId }, caller) {
      return record(userId, await sessions.closeAll(userId, { except: sessionId }), caller)
    },
  }
}
