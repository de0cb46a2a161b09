import { requireRole } from '@floodgate/platform/authorization'
import { type QueryResolvers } from '#graphql'

export const Query: QueryResolvers = {
  product: (_parent, { id }, { loaders }) => loaders.product.load(id),
  products: (_parent, { filter, ...page }, { lists }) => lists.products(page, filter ?? {}),
  category: (_parent, { id }, { loaders }) => loaders.category.load(id),
  categories: (_parent, _args, { lists }) => lists.categories(),
  stockLedger: (_parent, { productId, ...page }, { identity, stock }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    return stock.ledger(productId, page)
  },
}
