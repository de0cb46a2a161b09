import { isStaff, requireRole, requireUser } from '@floodgate/platform/authorization'
import { pageArguments, toConnection } from '@floodgate/platform/connection'
import { asciiId, isId } from '@floodgate/platform/identifier'
import { z } from 'zod'
import type { QueryResolvers } from '#graphql'
import { isPublic } from '../domain/sale-event.ts'
import { queuedUnits } from '../domain/statement.ts'
import { maySeeTicket } from '../domain/ticket.ts'

const ticketId = z.string().refine((id) => isId('tkt', id))
const pageKey = z.object({
  // What a date can have.
  startsAt: z.int().min(0).max(8.64e15),
  id: z.string().refine((id) => isId('skl', id)),
})

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

  seckillChallenge: async (_parent, { eventId }, { identity, services }) => {
    const { userId } = requireUser(identity)
    return services.admission.challenge(eventId, userId)
  },

  seckillDeadLetters: async (_parent, args, { identity, services }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    const page = pageArguments(ticketId, args)
    const eventId = args.eventId == null ? undefined : asciiId(args.eventId)
    const filter = { eventId, openOnly: args.openOnly }
    const rows = await services.deadLetters.list(filter, page.first + 1, page.after)
    return toConnection(rows, page, (letter) => letter.ticketId)
  },

  seckillStatement: async (_parent, { eventId }, { loaders, services }) => {
    const figures = await loaders.figures.load(eventId)
    if (!figures) return null
    const returned = await services.returnedOf(eventId)
    const { quota, accepted, confirmed, failed, expired, available, at } = figures
    const queued = queuedUnits(figures)
    const counts = { quota, accepted, queued, confirmed, failed, expired, available }
    return { eventId, ...counts, returned, at: new Date(at) }
  },
}
