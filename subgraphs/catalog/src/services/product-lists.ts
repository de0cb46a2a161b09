import { isStaff } from '@floodgate/platform/authorization'
import type { Connection } from '@floodgate/platform/connection'
import { windowArguments, windowConnection } from '@floodgate/platform/connection-window'
import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import type { Identity } from '@floodgate/platform/identity'
import type { CategoryRepository } from '../data/category-repository.ts'
import type { ReadDatabase } from '../data/databases.ts'
import type { Loaders } from '../data/loaders.ts'
import type { Category } from '../domain/category.ts'
import type { Product } from '../domain/product.ts'
import { productKeyOf, productKeySchema, type ProductListInput } from '../domain/product-page.ts'

export interface ProductLists {
  /**
   * Lists that are asked for at once are read together.
   * @throws AppError BAD_USER_INPUT, or FORBIDDEN for what staff alone may see
   */
  products(input: ProductListInput): Promise<Connection<Product>>
  /** By name. */
  categories(): Promise<Category[]>
}

export interface ProductListsOptions {
  readonly categories: CategoryRepository
  readonly reader: ReadDatabase
  /** Who asks. */
  readonly identity: Identity
}

export function createProductLists(
  { categories, reader, identity }: ProductListsOptions,
  loaders: Pick<Loaders, 'page' | 'product' | 'subtree'>,
): ProductLists {
  async function categoryIdsOf(id: string | null | undefined): Promise<readonly string[] | null> {
    if (id == null) return null
    return isId('cat', id) ? loaders.subtree.load(id) : []
  }

  return {
    async products({ sort, filter: { categoryId, ...filter }, ...input }) {
      const window = windowArguments(productKeySchema, input)
      if (window.from && window.from[0] !== sort) {
        throw new AppError('BAD_USER_INPUT', 'The cursor is of a list that is sorted otherwise.')
      }
      if (filter.status != null && filter.status !== 'ACTIVE' && !isStaff(identity)) {
        throw new AppError('FORBIDDEN')
      }
      const categoryIds = await categoryIdsOf(categoryId)
      const ids = await loaders.page.load({ filter, categoryIds, sort, window })
      const found = await Promise.all(ids.map((id) => loaders.product.load(id)))
      const products = found.filter((product) => product !== null)
      return windowConnection(products, window, productKeyOf(sort))
    },
    categories: () => categories.findAll(reader),
  }
}
