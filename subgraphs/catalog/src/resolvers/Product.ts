import { AppError } from '@floodgate/platform/errors'
import { type ProductResolvers } from '#graphql'

export const Product: ProductResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.product.load(id),
  category: async ({ id, categoryId }, _args, { loaders }) => {
    const category = await loaders.category.load(categoryId)
    if (!category) throw new AppError('INTERNAL_SERVER_ERROR', `${id} has no category`)
    return category
  },
  images: async ({ id }, _args, { loaders, imageBaseUrl }) => {
    const images = await loaders.images.load(id)
    return images.map(({ file, alt }) => ({ url: `${imageBaseUrl}/${file}`, alt }))
  },
  stock: ({ id }, _args, { loaders }) => loaders.available.load(id),
  inStock: async ({ id }, _args, { loaders }) => (await loaders.available.load(id)) > 0,
}
