import { isId } from '@floodgate/platform/identifier'
import DataLoader from 'dataloader'
import { type Category, type Product, type ProductImage } from '../domain/product.ts'
import { type CategoryRepository } from './category-repository.ts'
import { type WantedPage } from './product-pages.ts'
import { type ProductRepository } from './product-repository.ts'
import { type StockRepository } from './stock-repository.ts'

export interface Repositories {
  readonly products: ProductRepository
  readonly categories: CategoryRepository
  readonly stock: StockRepository
}

/** One set per request: what is asked for in one tick is read by one statement, each key once. */
export interface Loaders {
  readonly product: DataLoader<string, Product | null>
  readonly category: DataLoader<string, Category | null>
  /** By product. */
  readonly images: DataLoader<string, ProductImage[]>
  /** By product: units of ordinary stock. */
  readonly available: DataLoader<string, number>
  readonly page: DataLoader<WantedPage, Product[], string>
}

export function createLoaders({ products, categories, stock }: Repositories): Loaders {
  return {
    product: new DataLoader(async (ids) => {
      const found = await products.findByIds(ids.filter((id) => isId('prd', id)))
      return inOrder(ids, found)
    }),
    category: new DataLoader(async (ids) => {
      const found = await categories.findByIds(ids.filter((id) => isId('cat', id)))
      return inOrder(ids, found)
    }),
    images: new DataLoader(async (productIds) => {
      const found = Map.groupBy(await products.findImages(productIds), (image) => image.productId)
      return productIds.map((id) => found.get(id) ?? [])
    }),
    available: new DataLoader(async (productIds) => {
      const found = await stock.findAvailable(productIds)
      return productIds.map((id) => found.get(id) ?? 0)
    }),
    page: new DataLoader((wanted) => products.findPages(wanted), {
      cacheKeyFn: (wanted) => JSON.stringify(wanted),
    }),
  }
}

function inOrder<T extends { readonly id: string }>(
  ids: readonly string[],
  found: readonly T[],
): (T | null)[] {
  const byId = new Map(found.map((each) => [each.id, each]))
  return ids.map((id) => byId.get(id) ?? null)
}
