import { requireUser } from '@floodgate/platform/authorization'
import { decodeCursor, encodeCursor } from '@floodgate/platform/connection'
import { AppError } from '@floodgate/platform/errors'
import { z } from 'zod'
import type { SubscriptionResolvers } from '#graphql'
import type { Order } from '../domain/order.ts'
import type { OrderUpdate } from '../services/follow-orders.ts'
import { toEventName } from './event-names.ts'
import { visibleOrder } from './visible-order.ts'

/** Milliseconds that a date can have. */
const updatePosition = z.object({ at: z.int().min(0).max(8.64e15) })

export const Subscription: SubscriptionResolvers = {
  orderStatus: {
    subscribe: async (_parent, { orderId, resumeFrom }, context) => {
      requireUser(context.identity)
      if ((await visibleOrder(orderId, context)) === null) {
        throw new AppError('FORBIDDEN', 'There is no such order of yours.')
      }
      return context.orders.follow(orderId, resumeFrom ?? null)
    },
    resolve: (order: Order) => order,
  },
  myOrderUpdates: {
    subscribe: (_parent, { resumeFrom }, { identity, orders }) => {
      const { userId } = requireUser(identity)
      const position = resumeFrom == null ? null : decodeCursor(updatePosition, resumeFrom)
      return orders.followAll(userId, position)
    },
    resolve: ({ event, order, position }: OrderUpdate) => ({
      cursor: encodeCursor(position),
      event: event && toEventName(event),
      order,
    }),
  },
}
