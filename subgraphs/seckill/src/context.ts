import { type Identity, type SignedRequest } from '@floodgate/platform/identity'
import { Loaders, type LoaderSources } from './data/loaders.ts'
import { type EventService } from './services/event-service.ts'
import { type LiveService } from './services/live-service.ts'
import { type PublishService } from './services/publish-service.ts'
import { type PurchaseService } from './services/purchase-service.ts'

export interface Services {
  readonly purchases: PurchaseService
  readonly events: EventService
  readonly publishing: PublishService
  readonly live: LiveService
}

/** What resolvers work with: who asks, the use cases, and this request's loaders. */
export interface Context {
  readonly identity: Identity
  readonly services: Services
  readonly loaders: Loaders
}

export function createContextFactory(services: Services, sources: LoaderSources) {
  return ({ identity }: SignedRequest): Context => ({
    identity,
    services,
    loaders: new Loaders(sources),
  })
}
