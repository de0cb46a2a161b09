import { requireIdempotencyKey } from '@floodgate/platform/idempotency-key'
import { requireUser } from '@floodgate/platform/authorization'
import type { MutationResolvers, ResolversTypes, ResolversUnionTypes } from '#graphql'
import type { PlaceOrderOutcome } from '../services/place-order.ts'

export const placeOrderMutation = {
  placeOrder: async (_parent, { input }, { identity, caller, placer }, info) => {
    const { userId } = requireUser(identity)
    const { items = null, expectedTotal = null } = input
    const { shippingAddress = null, addressId = null } = input
    const idempotencyKey = requireIdempotencyKey(input.idempotencyKey, caller, info)
    const destination = { shippingAddress, addressId }
    return toResult(
      await placer.place({ userId, idempotencyKey, ...destination, items, expectedTotal }),
    )
  },
} satisfies Partial<MutationResolvers>

type Result = ResolversUnionTypes<ResolversTypes>['PlaceOrderResult']

function toResult(outcome: PlaceOrderOutcome): Result {
  switch (outcome.kind) {
    case 'placed':
      return { __typename: 'PlaceOrderSuccess', order: outcome.order }
    case 'invalid': {
      const message = 'The order can’t be placed as it is.'
      return { __typename: 'InvalidOrder', message, fields: [...outcome.fields] }
    }
    case 'address-not-found':
      return { __typename: 'AddressNotFound', message: 'There is no such address of yours.' }
    case 'cart-empty':
      return { __typename: 'CartEmpty', message: 'The cart is empty.' }
    case 'product-unavailable': {
      const message = 'Some products are not for sale any more.'
      const productIds = [...outcome.productIds]
      return { __typename: 'ProductUnavailable', message, productIds }
    }
    case 'insufficient-stock': {
      const lines = outcome.lines.map(({ productId, requested, available }) => ({
        product: { id: productId },
        ...{ requested, available },
      }))
      return { __typename: 'InsufficientStock', message: 'There is not enough in stock.', lines }
    }
    case 'mixed-currencies': {
      const message = 'An order is paid in one currency: order these products apart.'
      return { __typename: 'MixedCurrencies', message, currencies: [...outcome.currencies] }
    }
    case 'total-changed': {
      const { amount, currency } = outcome
      const message = 'The order costs something else now.'
      return { __typename: 'TotalChanged', message, total: { amount, currency } }
    }
    case 'key-conflict':
      return {
        __typename: 'IdempotencyConflict',
        message: 'The idempotency key was used before with another input.',
      }
  }
}
