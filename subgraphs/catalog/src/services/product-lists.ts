import { type Connection, pageArguments, toConnection } from '@floodgate/platform/connection'
import { isId } from '@floodgate/platform/identifier'
import { type CategoryRepository } from '../data/category-repository.ts'
import { type Loaders } from '../data/loaders.ts'
import { type Category, type Product, type ProductFilter } from '../domain/product.ts'
import { productKeyOf, productKeySchema } from '../domain/product-page.ts'

/** Relay's forward arguments, as clients give them. */
interface PageInput {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

export interface ProductLists {
  /** Newest first; lists that are asked for at once are read together. @throws AppError BAD_USER_INPUT */
  products(page: PageInput, filter: ProductFilter): Promise<Connection<Product>>
  /** By name. */
  categories(): Promise<Category[]>
}

export function createProductLists(
  categories: CategoryRepository,
  { page: pages }: Pick<Loaders, 'page'>,
): ProductLists {
  return {
    async products(input, filter) {
      const page = pageArguments(productKeySchema, input)
      const { categoryId } = filter
      const canMatch = categoryId == null || isId('cat', categoryId)
      const rows = canMatch ? await pages.load({ filter, page }) : []
      return toConnection(rows, page, productKeyOf)
    },
    categories: () => categories.findAll(),
  }
}
