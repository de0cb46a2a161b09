import type { Identity, SignedRequest } from '@floodgate/platform/identity'
import { Loaders, type LoaderSources } from './data/loaders.ts'
import type { AdmissionService } from './services/admission-service.ts'
import type { CloseService } from './services/close-service.ts'
import type { DeadLetterService } from './services/dead-letter-service.ts'
import type { DraftService } from './services/draft-service.ts'
import type { EventService } from './services/event-service.ts'
import type { LiveService } from './services/live-service.ts'
import type { PublishService } from './services/publish-service.ts'
import type { PurchaseService } from './services/purchase-service.ts'
import type { RehydrateService } from './services/rehydrate-service.ts'
import type { TicketHistory } from './services/ticket-history.ts'

export interface Services {
  readonly admission: AdmissionService
  readonly purchases: PurchaseService
  readonly events: EventService
  readonly publishing: PublishService
  readonly drafts: DraftService
  readonly closing: CloseService
  readonly rehydrating: RehydrateService
  readonly deadLetters: DeadLetterService
  readonly history: TicketHistory
  /** Units of a sale that went back to ordinary stock. */
  returnedOf(eventId: string): Promise<number>
  readonly live: LiveService
}

/** What resolvers work with: who asks, the use cases, and this request's loaders. */
export interface Context {
  readonly identity: Identity
  /** The request as the router signed it. */
  readonly caller: SignedRequest
  readonly services: Services
  readonly loaders: Loaders
}

export function createContextFactory(services: Services, sources: LoaderSources) {
  return (caller: SignedRequest): Context => ({
    identity: caller.identity,
    caller,
    services,
    loaders: new Loaders(sources),
  })
}
