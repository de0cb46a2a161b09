import { isId } from '@floodgate/platform/identifier'
import { currentThenChanges } from '@floodgate/platform/live'
import { type HintBus } from '@floodgate/platform/pubsub'
import { type PrismaClient } from '#prisma'
import { findOrder, listOrders } from '../data/orders.ts'
import { type Order } from '../domain/order.ts'
import { orderChannel } from './order-channel.ts'

export interface OrderReader {
  /** Null when there is no such order, or `id` is not an order's at all. */
  find(id: string): Promise<Order | null>
  /** A buyer's orders, newest first, one more than `first` if there are more. */
  list(userId: string, page: { first: number; after: string | undefined }): Promise<Order[]>
  /** The order as it is, then whenever its version grew. Leaving it stops the listening. */
  follow(id: string): AsyncIterableIterator<Order>
}

export function createOrderReader({
  prisma,
  hints,
}: {
  prisma: PrismaClient
  hints: HintBus
}): OrderReader {
  const find = async (id: string) => (isId('ord', id) ? findOrder(prisma, id) : null)
  return {
    find,
    list: async (userId, page) => (isId('usr', userId) ? listOrders(prisma, userId, page) : []),
    follow: (id) =>
      currentThenChanges({
        hints,
        channel: orderChannel(id),
        read: () => find(id),
        versionOf: ({ version }) => version,
      }),
  }
}
