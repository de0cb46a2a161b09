import { AppError } from '@floodgate/platform/errors'
import type { SeckillTicketResolvers } from '#graphql'
import type { Context } from '../context.ts'
import { etaMsOf, positionOf, type QueueFigures } from '../domain/queue-progress.ts'
import { maySeeTicket } from '../domain/ticket.ts'
import type { SeckillTicketModel } from '../models.ts'

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
  position: (ticket, _args, context) => withQueue(ticket, context, positionOf),
  etaMs: (ticket, _args, context) => withQueue(ticket, context, etaMsOf),
  order: (ticket) =>
    ticket.status === 'CONFIRMED' || ticket.status === 'EXPIRED' ? { id: ticket.orderId } : null,
  failureReason: (ticket) =>
    ticket.status === 'FAILED' || ticket.status === 'EXPIRED' ? ticket.reason : null,
}

const UNKNOWN: QueueFigures = { settledTickets: 0, drainPerSecond: 0 }

/** At once where the figures are known: of a purchase they are, and a promise would cost more than the field. */
function withQueue<T>(
  ticket: SeckillTicketModel,
  context: Context,
  read: (ticket: SeckillTicketModel, queue: QueueFigures) => T,
): T | Promise<T> {
  const queue = queueOf(ticket, context)
  return queue instanceof Promise ? queue.then((known) => read(ticket, known)) : read(ticket, queue)
}

function queueOf(
  { queue, status, eventId }: SeckillTicketModel,
  { loaders }: Context,
): QueueFigures | Promise<QueueFigures> {
  if (queue) return queue
  if (status !== 'QUEUED') return UNKNOWN
  return loaders.figures.load(eventId).then((figures) => figures ?? UNKNOWN)
}
