import { requireService, requireUser } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import { type MutationResolvers, type OrderNotFound } from '#graphql'
import { buyerMutation } from './buyer-mutation.ts'
import { cartMutations } from './cart-mutations.ts'
import { toPaymentFields } from './payment-fields.ts'
import { requireIdempotencyKey } from './place-order-key.ts'
import { placeOrderMutation } from './place-order-mutation.ts'
import { visibleOrder } from './visible-order.ts'

const notFound: OrderNotFound & { __typename: 'OrderNotFound' } = {
  __typename: 'OrderNotFound',
  message: 'There is no such order of yours.',
}

export const Mutation: MutationResolvers = {
  ...cartMutations,
  ...placeOrderMutation,
  ...buyerMutation,

  payOrder: async (_parent, { input }, { identity, payer }) => {
    const { userId } = requireUser(identity)
    requireIdempotencyKey(input.idempotencyKey)
    const outcome = await payer.pay({ ...input, userId })
    switch (outcome.kind) {
      case 'accepted': {
        const payment = toPaymentFields(outcome.payment)
        return { __typename: 'PayOrderSuccess', payment, order: outcome.order }
      }
      case 'not-found':
        return notFound
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
    requireUser(context.identity)
    if ((await visibleOrder(input.orderId, context)) === null) return notFound
    const { kind, order } = await context.canceller.cancel(input.orderId)
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
