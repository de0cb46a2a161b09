import { requireUser } from '@floodgate/platform/authorization'
import { pageArguments, toConnection } from '@floodgate/platform/connection'
import { isId } from '@floodgate/platform/identifier'
import type { UserResolvers } from '#graphql'
import { sightOfOrders } from '../domain/access.ts'
import { orderCursor, toFilter, toSight } from './order-filter.ts'

export const User: UserResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  orders: async ({ id }, args, { identity, orders }) => {
    requireUser(identity)
    const seen = toSight(sightOfOrders(identity, id))
    const page = pageArguments(orderCursor, args)
    const rows = isId('usr', id)
      ? await orders.list({ ...toFilter(args.filter), ...seen, userId: id }, page)
      : []
    return toConnection(rows, page, (order) => order.id)
  },
}
