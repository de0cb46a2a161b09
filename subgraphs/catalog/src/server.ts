import { readFileSync } from 'node:fs'
import type { ListeningServer, Route } from '@floodgate/platform/health'
import type { IdentitySigner } from '@floodgate/platform/identity'
import type { Logger } from '@floodgate/platform/logging'
import type { Registry } from '@floodgate/platform/metrics'
import { CurrencyCode, DateTime, JSONObject } from '@floodgate/platform/scalars'
import { createSubgraphServer } from '@floodgate/platform/subgraph-server'
import type { Resolvers } from '#graphql'
import type { PrismaClient } from '#prisma'
import type { CatalogParts } from './catalog-parts.ts'
import { type Context, createContextFactory } from './context.ts'
import { createCategoryWriter } from './data/category-writer.ts'
import { type ReadDatabase, readFrom } from './data/databases.ts'
import { createProductImages } from './data/product-images.ts'
import { createProductWriter } from './data/product-writer.ts'
import { createReservationRepository } from './data/reservation-repository.ts'
import { createCachedSource, createDirectSource, createServiceSource } from './data/sources.ts'
import { createStockLedger } from './data/stock-ledger.ts'
import type { ImageStore } from './images/image-store.ts'
import { UPLOAD_PATH } from './images/local-image-store.ts'
import { createImageRoute, IMAGE_PATH } from './images/image-route.ts'
import { Category } from './resolvers/Category.ts'
import { Image } from './resolvers/Image.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Product } from './resolvers/Product.ts'
import { CategoryFacet, ProductSearch, ProductSearchEdge } from './resolvers/ProductSearch.ts'
import { ProductVariant } from './resolvers/ProductVariant.ts'
import { Query } from './resolvers/Query.ts'
import { createAllotmentService } from './services/allotment-service.ts'
import { createCategoryService } from './services/category-service.ts'
import { createImageService } from './services/image-service.ts'
import { createProductService } from './services/product-service.ts'
import { createReservationService } from './services/reservation-service.ts'
import { createSearchService } from './services/search-service.ts'
import { createStockService } from './services/stock-service.ts'

const typeDefs = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
const resolvers: Resolvers = {
  ...{ Category, CurrencyCode, DateTime, Image, JSONObject },
  ...{ Mutation, Product, ProductSearch, ProductSearchEdge, CategoryFacet, ProductVariant, Query },
}

export interface ServerDependencies {
  /** The primary. */
  readonly prisma: PrismaClient
  readonly parts: CatalogParts
  /** Where lists are read for everybody but staff. @default the primary */
  readonly replicas?: ReadDatabase
  readonly identitySigner: IdentitySigner
  readonly metrics: Registry
  readonly logger: Logger
  readonly imageDirectory: string
  readonly imageStore: ImageStore
  /** Takes uploads, where they come to this process. */
  readonly uploadRoute?: Route | undefined
  /** Where clients fetch images, without a slash at its end. */
  readonly imageBaseUrl: string
}

/** The catalog subgraph, not yet listening. Closing it leaves the database to whoever made it. */
export async function createServer(dependencies: ServerDependencies): Promise<ListeningServer> {
  const { prisma, parts, imageDirectory, imageBaseUrl } = dependencies
  const { identitySigner, metrics, logger } = dependencies
  const { repositories, announceStock } = parts
  const primary = readFrom(prisma)
  const cached = createCachedSource(parts.caches, parts.mirror)
  const direct = createDirectSource(repositories)
  const ledger = createStockLedger(prisma, announceStock)
  return createSubgraphServer<Context>({
    typeDefs,
    resolvers,
    createContext: createContextFactory({
      repositories,
      sources: { cached, direct, service: createServiceSource(cached, direct) },
      readers: { primary, replicas: dependencies.replicas ?? primary },
      allotments: createAllotmentService(repositories),
      reservations: createReservationService(createReservationRepository(prisma, announceStock)),
      stock: createStockService(ledger, repositories.products),
      productService: createProductService(createProductWriter(prisma)),
      categoryService: createCategoryService(createCategoryWriter(prisma)),
      search: createSearchService(parts.searchIndex),
      images: createImageService({
        products: repositories.products,
        images: createProductImages(prisma),
        store: dependencies.imageStore,
      }),
      imageBaseUrl,
    }),
    identitySigner,
    metrics,
    logger,
    readiness: { database: () => prisma.$queryRaw`SELECT 1` },
    routes: {
      [IMAGE_PATH]: createImageRoute(imageDirectory),
      ...(dependencies.uploadRoute && { [UPLOAD_PATH]: dependencies.uploadRoute }),
    },
  })
}
