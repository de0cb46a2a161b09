import type { OrderResolvers } from '#graphql'
import { completeHistory } from '../domain/order-history.ts'
import { visibleOrder } from './visible-order.ts'

export const Order: OrderResolvers = {
  __resolveReference: ({ id }, context) => visibleOrder(id, context),
  buyer: ({ userId }) => ({ id: userId }),
  items: ({ id }, _args, { loaders }) => loaders.itemsOfOrder.load(id),
  shippingAddress: ({ id }, _args, { loaders }) => loaders.shippingAddress.load(id),
  total: ({ totalAmount, currency }) => ({ amount: totalAmount, currency }),
  payments: ({ id }, _args, { loaders }) => loaders.paymentsOfOrder.load(id),
  refunded: ({ refundedAmount, currency }) => ({ amount: refundedAmount, currency }),
  refunds: ({ id }, _args, { loaders }) => loaders.refundsOfOrder.load(id),
  shipment: ({ id }, _args, { loaders }) => loaders.shipmentOfOrder.load(id),
  history: async (order, _args, { loaders }) =>
    completeHistory(order, await loaders.historyOfOrder.load(order.id)),
}
