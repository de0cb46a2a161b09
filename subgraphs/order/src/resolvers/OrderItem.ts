import type { OrderItemResolvers } from '#graphql'

export const OrderItem: OrderItemResolvers = {
  product: ({ productId }) => ({ id: productId }),
  name: ({ productName }) => productName,
  unitPrice: ({ unitAmount, currency }) => ({ amount: unitAmount, currency }),
}
