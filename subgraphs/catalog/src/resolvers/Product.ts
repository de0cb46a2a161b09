import { AppError } from '@floodgate/platform/errors'
import type { ProductResolvers } from '#graphql'
import type { Loaders } from '../data/loaders.ts'
import type { Product as ProductModel } from '../domain/product.ts'

export const Product: ProductResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.product.load(id),
  category: async ({ id, categoryId }, _args, { loaders }) => {
    const category = await loaders.category.load(categoryId)
    if (!category) throw new AppError('INTERNAL_SERVER_ERROR', `${id} has no category`)
    return category
  },
  images: ({ images }) => [...images],
  attributes: ({ attributes }) => ({ ...attributes }),
  variants: async ({ variantIds }, _args, { loaders }) => {
    const variants = await Promise.all(variantIds.map((id) => loaders.product.load(id)))
    return variants.filter((variant) => variant !== null)
  },
  variantOf: ({ variantOf }, _args, { loaders }) =>
    variantOf === null ? null : loaders.product.load(variantOf),
  stock: (product, _args, { loaders }) => unitsOf(product, loaders),
  inStock: async (product, _args, { loaders }) => (await unitsOf(product, loaders)) > 0,
}

/** Its own and those of all its variants. */
export async function unitsOf(
  { id, variantIds }: ProductModel,
  { available }: Pick<Loaders, 'available'>,
): Promise<number> {
  const units = await Promise.all([id, ...variantIds].map((each) => available.load(each)))
  return units.reduce((sum, each) => sum + each, 0)
}
