import type { ChangeTag } from '@floodgate/platform/change-log'
import type { CatalogCaches } from '../cache/catalog-caches.ts'
import type { SearchIndexer } from '../search/search-indexer.ts'
import type { CatalogChanges } from './catalog-changes.ts'

export interface CatalogChangesDependencies {
  readonly caches: CatalogCaches
  readonly indexer: SearchIndexer
  readonly announce: (tags: readonly ChangeTag[]) => void
}

/** Brings all copies up to date. Safe to repeat: it reads what is there now. */
export async function applyCatalogChanges(
  { caches, indexer, announce }: CatalogChangesDependencies,
  { productIds, slugs, categoryIds, categorySlugs, lists }: CatalogChanges,
): Promise<void> {
  await Promise.all([
    caches.products.forget(productIds),
    caches.productIds.forget(slugs),
    caches.categories.forget(categoryIds),
    caches.categoryIds.forget(categorySlugs),
  ])
  await indexer.refresh(productIds)
  // Last, since who hears it reads again.
  announce([
    ...productIds.map((id) => `Product:${id}`),
    ...categoryIds.map((id) => `Category:${id}`),
    ...(lists ? ['Product', ...(categoryIds.length > 0 ? ['Category'] : [])] : []),
  ])
}
