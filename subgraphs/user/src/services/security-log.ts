import { newId } from '@floodgate/platform/identifier'
import type { SignedRequest } from '@floodgate/platform/identity'
import type { PersonalData } from '../data/personal-data.ts'
import type { SecurityEvents } from '../data/security-events.ts'
import type { SecurityEventKind } from '../domain/security-event.ts'

/** Who asks, from where. */
export type Caller = SignedRequest

interface Subject {
  readonly userId: string | null
  /** No personal data: it can't be removed again. */
  readonly detail?: string
}

export interface SecurityLog {
  record(kind: SecurityEventKind, caller: Caller, subject: Subject): Promise<void>
}

const DETAIL_LENGTH = 500
const REQUEST_ID_LENGTH = 64

export function createSecurityLog(events: SecurityEvents, personal: PersonalData): SecurityLog {
  return {
    record: (kind, { identity, requestId, clientIp }, { userId, detail }) =>
      events.append({
        id: newId('aud'),
        kind,
        at: new Date(),
        userId,
        actorId: identity.kind === 'user' ? identity.userId : null,
        networkTag: clientIp === undefined ? null : personal.networkTag(clientIp),
        requestId: requestId.slice(0, REQUEST_ID_LENGTH),
        detail: detail?.slice(0, DETAIL_LENGTH) ?? null,
      }),
  }
}
