import { isStaff } from '@floodgate/platform/authorization'
import { pageArguments, toConnection } from '@floodgate/platform/connection'
import { z } from 'zod'
import { type QueryResolvers } from '#graphql'
import { isPublic } from '../domain/sale-event.ts'
import { queuedUnits } from '../domain/statement.ts'
import { maySeeTicket } from '../domain/ticket.ts'

const pageKey = z.object({ startsAt: z.int(), id: z.string().length(30) })

export const Query: QueryResolvers = {
  seckillEvents: async (_parent, args, { identity, services }) => {
    const page = pageArguments(pageKey, args)
    const filter = { status: args.status ?? undefined, publicOnly: !isStaff(identity) }
    const rows = await services.events.list(filter, page.first + 1, page.after)
    return toConnection(rows, page, ({ startsAt, id }) => ({ startsAt: startsAt.getTime(), id }))
  },

  seckillEvent: async (_parent, { id }, { identity, loaders }) => {
    const event = await loaders.events.load(id)
    return event && (isPublic(event) || isStaff(identity)) ? event : null
  },

  seckillTicket: async (_parent, { id }, { identity, loaders }) => {
    if (identity.kind === 'anonymous') return null
    const ticket = await loaders.tickets.load(id)
    return ticket && maySeeTicket(identity, ticket) ? ticket : null
  },

  seckillStatement: async (_parent, { eventId }, { loaders }) => {
    const figures = await loaders.figures.load(eventId)
    if (!figures) return null
    const { quota, accepted, confirmed, failed, expired, available, at } = figures
    const queued = queuedUnits(figures)
    const counts = { quota, accepted, queued, confirmed, failed, expired, available }
    return { eventId, ...counts, at: new Date(at) }
  },
}
