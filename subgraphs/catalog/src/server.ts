import { readFileSync } from 'node:fs'
import { type ListeningServer } from '@floodgate/platform/health'
import { type IdentitySigner } from '@floodgate/platform/identity'
import { type Logger } from '@floodgate/platform/logging'
import { type Registry } from '@floodgate/platform/metrics'
import { CurrencyCode, DateTime } from '@floodgate/platform/scalars'
import { createSubgraphServer } from '@floodgate/platform/subgraph-server'
import { type Resolvers } from '#graphql'
import { type PrismaClient } from '#prisma'
import { type Context, createContextFactory } from './context.ts'
import { createCategoryRepository } from './data/category-repository.ts'
import { createProductRepository } from './data/product-repository.ts'
import { createReservationRepository } from './data/reservation-repository.ts'
import { type AnnounceStock } from './data/stock-changes.ts'
import { createStockLedger } from './data/stock-ledger.ts'
import { createStockRepository } from './data/stock-repository.ts'
import { createImageRoute, IMAGE_PATH } from './images/image-route.ts'
import { Category } from './resolvers/Category.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Product } from './resolvers/Product.ts'
import { Query } from './resolvers/Query.ts'
import { createAllotmentService } from './services/allotment-service.ts'
import { createReservationService } from './services/reservation-service.ts'
import { createStockService } from './services/stock-service.ts'

const typeDefs = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
const resolvers: Resolvers = { Category, CurrencyCode, DateTime, Mutation, Product, Query }

export interface ServerDependencies {
  readonly prisma: PrismaClient
  /** Called once a change of stock is committed. @default nobody is told */
  readonly announceStock?: AnnounceStock
  readonly identitySigner: IdentitySigner
  readonly metrics: Registry
  readonly logger: Logger
  readonly imageDirectory: string
  /** Where clients fetch images, without a slash at its end. */
  readonly imageBaseUrl: string
}

/** The catalog subgraph, not yet listening. Closing it leaves the database to whoever made it. */
export async function createServer(dependencies: ServerDependencies): Promise<ListeningServer> {
  const { prisma, announceStock, imageDirectory, imageBaseUrl } = dependencies
  const { identitySigner, metrics, logger } = dependencies
  const repositories = {
    products: createProductRepository(prisma),
    categories: createCategoryRepository(prisma),
    stock: createStockRepository(prisma, announceStock),
  }
  return createSubgraphServer<Context>({
    typeDefs,
    resolvers,
    createContext: createContextFactory({
      repositories,
      allotments: createAllotmentService(repositories),
      reservations: createReservationService(createReservationRepository(prisma, announceStock)),
      stock: createStockService(createStockLedger(prisma, announceStock)),
      imageBaseUrl,
    }),
    identitySigner,
    metrics,
    logger,
    readiness: { database: () => prisma.$queryRaw`SELECT 1` },
    routes: { [IMAGE_PATH]: createImageRoute(imageDirectory) },
  })
}
