import type { ProductVariantResolvers } from '#graphql'
import { unitsOf } from './Product.ts'

export const ProductVariant: ProductVariantResolvers = {
  name: ({ name, label }) => label ?? name,
  sku: ({ id, sku }) => sku ?? id,
  attributes: ({ attributes }) => ({ ...attributes }),
  stock: (variant, _args, { loaders }) => unitsOf(variant, loaders),
  inStock: async (variant, _args, { loaders }) => (await unitsOf(variant, loaders)) > 0,
}
