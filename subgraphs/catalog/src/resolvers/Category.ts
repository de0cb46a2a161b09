import { type CategoryResolvers } from '#graphql'

export const Category: CategoryResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.category.load(id),
  products: ({ id }, page, { lists }) => lists.products(page, { categoryId: id }),
}
