import { requireRole, requireUser } from '@floodgate/platform/authorization'
import { type MutationResolvers } from '#graphql'

export const Mutation: MutationResolvers = {
  purchase: async (_parent, { input }, { identity, services }) => {
    const { userId } = requireUser(identity)
    const { eventId, quantity = 1, idempotencyKey } = input
    const outcome = await services.purchases.purchase({
      eventId,
      userId,
      quantity,
      idempotencyKey,
    })
    switch (outcome.kind) {
      case 'accepted':
      case 'replayed':
        return { __typename: 'PurchaseAccepted', ticket: ticketOf(outcome) }
      case 'already-purchased':
        return {
          __typename: 'AlreadyPurchased',
          message: 'You have bought as much as one buyer may in this sale.',
          ticket: ticketOf(outcome),
        }
      case 'sale-not-found':
        return { __typename: 'SaleNotFound', message: 'There is no such sale.' }
      case 'not-started':
        return {
          __typename: 'SaleNotStarted',
          message: 'The sale has not started yet.',
          startsAt: outcome.startsAt,
        }
      case 'ended':
        return { __typename: 'SaleEnded', message: 'The sale is over.' }
      case 'rate-limited':
        return {
          __typename: 'RateLimited',
          message: 'Too many requests; wait a moment.',
          retryAfterMs: outcome.retryAfterMs,
        }
      case 'quantity-not-allowed':
        return {
          __typename: 'QuantityNotAllowed',
          message: `One buyer may hold 1 to ${outcome.perUserLimit} of this sale.`,
          perUserLimit: outcome.perUserLimit,
        }
      case 'sold-out':
        return {
          __typename: 'SoldOut',
          message: outcome.available === 0 ? 'Sold out.' : `Only ${outcome.available} left.`,
        }
    }
  },

  createSeckillEvent: async (_parent, { input }, { identity, services }) => {
    const { userId } = requireRole(identity, 'MERCHANT', 'ADMIN')
    const { idempotencyKey, price, perUserLimit = 1, ...rest } = input
    const outcome = await services.events.create(userId, idempotencyKey, {
      ...rest,
      perUserLimit,
      priceAmount: price.amount,
      priceCurrency: price.currency,
    })
    switch (outcome.kind) {
      case 'created':
        return { __typename: 'CreateSeckillEventSuccess', event: outcome.event }
      case 'invalid':
        return {
          __typename: 'InvalidSeckillEvent',
          message: 'The sale is not valid.',
          fields: outcome.problems,
        }
      case 'conflict':
        return {
          __typename: 'SeckillIdempotencyConflict',
          message: 'The idempotency key was used before with another input.',
        }
    }
  },

  publishSeckillEvent: async (_parent, { id }, { identity, services }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    const outcome = await services.publishing.publish(id)
    switch (outcome.kind) {
      case 'published':
        return { __typename: 'PublishSeckillEventSuccess', event: outcome.event }
      case 'not-found':
        return { __typename: 'SaleNotFound', message: 'There is no such sale.' }
      case 'not-publishable': {
        const { status, message } = outcome
        return { __typename: 'SaleNotPublishable', message, status }
      }
      case 'stock-insufficient':
        return {
          __typename: 'SaleStockInsufficient',
          message: `The catalog has only ${outcome.available} units of the product.`,
          available: outcome.available,
        }
    }
  },
}

function ticketOf<T extends object, Q>({ ticket, queue }: { ticket: T; queue: Q }) {
  return { ...ticket, queue }
}
