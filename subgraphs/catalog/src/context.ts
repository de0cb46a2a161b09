import { isStaff } from '@floodgate/platform/authorization'
import type { Identity, SignedRequest } from '@floodgate/platform/identity'
import type { ReadDatabase } from './data/databases.ts'
import { type CatalogSource, createLoaders, type Loaders } from './data/loaders.ts'
import type { Repositories } from './data/sources.ts'
import type { AllotmentService } from './services/allotment-service.ts'
import type { CategoryService } from './services/category-service.ts'
import type { ImageService } from './services/image-service.ts'
import { createProductLists, type ProductLists } from './services/product-lists.ts'
import type { ProductService } from './services/product-service.ts'
import type { ReservationService } from './services/reservation-service.ts'
import type { SearchService } from './services/search-service.ts'
import type { StockService } from './services/stock-service.ts'

interface UseCases {
  readonly allotments: AllotmentService
  readonly reservations: ReservationService
  readonly stock: StockService
  readonly productService: ProductService
  readonly categoryService: CategoryService
  readonly search: SearchService
  readonly images: ImageService
  /** Without a slash at its end. */
  readonly imageBaseUrl: string
}

/** What resolvers work with: who asks, the use cases, and this request's loaders. */
export interface Context extends UseCases {
  readonly identity: Identity
  /** The request as the router signed it. */
  readonly caller: SignedRequest
  readonly lists: ProductLists
  readonly loaders: Loaders
}

export interface ContextOptions extends UseCases {
  readonly repositories: Repositories
  readonly sources: Sources
  readonly readers: Readers
}

/** By who asks: staff sees what it has just written, other subgraphs the units that there are, everybody else copies. */
export interface Sources {
  readonly cached: CatalogSource
  readonly direct: CatalogSource
  readonly service: CatalogSource
}

interface Readers {
  readonly primary: ReadDatabase
  readonly replicas: ReadDatabase
}

export function createContextFactory(options: ContextOptions) {
  const { repositories, sources, readers, ...useCases } = options
  const { products, categories } = repositories
  return (caller: SignedRequest): Context => {
    const { identity } = caller
    const reader = isStaff(identity) ? readers.primary : readers.replicas
    const source = sourceFor(identity, sources)
    const loaders = createLoaders({ source, reader, products, categories })
    const lists = createProductLists({ categories, reader, identity }, loaders)
    return { ...useCases, identity, caller, lists, loaders }
  }
}

function sourceFor(identity: Identity, { cached, direct, service }: Sources): CatalogSource {
  if (isStaff(identity)) return direct
  return identity.kind === 'service' ? service : cached
}
