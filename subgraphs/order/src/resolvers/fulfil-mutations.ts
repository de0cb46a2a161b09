import { requireIdempotencyKey } from '@floodgate/platform/idempotency-key'
import { requireRole } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import type { MutationResolvers, ResolversTypes, ResolversUnionTypes } from '#graphql'
import { MAX_REASON_LENGTH } from '../domain/refund.ts'
import type { FulfilOutcome } from '../services/fulfil-order.ts'
import { orderNotFound, visibleOrder } from './visible-order.ts'

const MAX_CARRIER_LENGTH = 64
const MAX_TRACKING_LENGTH = 128

export const fulfilMutations = {
  shipOrder: async (_parent, { input }, context) => {
    const { userId: id } = requireRole(context.identity, 'MERCHANT', 'ADMIN')
    requireLength('carrier', input.carrier, MAX_CARRIER_LENGTH)
    requireLength('trackingNumber', input.trackingNumber, MAX_TRACKING_LENGTH)
    if ((await visibleOrder(input.orderId, context)) === null) return orderNotFound
    return toFulfilResult(await context.fulfiller.ship({ ...input, actor: { kind: 'USER', id } }))
  },

  completeOrder: async (_parent, { input }, context) => {
    const { userId: id } = requireRole(context.identity, 'MERCHANT', 'ADMIN')
    if ((await visibleOrder(input.orderId, context)) === null) return orderNotFound
    return toFulfilResult(
      await context.fulfiller.complete({ ...input, actor: { kind: 'USER', id } }),
    )
  },

  refundOrder: async (_parent, { input }, context, info) => {
    const { userId: id } = requireRole(context.identity, 'MERCHANT', 'ADMIN')
    const idempotencyKey = requireIdempotencyKey(input.idempotencyKey, context.caller, info)
    requireLength('reason', input.reason, MAX_REASON_LENGTH)
    const amount = input.amount ?? null
    if (amount !== null && amount < 1) {
      throw new AppError('BAD_USER_INPUT', '`amount` must be at least 1.')
    }
    if ((await visibleOrder(input.orderId, context)) === null) return orderNotFound
    const outcome = await context.refunder.refund({
      ...input,
      idempotencyKey,
      amount,
      actor: { kind: 'USER', id },
    })
    switch (outcome.kind) {
      case 'accepted': {
        const { refund, order } = outcome
        return { __typename: 'RefundOrderSuccess', refund, order }
      }
      case 'not-found':
        return orderNotFound
      case 'not-refundable': {
        const { order, reason: message, refundable } = outcome
        return {
          ...{ __typename: 'OrderNotRefundable', message, status: order.status },
          refundable: { amount: refundable, currency: order.currency },
        }
      }
      case 'key-conflict':
        return {
          __typename: 'IdempotencyConflict',
          message: 'The idempotency key was used before with another input.',
        }
    }
  },
} satisfies Partial<MutationResolvers>

type FulfilResult = ResolversUnionTypes<ResolversTypes>['FulfilOrderResult']

function toFulfilResult(outcome: FulfilOutcome): FulfilResult {
  switch (outcome.kind) {
    case 'done':
      return { __typename: 'FulfilOrderSuccess', order: outcome.order }
    case 'not-found':
      return orderNotFound
    case 'not-allowed': {
      const { reason: message, order } = outcome
      return { __typename: 'OrderTransitionNotAllowed', message, status: order.status }
    }
  }
}

/** @throws AppError BAD_USER_INPUT */
function requireLength(field: string, text: string, most: number): void {
  if (text.length >= 1 && text.length <= most) return
  throw new AppError('BAD_USER_INPUT', `\`${field}\` must have 1 to ${most} characters.`)
}
