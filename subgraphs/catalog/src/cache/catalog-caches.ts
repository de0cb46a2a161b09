import type { RedisClient } from '@floodgate/platform/redis'
import type { CategoryRepository } from '../data/category-repository.ts'
import type { ProductRepository } from '../data/product-repository.ts'
import type { Category } from '../domain/category.ts'
import type { Product } from '../domain/product.ts'
import type { Codec } from './cache-entry.ts'
import type { CacheReads } from './cache-metrics.ts'
import { createReadThroughCache, type ReadThroughCache } from './read-through-cache.ts'
import type { RedisGuard } from './redis-guard.ts'

export interface CatalogCaches {
  readonly products: ReadThroughCache<Product>
  /** A product's id by its slug. */
  readonly productIds: ReadThroughCache<string>
  readonly categories: ReadThroughCache<Category>
  readonly categoryIds: ReadThroughCache<string>
}

export interface CatalogCachesOptions {
  readonly redis: RedisClient
  readonly guard: RedisGuard
  readonly products: ProductRepository
  readonly categories: CategoryRepository
  readonly readsOf: (cache: string) => CacheReads
}

export function createCatalogCaches(options: CatalogCachesOptions): CatalogCaches {
  const { redis, guard, products, categories, readsOf } = options
  const cache = <V>(
    name: string,
    codec: Codec<V>,
    load: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  ) =>
    createReadThroughCache({
      ...{ redis, guard, codec, load },
      name: `catalog:${name}`,
      reads: readsOf(name),
    })
  return {
    products: cache('product', productCodec, async (ids) => byId(await products.findByIds(ids))),
    productIds: cache('product-slug', textCodec, (slugs) => products.findIdsBySlug(slugs)),
    categories: cache('category', categoryCodec, async (ids) =>
      byId(await categories.findByIds(ids)),
    ),
    categoryIds: cache('category-slug', textCodec, (slugs) => categories.findIdsBySlug(slugs)),
  }
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.id, row]))

const textCodec: Codec<string> = { encode: (text) => text, decode: (text) => text }

const categoryCodec: Codec<Category> = {
  encode: (category) => JSON.stringify(category),
  decode: (text) => JSON.parse(text) as Category,
}

const productCodec: Codec<Product> = {
  encode: (product) => JSON.stringify(product),
  decode(text) {
    const product = JSON.parse(text) as Product
    const { createdAt, updatedAt } = product
    return { ...product, createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) }
  },
}
