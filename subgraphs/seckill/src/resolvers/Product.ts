import type { ProductResolvers } from '#graphql'

export const Product: ProductResolvers = {
  __resolveReference: ({ id }) => ({ __typename: 'Product', id }),
  seckillEvent: ({ id }, _args, { loaders }) => loaders.productSales.load(id),
}
