import { requireUser } from '@floodgate/platform/authorization'
import { pageArguments, toConnection } from '@floodgate/platform/connection'
import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import { type UserResolvers } from '#graphql'
import { maySeeOrdersOf } from '../domain/access.ts'
import { orderCursor, toFilter } from './order-filter.ts'

export const User: UserResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  orders: async ({ id }, args, { identity, orders }) => {
    requireUser(identity)
    if (!maySeeOrdersOf(identity, id)) throw new AppError('FORBIDDEN')
    const page = pageArguments(orderCursor, args)
    const rows = isId('usr', id)
      ? await orders.list({ ...toFilter(args.filter), userId: id }, page)
      : []
    return toConnection(rows, page, (order) => order.id)
  },
}
