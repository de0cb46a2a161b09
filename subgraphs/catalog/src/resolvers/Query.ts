import { isStaff, requireRole } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import type { QueryResolvers } from '#graphql'

export const Query: QueryResolvers = {
  product: async (_parent, key, { identity, loaders }) => {
    const id = await idOf(key, (slug) => loaders.productId.load(slug))
    const product = id === null ? null : await loaders.product.load(id)
    return product?.status === 'DRAFT' && !isStaff(identity) ? null : product
  },
  products: (_parent, { filter, ...input }, { lists }) =>
    lists.products({ ...input, filter: filter ?? {} }),
  category: async (_parent, key, { loaders }) => {
    const id = await idOf(key, (slug) => loaders.categoryId.load(slug))
    return id === null ? null : loaders.category.load(id)
  },
  categories: (_parent, _args, { lists }) => lists.categories(),
  searchProducts: (_parent, { filter, ...input }, { search, loaders }) =>
    search.search({ ...input, filter: filter ?? {} }, loaders),
  stockLedger: (_parent, { productId, ...page }, { identity, stock }) =>
    stock.ledger(requireRole(identity, 'MERCHANT', 'ADMIN'), productId, page),
}

interface Key {
  readonly id?: string | null | undefined
  readonly slug?: string | null | undefined
}

/** @throws AppError BAD_USER_INPUT unless one of the two is given */
async function idOf(
  { id, slug }: Key,
  findBySlug: (slug: string) => Promise<string | null>,
): Promise<string | null> {
  if (id != null && slug == null) return id
  if (slug != null && id == null) return findBySlug(slug)
  throw new AppError('BAD_USER_INPUT', 'Give `id` or `slug`.')
}
