import { requireIdempotencyKey } from '@floodgate/platform/idempotency-key'
import { requireService, requireUser } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import type { MutationResolvers } from '#graphql'
import { buyerMutation } from './buyer-mutation.ts'
import { cartMutations } from './cart-mutations.ts'
import { fulfilMutations } from './fulfil-mutations.ts'
import { placeOrderMutation } from './place-order-mutation.ts'
import { orderNotFound, visibleOrder } from './visible-order.ts'
import { webhookMutations } from './webhook-mutations.ts'

const MAX_TOKEN_LENGTH = 255

export const Mutation: MutationResolvers = {
  ...cartMutations,
  ...placeOrderMutation,
  ...buyerMutation,

  ...fulfilMutations,
  ...webhookMutations,

  payOrder: async (_parent, { input }, { identity, caller, payer, paymentMethods }, info) => {
    const { userId } = requireUser(identity)
    const idempotencyKey = requireIdempotencyKey(input.idempotencyKey, caller, info)
    requireMethodToken(input)
    const outcome = await payer.pay({ ...input, idempotencyKey, userId })
    switch (outcome.kind) {
      case 'accepted': {
        const { payment, order } = outcome
        return { __typename: 'PayOrderSuccess', payment, order }
      }
      case 'not-found':
        return orderNotFound
      case 'method-unavailable':
        return {
          __typename: 'PaymentMethodUnavailable',
          message: 'This shop is not set up for this way to pay.',
          available: [...paymentMethods],
        }
      case 'not-payable':
        return {
          __typename: 'OrderNotPayable',
          message: outcome.reason,
          status: outcome.order.status,
        }
      case 'key-conflict':
        return {
          __typename: 'IdempotencyConflict',
          message: 'The idempotency key was used before with another input.',
        }
    }
  },

  cancelOrder: async (_parent, { input }, context) => {
    const { userId: id } = requireUser(context.identity)
    if ((await visibleOrder(input.orderId, context)) === null) return orderNotFound
    const { kind, order } = await context.canceller.cancel(input.orderId, { kind: 'USER', id })
    switch (kind) {
      case 'cancelled':
        return { __typename: 'CancelOrderSuccess', order }
      case 'not-cancellable':
        return {
          __typename: 'OrderNotCancellable',
          message: 'Only an order that awaits its payment can be cancelled.',
          status: order.status,
        }
    }
  },

  openAllotment: async (_parent, { input }, { identity, allotments }) => {
    requireService(identity)
    if (input.quota < 1 || input.unitAmount < 0) {
      throw new AppError('BAD_USER_INPUT', 'A quota is at least 1 and an amount at least 0.')
    }
    const outcome = await allotments.open(input)
    switch (outcome.kind) {
      case 'opened':
        return { __typename: 'AllotmentOpened', eventId: input.eventId, quota: input.quota }
      case 'conflict':
        return { __typename: 'AllotmentConflict', message: outcome.reason }
    }
  },

  closeAllotment: async (_parent, { eventId }, { identity, allotments }) => {
    requireService(identity)
    const closed = await allotments.close(eventId)
    if (closed === null) {
      return { __typename: 'AllotmentNotOpen', message: 'The sale has no allotment.' }
    }
    const { quota, sold } = closed
    return { __typename: 'AllotmentClosed', eventId, quota, sold }
  },
}

/** @throws AppError BAD_USER_INPUT */
function requireMethodToken(input: {
  readonly method: string
  readonly methodToken?: string | null | undefined
}): void {
  const { method, methodToken } = input
  if (method === 'STRIPE' && !methodToken) {
    throw new AppError('BAD_USER_INPUT', 'STRIPE needs a `methodToken`.')
  }
  if (methodToken != null && methodToken.length > MAX_TOKEN_LENGTH) {
    throw new AppError(
      'BAD_USER_INPUT',
      `\`methodToken\` must have at most ${MAX_TOKEN_LENGTH} characters.`,
    )
  }
}
