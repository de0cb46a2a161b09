import { type OrderResolvers } from '#graphql'
import { toPaymentFields } from './payment-fields.ts'
import { visibleOrder } from './visible-order.ts'

export const Order: OrderResolvers = {
  __resolveReference: ({ id }, context) => visibleOrder(id, context),
  buyer: ({ userId }) => ({ id: userId }),
  items: ({ id }, _args, { loaders }) => loaders.itemsOfOrder.load(id),
  shippingAddress: ({ id }, _args, { loaders }) => loaders.shippingAddress.load(id),
  total: ({ totalAmount, currency }) => ({ amount: totalAmount, currency }),
  payments: async ({ id }, _args, { loaders }) => {
    const payments = await loaders.paymentsOfOrder.load(id)
    return payments.map(toPaymentFields)
  },
}
