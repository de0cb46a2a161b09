import { type Identity, type SignedRequest } from '@floodgate/platform/identity'
import { createLoaders, type Loaders, type Repositories } from './data/loaders.ts'
import { type AllotmentService } from './services/allotment-service.ts'
import { createProductLists, type ProductLists } from './services/product-lists.ts'

/** What resolvers work with: who asks, the use cases, and this request's loaders. */
export interface Context {
  readonly identity: Identity
  readonly lists: ProductLists
  readonly allotments: AllotmentService
  readonly loaders: Loaders
  /** Without a slash at its end. */
  readonly imageBaseUrl: string
}

export interface ContextOptions {
  readonly repositories: Repositories
  readonly allotments: AllotmentService
  readonly imageBaseUrl: string
}

export function createContextFactory({ repositories, allotments, imageBaseUrl }: ContextOptions) {
  return ({ identity }: SignedRequest): Context => {
    const loaders = createLoaders(repositories)
    const lists = createProductLists(repositories.categories, loaders)
    return { identity, lists, allotments, loaders, imageBaseUrl }
  }
}
