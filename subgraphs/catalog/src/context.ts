import { type Identity, type SignedRequest } from '@floodgate/platform/identity'
import { createLoaders, type Loaders, type Repositories } from './data/loaders.ts'
import { type AllotmentService } from './services/allotment-service.ts'
import { createProductLists, type ProductLists } from './services/product-lists.ts'
import { type ReservationService } from './services/reservation-service.ts'
import { type StockService } from './services/stock-service.ts'

interface UseCases {
  readonly allotments: AllotmentService
  readonly reservations: ReservationService
  readonly stock: StockService
  /** Without a slash at its end. */
  readonly imageBaseUrl: string
}

/** What resolvers work with: who asks, the use cases, and this request's loaders. */
export interface Context extends UseCases {
  readonly identity: Identity
  readonly lists: ProductLists
  readonly loaders: Loaders
}

export interface ContextOptions extends UseCases {
  readonly repositories: Repositories
}

export function createContextFactory({ repositories, ...useCases }: ContextOptions) {
  return ({ identity }: SignedRequest): Context => {
    const loaders = createLoaders(repositories)
    const lists = createProductLists(repositories.categories, loaders)
    return { ...useCases, identity, lists, loaders }
  }
}
