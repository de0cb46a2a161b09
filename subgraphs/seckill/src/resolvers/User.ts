import { isStaff, requireUser } from '@floodgate/platform/authorization'
import { pageArguments, toConnection } from '@floodgate/platform/connection'
import { AppError } from '@floodgate/platform/errors'
import { isId } from '@floodgate/platform/identifier'
import { z } from 'zod'
import type { UserResolvers } from '#graphql'

const ticketId = z.string().refine((id) => isId('tkt', id))

export const User: UserResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  seckillTickets: async ({ id }, args, { identity, services }) => {
    const viewer = requireUser(identity)
    if (viewer.userId !== id && !isStaff(viewer)) throw new AppError('FORBIDDEN')
    const page = pageArguments(ticketId, args)
    const rows = await services.history.list(id, page.first + 1, page.after)
    return toConnection(rows, page, (ticket) => ticket.id)
  },
}
