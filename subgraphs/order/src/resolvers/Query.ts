import { requireRole, requireService, requireUser } from '@floodgate/platform/authorization'
import {
  decodeCursor,
  encodeCursor,
  pageArguments,
  toConnection,
} from '@floodgate/platform/connection'
import { AppError } from '@floodgate/platform/errors'
import { asciiId } from '@floodgate/platform/identifier'
import { z } from 'zod'
import type { QueryResolvers } from '#graphql'
import { sightOfOrders } from '../domain/access.ts'
import { holdsUnit } from '../domain/order.ts'
import { orderCursor, toFilter, toSight } from './order-filter.ts'
import { visibleOrder } from './visible-order.ts'

const FENCE_PAGE_LIMIT = 1_000
const fencePosition = z.object({ sequence: z.int(), orderId: z.string() })
const FENCE_START = { sequence: 0, orderId: '' }

const filterId = (id: string | null | undefined) => (id == null ? undefined : asciiId(id))

export const Query: QueryResolvers = {
  order: (_parent, { id }, context) => visibleOrder(id, context),

  seckillFence: async (_parent, { eventId, first, after }, { identity, allotments }) => {
    requireService(identity)
    if (first < 1 || first > FENCE_PAGE_LIMIT) {
      throw new AppError('BAD_USER_INPUT', `\`first\` must be 1 to ${FENCE_PAGE_LIMIT}.`)
    }
    const position = after == null ? FENCE_START : decodeCursor(fencePosition, after)
    const page = await allotments.fence(eventId, first, position)
    if (page === null) return null
    const last = page.tickets.at(-1)
    const endCursor = last ? encodeCursor({ sequence: last.sequence, orderId: last.orderId }) : null
    const tickets = page.tickets.map(({ status, ...ticket }) => ({
      ...ticket,
      held: holdsUnit(status),
    }))
    return { ...page, eventId, tickets, endCursor }
  },

  orders: async (_parent, args, { identity, orders }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    const seen = toSight(sightOfOrders(identity))
    const page = pageArguments(orderCursor, args)
    const { buyerId, productId, seckillEventId, ...filter } = args.filter ?? {}
    const rows = await orders.list(
      {
        ...toFilter(filter),
        ...seen,
        userId: filterId(buyerId),
        productId: filterId(productId),
        eventId: filterId(seckillEventId),
      },
      page,
    )
    return toConnection(rows, page, ({ id }) => id)
  },

  webhookEndpoints: (_parent, _args, { identity, webhooks }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    return webhooks.list()
  },

  cart: (_parent, _args, { identity, carts }) => carts.read(requireUser(identity).userId),

  stockClaims: (_parent, { orderIds }, { identity, stockClaims }) => {
    requireService(identity)
    return stockClaims(orderIds)
  },
}
