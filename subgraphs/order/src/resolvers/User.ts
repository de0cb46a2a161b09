import { requireUser } from '@floodgate/platform/authorization'
import { pageArguments, toConnection } from '@floodgate/platform/connection'
import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import { z } from 'zod'
import { type UserResolvers } from '#graphql'
import { maySeeOrdersOf } from '../domain/access.ts'

const orderId = z.string().refine((id) => isId('ord', id))

export const User: UserResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  orders: async ({ id }, args, { identity, orders }) => {
    requireUser(identity)
    if (!maySeeOrdersOf(identity, id)) throw new AppError('FORBIDDEN')
    const page = pageArguments(orderId, args)
    return toConnection(await orders.list(id, page), page, (order) => order.id)
  },
}
