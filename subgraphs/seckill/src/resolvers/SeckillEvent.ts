import { isStaff } from '@floodgate/platform/authorization'
import type { SeckillEventResolvers } from '#graphql'
import { addressRateOf, userRateOf } from '../domain/admission.ts'
import { isPublic, statusAt } from '../domain/sale-event.ts'
import { buyableUnits } from '../domain/statement.ts'
import { currentTicket } from '../domain/ticket.ts'

export const SeckillEvent: SeckillEventResolvers = {
  __resolveReference: async ({ id }, { identity, loaders }) => {
    const event = await loaders.events.load(id)
    return event && (isPublic(event) || isStaff(identity)) ? event : null
  },
  product: ({ productId }) => ({ id: productId }),
  price: ({ priceAmount, priceCurrency }) => ({ amount: priceAmount, currency: priceCurrency }),
  available: async ({ id, state }, _args, { loaders }) => {
    if (state === 'DRAFT') return null
    if (state === 'ENDED' || state === 'CANCELLED') return 0
    const figures = await loaders.figures.load(id)
    return figures && buyableUnits(figures)
  },
  admission: (event) => ({
    requireChallenge: event.requireChallenge,
    perUser: userRateOf(event),
    perAddress: addressRateOf(event),
  }),
  status: async (event, _args, { loaders }) => statusAt(event, await loaders.now()),
  serverTime: async (_event, _args, { loaders }) => new Date(await loaders.now()),
  myTicket: async ({ id }, _args, { identity, loaders }) => {
    if (identity.kind !== 'user') return null
    return currentTicket(await loaders.ticketsOf(identity.userId).load(id))
  },
  myTickets: ({ id }, _args, { identity, loaders }) =>
    identity.kind === 'user' ? loaders.ticketsOf(identity.userId).load(id) : [],
}
