import { requireService } from '@floodgate/platform/authorization'
import type { MutationResolvers } from '#graphql'
import { categoryMutations } from './category-mutations.ts'
import { imageMutations } from './image-mutations.ts'
import { productMutations } from './product-mutations.ts'
import { stockMutations } from './stock-mutations.ts'

export const Mutation: MutationResolvers = {
  ...categoryMutations,
  ...imageMutations,
  ...productMutations,
  ...stockMutations,

  carveAllotment: async (_parent, { input }, { identity, allotments }) => {
    requireService(identity)
    const outcome = await allotments.carve(input)
    switch (outcome.kind) {
      case 'carved':
        return {
          __typename: 'AllotmentCarved',
          ...outcome.allotment,
          productName: outcome.product.name,
        }
      case 'insufficient':
        return {
          __typename: 'StockShortage',
          message: `Only ${outcome.available} units are in stock.`,
          available: outcome.available,
        }
      case 'unknown-product':
        return { __typename: 'ProductUnknown', message: 'There is no such product.' }
      case 'not-for-sale':
        return { __typename: 'ProductNotForSale', message: 'The product is not for sale.' }
    }
  },

  returnAllotment: async (_parent, { input }, { identity, allotments }) => {
    requireService(identity)
    const allotment = await allotments.giveBack(input)
    return allotment
      ? {
          __typename: 'AllotmentReturned',
          eventId: input.eventId,
          quantity: allotment.returned ?? 0,
        }
      : { __typename: 'AllotmentUnknown', message: 'The event has carved nothing.' }
  },
}
