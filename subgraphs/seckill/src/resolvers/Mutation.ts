import { idempotencyKeyOf, requireIdempotencyKey } from '@floodgate/platform/idempotency-key'
import { requireRole, requireUser } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import { asciiId } from '@floodgate/platform/identifier'
import type { MutationResolvers } from '#graphql'
import type { Context } from '../context.ts'
import { toAdmission } from '../domain/admission.ts'
import { isLive } from '../domain/sale-event.ts'
import { lifeCycle } from './life-cycle.ts'

const CHALLENGE_FAILURES = {
  expired: { reason: 'EXPIRED', message: 'The challenge has expired: ask for another.' },
  invalid: { reason: 'INVALID', message: 'This does not solve a challenge of this account.' },
  used: { reason: 'ALREADY_USED', message: 'This solution was used before.' },
} as const

const keyConflict = {
  __typename: 'SeckillIdempotencyConflict',
  message: 'The idempotency key was used before with another input.',
} as const

export const Mutation: MutationResolvers = {
  ...lifeCycle,

  purchase: async (_parent, { input }, { identity, caller, services, loaders }, info) => {
    const { userId } = requireUser(identity)
    const { eventId, quantity = 1, token } = input
    const idempotencyKey = requireIdempotencyKey(input.idempotencyKey, caller, info)
    const outcome = await services.purchases.purchase({
      eventId,
      userId,
      quantity,
      idempotencyKey,
      token: token ?? undefined,
      clientIp: caller.clientIp,
    })
    switch (outcome.kind) {
      case 'replayed':
        if (outcome.ticket.quantity !== quantity) return keyConflict
        return { __typename: 'PurchaseAccepted', ticket: ticketOf(outcome) }
      case 'accepted':
        return { __typename: 'PurchaseAccepted', ticket: ticketOf(outcome) }
      case 'already-purchased':
        return {
          __typename: 'AlreadyPurchased',
          message: 'You have bought as much as one buyer may in this sale.',
          ticket: ticketOf(outcome),
        }
      case 'sale-not-found':
        return unknownToRedis(eventId, loaders)
      case 'rebuilding':
        throw restoring()
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
      case 'token-required':
        return {
          __typename: 'ChallengeRequired',
          message: 'This sale wants a purchase token: solve a challenge first.',
        }
      case 'token-invalid':
        return {
          __typename: 'TokenInvalid',
          message: 'The purchase token is not valid for this account and sale, or has expired.',
        }
    }
  },

  requestPurchaseToken: async (_parent, { eventId, solution }, { identity, services }) => {
    const { userId } = requireUser(identity)
    const outcome = await services.admission.redeem(solution, eventId, userId)
    switch (outcome.kind) {
      case 'issued':
        return { __typename: 'PurchaseToken', token: outcome.token, expiresAt: outcome.expiresAt }
      case 'sale-not-found':
        return { __typename: 'SaleNotFound', message: 'There is no such sale.' }
      case 'expired':
      case 'invalid':
      case 'used':
        return { __typename: 'ChallengeFailed', ...CHALLENGE_FAILURES[outcome.kind] }
    }
  },

  createSeckillEvent: async (_parent, { input }, { identity, caller, services }, info) => {
    const { userId } = requireRole(identity, 'MERCHANT', 'ADMIN')
    const { price, perUserLimit = 1, admission, ...rest } = input
    // That there is none is told with all else that is wrong.
    const idempotencyKey = idempotencyKeyOf(input.idempotencyKey, caller, info) ?? ''
    const outcome = await services.events.create(userId, idempotencyKey, {
      ...rest,
      ...toAdmission(admission ?? {}),
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
        return keyConflict
    }
  },

  publishSeckillEvent: async (_parent, { id }, { identity, services }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    const outcome = await services.publishing.publish(asciiId(id))
    switch (outcome.kind) {
      case 'published':
        return { __typename: 'PublishSeckillEventSuccess', event: outcome.event }
      case 'not-found':
        return { __typename: 'SaleNotFound', message: 'There is no such sale.' }
      case 'not-publishable': {
        const { status, message } = outcome
        return { __typename: 'SaleNotPublishable', message, status }
      }
      case 'overlap':
        return {
          __typename: 'SaleOverlaps',
          message: 'Another sale of the product is on, or to come, at the same time.',
          other: outcome.other,
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

const restoring = () =>
  new AppError('UNAVAILABLE', 'The sale is being restored; try again in a moment.')

/** Not on the way of purchases: a sale that Redis does not know is a mistake, or was lost with it, or long over. */
async function unknownToRedis(eventId: string, loaders: Context['loaders']) {
  const event = await loaders.events.load(eventId)
  if (event && isLive(event.state)) throw restoring()
  return event?.state === 'ENDED' || event?.state === 'CANCELLED'
    ? ({ __typename: 'SaleEnded', message: 'The sale is over.' } as const)
    : ({ __typename: 'SaleNotFound', message: 'There is no such sale.' } as const)
}
