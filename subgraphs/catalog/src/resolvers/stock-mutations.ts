import { requireIdempotencyKey } from '@floodgate/platform/idempotency-key'
import { requireRole, requireService } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import type { MutationResolvers, ResolversTypes, ResolversUnionTypes } from '#graphql'
import type { ReservationRequest, ReservationVerdict } from '../domain/reservation.ts'

/** What moves ordinary stock: staff, and orders by way of the order subgraph. */
export const stockMutations = {
  adjustStock: async (_parent, { input }, { identity, caller, stock, loaders }, info) => {
    const staff = requireRole(identity, 'MERCHANT', 'ADMIN')
    const idempotencyKey = requireIdempotencyKey(input.idempotencyKey, caller, info)
    const outcome = await stock.adjust(staff, { ...input, idempotencyKey })
    switch (outcome.kind) {
      case 'adjusted': {
        const product = await loaders.product.load(outcome.productId)
        if (!product) throw new AppError('INTERNAL_SERVER_ERROR', 'an adjusted product is gone')
        return { __typename: 'AdjustStockSuccess', product, movement: outcome.movement }
      }
      case 'unknown-product':
        return { __typename: 'ProductNotFound', message: 'There is no such product.' }
      case 'short': {
        const { available } = outcome
        return {
          __typename: 'StockTooLow',
          message: `Only ${available} units are in stock.`,
          available,
        }
      }
      case 'key-conflict':
        return {
          __typename: 'IdempotencyConflict',
          message: 'The idempotency key was used before with another input.',
        }
    }
  },

  reserveStock: async (_parent, { reservations: requests }, { identity, reservations }) => {
    requireService(identity)
    const verdicts = await reservations.reserve(requests)
    return requests.map((request, at) => toResult(request, verdicts[at]))
  },

  confirmStock: (_parent, { orderIds }, { identity, reservations }) => {
    requireService(identity)
    return reservations.confirm(orderIds)
  },

  releaseStock: async (_parent, { orderIds }, { identity, reservations }) => {
    requireService(identity)
    await reservations.release(orderIds)
    return orderIds
  },
} satisfies Partial<MutationResolvers>

type ReserveStockAnswer = ResolversUnionTypes<ResolversTypes>['ReserveStockResult']

function toResult(
  { orderId }: ReservationRequest,
  verdict: ReservationVerdict | undefined,
): ReserveStockAnswer {
  switch (verdict?.kind) {
    case 'reserved':
      return { __typename: 'StockReserved', orderId }
    case 'short':
      return {
        __typename: 'StockShort',
        orderId,
        message: 'There is not enough in stock.',
        lines: [...verdict.lines],
      }
    case 'not-for-sale':
      return {
        __typename: 'StockNotForSale',
        orderId,
        message: 'Some products are not for sale.',
        productIds: [...verdict.productIds],
      }
    case 'released':
      return {
        __typename: 'StockReleased',
        orderId,
        message: 'The units of this order were released before.',
      }
    case undefined:
      throw new AppError('INTERNAL_SERVER_ERROR', `${orderId} has no verdict`)
  }
}
