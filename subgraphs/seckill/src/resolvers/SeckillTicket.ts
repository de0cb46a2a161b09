import { AppError } from '@floodgate/platform/errors'
import { type SeckillTicketResolvers } from '#graphql'
import { type Context } from '../context.ts'
import { etaMsOf, positionOf, type QueueFigures } from '../domain/queue-progress.ts'
import { maySeeTicket } from '../domain/ticket.ts'
import { type SeckillTicketModel } from '../models.ts'

export const SeckillTicket: SeckillTicketResolvers = {
  __resolveReference: async ({ id }, { identity, loaders }) => {
    const ticket = await loaders.tickets.load(id)
    return ticket && maySeeTicket(identity, ticket) ? ticket : null
  },
  event: async ({ eventId }, _args, { loaders }) => {
    const event = await loaders.events.load(eventId)
    if (!event) throw new AppError('INTERNAL_SERVER_ERROR')
    return event
  },
  buyer: ({ userId }) => ({ id: userId }),
  position: async (ticket, _args, context) => positionOf(ticket, await queueOf(ticket, context)),
  etaMs: async (ticket, _args, context) => etaMsOf(ticket, await queueOf(ticket, context)),
  order: (ticket) =>
    ticket.status === 'CONFIRMED' || ticket.status === 'EXPIRED' ? { id: ticket.orderId } : null,
  failureReason: (ticket) =>
    ticket.status === 'FAILED' || ticket.status === 'EXPIRED' ? ticket.reason : null,
}

const UNKNOWN: QueueFigures = { settledTickets: 0, drainPerSecond: 0 }

function queueOf(
  { queue, status, eventId }: SeckillTicketModel,
  { loaders }: Context,
): QueueFigures | Promise<QueueFigures> {
  if (queue) return queue
  if (status !== 'QUEUED') return UNKNOWN
  return loaders.figures.load(eventId).then((figures) => figures ?? UNKNOWN)
}
