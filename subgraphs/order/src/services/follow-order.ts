import type { HintBus } from '@floodgate/platform/pubsub'
import type { PrismaClient } from '#prisma'
import { findHistory } from '../data/order-history.ts'
import { findOrder } from '../data/orders.ts'
import type { Order } from '../domain/order.ts'
import { orderAt } from '../domain/order-history.ts'
import { listenAndRead } from './listen-and-read.ts'
import { orderChannel } from './order-channel.ts'

/**
 * The order as it is now, then as it was with each version since, one after the other.
 * @param resumeFrom begins with the versions after this one instead
 */
export function followOrder(
  { prisma, hints }: { readonly prisma: PrismaClient; readonly hints: HintBus },
  id: string,
  resumeFrom: number | null,
): AsyncIterableIterator<Order> {
  let seen = resumeFrom

  async function readOn(): Promise<Order[] | null> {
    const order = await findOrder(prisma, id)
    if (!order) return null
    const last = seen
    seen = Math.max(last ?? 0, order.version)
    if (last === null) return [order]
    if (order.version <= last) return []
    const missed = await findHistory(prisma, [id], last)
    // What came after the order was read comes with its own hint.
    const states = missed.filter(({ version }) => version <= order.version)
    const first = last < 1 ? [firstStateOf(order)] : []
    return [...first, ...states.map((entry) => orderAt(order, entry))]
  }

  return listenAndRead({ hints, channel: orderChannel(id), readOn })
}

function firstStateOf(order: Order): Order {
  return orderAt(order, {
    ...{ orderId: order.id, version: 1, event: 'order.created', status: 'PENDING' },
    ...{ refundedAmount: 0, actor: { kind: 'USER', id: order.userId }, reason: null },
    at: order.createdAt,
  })
}
