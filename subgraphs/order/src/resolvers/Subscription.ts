import { requireUser } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import { type SubscriptionResolvers } from '#graphql'
import { type Order } from '../domain/order.ts'
import { visibleOrder } from './visible-order.ts'

export const Subscription: SubscriptionResolvers = {
  orderStatus: {
    subscribe: async (_parent, { orderId }, context) => {
      requireUser(context.identity)
      if ((await visibleOrder(orderId, context)) === null) {
        throw new AppError('FORBIDDEN', 'There is no such order of yours.')
      }
      return context.orders.follow(orderId)
    },
    resolve: (order: Order) => order,
  },
}
