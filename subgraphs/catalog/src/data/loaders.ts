import { isId } from '@floodgate/platform/identifier'
import DataLoader from 'dataloader'
import type { Category } from '../domain/category.ts'
import type { Product } from '../domain/product.ts'
import type { CategoryRepository } from './category-repository.ts'
import type { ReadDatabase } from './databases.ts'
import type { WantedPage } from './product-pages.ts'
import type { ProductRepository } from './product-repository.ts'

/** Looks things up by their keys: in the caches, or as they are now. In the order of the keys. */
export interface CatalogSource {
  products(ids: readonly string[]): Promise<(Product | null)[]>
  productIds(slugs: readonly string[]): Promise<(string | null)[]>
  categories(ids: readonly string[]): Promise<(Category | null)[]>
  categoryIds(slugs: readonly string[]): Promise<(string | null)[]>
  /** Units of ordinary stock; a product without a balance is not among them. */
  available(productIds: readonly string[]): Promise<ReadonlyMap<string, number>>
}

/** One set per request: what is asked for in one tick is read together, each key once. */
export interface Loaders {
  readonly product: DataLoader<string, Product | null>
  readonly productId: DataLoader<string, string | null>
  readonly category: DataLoader<string, Category | null>
  readonly categoryId: DataLoader<string, string | null>
  /** By category: those right below it. */
  readonly children: DataLoader<string, Category[]>
  /** By category: its id and those of all below it. */
  readonly subtree: DataLoader<string, string[]>
  /** By product: units of ordinary stock. */
  readonly available: DataLoader<string, number>
  /** Ids of products. */
  readonly page: DataLoader<WantedPage, string[], string>
}

export interface LoaderOptions {
  readonly source: CatalogSource
  readonly reader: ReadDatabase
  readonly products: ProductRepository
  readonly categories: CategoryRepository
}

export function createLoaders({ source, reader, products, categories }: LoaderOptions): Loaders {
  return {
    product: new DataLoader((ids) => pick(ids, (id) => isId('prd', id), source.products)),
    productId: new DataLoader((slugs) => pick(slugs, canBeSlug, source.productIds)),
    category: new DataLoader((ids) => pick(ids, (id) => isId('cat', id), source.categories)),
    categoryId: new DataLoader((slugs) => pick(slugs, canBeSlug, source.categoryIds)),
    children: new DataLoader(async (ids) => {
      const found = Map.groupBy(
        await categories.findChildren(reader, ids),
        ({ parentId }) => parentId,
      )
      return ids.map((id) => found.get(id) ?? [])
    }),
    subtree: new DataLoader((ids) => categories.findSubtrees(reader, ids)),
    available: new DataLoader(async (productIds) => {
      const found = await source.available(productIds)
      return productIds.map((id) => found.get(id) ?? 0)
    }),
    page: new DataLoader((wanted) => products.findPages(reader, wanted), {
      cacheKeyFn: (wanted) => JSON.stringify(wanted),
    }),
  }
}

/** What the columns of slugs can hold; a database refuses to compare them with other characters. */
const canBeSlug = (text: string) => /^[\x21-\x7e]{1,160}$/.test(text)

/** What has not the form of a key is asked for nowhere. */
async function pick<T>(
  keys: readonly string[],
  isPossible: (key: string) => boolean,
  find: (keys: readonly string[]) => Promise<(T | null)[]>,
): Promise<(T | null)[]> {
  const possible = keys.filter(isPossible)
  const found = possible.length > 0 ? await find(possible) : []
  const byKey = new Map(possible.map((key, at) => [key, found[at] ?? null]))
  return keys.map((key) => byKey.get(key) ?? null)
}
