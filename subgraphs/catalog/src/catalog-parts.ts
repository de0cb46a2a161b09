import type { ChangeTag } from '@floodgate/platform/change-log'
import type { Logger } from '@floodgate/platform/logging'
import type { Registry } from '@floodgate/platform/metrics'
import type { RedisClient } from '@floodgate/platform/redis'
import type { PrismaClient } from '#prisma'
import { createCacheMetrics } from './cache/cache-metrics.ts'
import { type CatalogCaches, createCatalogCaches } from './cache/catalog-caches.ts'
import { createRedisGuard } from './cache/redis-guard.ts'
import { createStockMirror, type StockMirror } from './cache/stock-mirror.ts'
import { createCategoryRepository } from './data/category-repository.ts'
import { type ReadDatabase, readFrom } from './data/databases.ts'
import { createProductRepository } from './data/product-repository.ts'
import type { Repositories } from './data/sources.ts'
import type { AnnounceStock } from './data/stock-changes.ts'
import { createStockRepository } from './data/stock-repository.ts'
import { createMySqlSearchIndex } from './search/mysql-search-index.ts'
import type { SearchIndex } from './search/search-index.ts'
import { createSearchIndexer, type SearchIndexer } from './search/search-indexer.ts'

export interface CatalogPartsOptions {
  readonly prisma: PrismaClient
  readonly redis: RedisClient
  readonly metrics: Registry
  readonly logger: Logger
  /** Tells clients' caches of changes. @default nobody is told */
  readonly announce?: (tags: readonly ChangeTag[]) => void
  /** @default the primary */
  readonly replicas?: ReadDatabase
  /** @default the full-text index of the database */
  readonly searchIndex?: SearchIndex
}

/** What the server, the workers and the jobs of a process share. */
export interface CatalogParts {
  readonly repositories: Repositories
  readonly caches: CatalogCaches
  readonly mirror: StockMirror
  readonly searchIndex: SearchIndex
  readonly indexer: SearchIndexer
  /** To be called once a change of stock is committed. */
  readonly announceStock: AnnounceStock
}

export function createCatalogParts(options: CatalogPartsOptions): CatalogParts {
  const { prisma, redis, metrics, logger, announce } = options
  const { replicas: reader = readFrom(prisma) } = options
  const { searchIndex = createMySqlSearchIndex(prisma, { reader }) } = options
  const products = createProductRepository(prisma)
  const categories = createCategoryRepository(prisma)
  const guard = createRedisGuard({ logger })
  const readsOf = createCacheMetrics(metrics)
  const balances = createStockRepository(prisma)
  const mirror = createStockMirror({
    ...{ redis, guard },
    readBalances: (ids) => balances.findBalances(ids),
    reads: readsOf('stock'),
  })
  // Clients read again what they are told of: the copies come first.
  const announceStock: AnnounceStock = async (tags) => {
    await mirror.refresh(productIdsOf(tags))
    announce?.(tags)
  }
  return {
    repositories: { products, categories, stock: createStockRepository(prisma, announceStock) },
    caches: createCatalogCaches({ redis, guard, products, categories, readsOf }),
    mirror,
    searchIndex,
    indexer: createSearchIndexer(prisma, searchIndex),
    announceStock,
  }
}

const PRODUCT = 'Product:'

function productIdsOf(tags: readonly ChangeTag[]): string[] {
  return tags.filter((tag) => tag.startsWith(PRODUCT)).map((tag) => tag.slice(PRODUCT.length))
}
