import type { CatalogCaches } from '../cache/catalog-caches.ts'
import type { StockMirror } from '../cache/stock-mirror.ts'
import type { CategoryRepository } from './category-repository.ts'
import type { CatalogSource } from './loaders.ts'
import type { ProductRepository } from './product-repository.ts'
import type { StockRepository } from './stock-repository.ts'

export interface Repositories {
  readonly products: ProductRepository
  readonly categories: CategoryRepository
  readonly stock: StockRepository
}

/** For everybody who only looks: a change is seen within a second. */
export function createCachedSource(caches: CatalogCaches, stock: StockMirror): CatalogSource {
  return {
    products: (ids) => caches.products.getMany(ids),
    productIds: (slugs) => caches.productIds.getMany(slugs),
    categories: (ids) => caches.categories.getMany(ids),
    categoryIds: (slugs) => caches.categoryIds.getMany(slugs),
    available: (productIds) => stock.read(productIds),
  }
}

/** For staff, who must see what they have just written. */
export function createDirectSource({ products, categories, stock }: Repositories): CatalogSource {
  return {
    products: async (ids) => inOrder(ids, await products.findByIds(ids)),
    async productIds(slugs) {
      const found = await products.findIdsBySlug(slugs)
      return slugs.map((slug) => found.get(slug) ?? null)
    },
    categories: async (ids) => inOrder(ids, await categories.findByIds(ids)),
    async categoryIds(slugs) {
      const found = await categories.findIdsBySlug(slugs)
      return slugs.map((slug) => found.get(slug) ?? null)
    },
    available: (productIds) => stock.findAvailable(productIds),
  }
}

/** For other subgraphs: products may be a moment old, but units are what there is. */
export function createServiceSource(cached: CatalogSource, direct: CatalogSource): CatalogSource {
  return { ...cached, available: (productIds) => direct.available(productIds) }
}

function inOrder<T extends { readonly id: string }>(
  ids: readonly string[],
  found: readonly T[],
): (T | null)[] {
  const byId = new Map(found.map((each) => [each.id, each]))
  return ids.map((id) => byId.get(id) ?? null)
}
