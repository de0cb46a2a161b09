import { isId } from '@floodgate/platform/identifier'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { PrismaClient } from '#prisma'
import { findOrder, listOrders, type OrderFilter } from '../data/orders.ts'
import type { Order } from '../domain/order.ts'
import { followOrder } from './follow-order.ts'
import { followOrdersOf, type OrderUpdate, type UpdatePosition } from './follow-orders.ts'

export interface OrderReader {
  /** Null when there is no such order, or `id` is not an order's at all. */
  find(id: string): Promise<Order | null>
  /** Orders, newest first, one more than `first` if there are more. */
  list(filter: OrderFilter, page: { first: number; after: string | undefined }): Promise<Order[]>
  /** The order as it is, or what it was since version `resumeFrom`, then at every version. Leaving it stops the listening. */
  follow(id: string, resumeFrom: number | null): AsyncIterableIterator<Order>
  /** An account's newest orders as they are, or what changed since `resumeFrom`, then every change. */
  followAll(userId: string, resumeFrom: UpdatePosition | null): AsyncIterableIterator<OrderUpdate>
}

export function createOrderReader(deps: { prisma: PrismaClient; hints: HintBus }): OrderReader {
  const { prisma } = deps
  return {
    find: async (id) => (isId('ord', id) ? findOrder(prisma, id) : null),
    list: (filter, page) => listOrders(prisma, filter, page),
    follow: (id, resumeFrom) => followOrder(deps, id, resumeFrom),
    followAll: (userId, resumeFrom) => followOrdersOf(deps, userId, resumeFrom),
  }
}
