import { AppError } from '@floodgate/platform/errors'
import type { SeckillDeadLetterResolvers } from '#graphql'

export const SeckillDeadLetter: SeckillDeadLetterResolvers = {
  id: ({ ticketId }) => ticketId,
  ticket: async ({ ticketId }, _args, { loaders }) => {
    const ticket = await loaders.tickets.load(ticketId)
    if (!ticket) throw new AppError('INTERNAL_SERVER_ERROR')
    return ticket
  },
  event: async ({ eventId }, _args, { loaders }) => {
    const event = await loaders.events.load(eventId)
    if (!event) throw new AppError('INTERNAL_SERVER_ERROR')
    return event
  },
  buyer: ({ userId }) => ({ id: userId }),
  retriedAs: ({ retriedAs }, _args, { loaders }) =>
    retriedAs === null ? null : loaders.tickets.load(retriedAs),
}
