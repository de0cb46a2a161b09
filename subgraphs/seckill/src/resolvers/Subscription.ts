import { requireUser } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import type { SubscriptionResolvers, SubscriptionSeckillStockArgs } from '#graphql'
import { buyableUnits, type SaleFigures } from '../domain/statement.ts'
import { maySeeTicket, type Ticket } from '../domain/ticket.ts'

export const Subscription: SubscriptionResolvers = {
  seckillTicket: {
    subscribe: async (_parent, { id }, { identity, loaders, services }) => {
      requireUser(identity)
      const ticket = await loaders.tickets.load(id)
      if (!ticket || !maySeeTicket(identity, ticket)) throw new AppError('FORBIDDEN')
      return services.live.ticket(ticket)
    },
    resolve: (ticket: Ticket) => ticket,
  },

  seckillStock: {
    subscribe: async (_parent, { eventId }, { loaders, services }) => {
      if (await loaders.figures.load(eventId)) return services.live.stock(eventId)
      throw new AppError('BAD_USER_INPUT', 'No sale that was published has this id.')
    },
    resolve: (figures: SaleFigures, { eventId }: SubscriptionSeckillStockArgs) => ({
      eventId,
      available: buyableUnits(figures),
      quota: figures.quota,
      version: figures.stockVersion,
    }),
  },
}
