import { requireService } from '@floodgate/platform/authorization'
import type { MutationResolvers } from '#graphql'

export const buyerMutation: Pick<MutationResolvers, 'anonymiseBuyer'> = {
  anonymiseBuyer: async (_parent, { userId }, { identity, anonymiseBuyer }) => {
    requireService(identity)
    return { ordersUnderWay: await anonymiseBuyer(userId) }
  },
}
