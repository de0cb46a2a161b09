import { requireIdempotencyKey } from '@floodgate/platform/idempotency-key'
import { asciiId } from '@floodgate/platform/identifier'
import { requireUser } from '@floodgate/platform/authorization'
import { AppError } from '@floodgate/platform/errors'
import type { MutationResolvers, ResolversTypes, ResolversUnionTypes } from '#graphql'
import { MAX_ORDER_LINES, type OrderLine } from '../domain/place-order.ts'
import type { CartOutcome } from '../services/cart-service.ts'

/** Everybody's own cart: no mutation names an account. */
export const cartMutations = {
  addToCart: async (_parent, { input }, { identity, caller, carts }, info) => {
    const { userId } = requireUser(identity)
    const key = requireIdempotencyKey(input.idempotencyKey, caller, info)
    requireUnits([input])
    return toResult(await carts.add(userId, input, key))
  },
  changeCartItem: async (_parent, { input }, { identity, carts }) => {
    const { userId } = requireUser(identity)
    requireUnits([input])
    return toResult(await carts.change(userId, input))
  },
  removeFromCart: async (_parent, { productId }, { identity, carts }) => {
    const { userId } = requireUser(identity)
    return toResult(await carts.remove(userId, asciiId(productId)))
  },
  clearCart: async (_parent, _args, { identity, carts }) => {
    const { userId } = requireUser(identity)
    return toResult(await carts.clear(userId))
  },
  mergeCart: async (_parent, { input }, { identity, caller, carts }, info) => {
    const { userId } = requireUser(identity)
    const key = requireIdempotencyKey(input.idempotencyKey, caller, info)
    requireUnits(input.items)
    return toResult(await carts.merge(userId, input.items, key))
  },
} satisfies Partial<MutationResolvers>

function requireUnits(items: readonly OrderLine[]): void {
  if (items.length > MAX_ORDER_LINES) {
    throw new AppError('BAD_USER_INPUT', `\`items\` must be at most ${MAX_ORDER_LINES}.`)
  }
  if (items.every(({ quantity }) => quantity >= 1)) return
  throw new AppError('BAD_USER_INPUT', '`quantity` must be at least 1.')
}

type Result = ResolversUnionTypes<ResolversTypes>['CartResult']

function toResult(outcome: CartOutcome): Result {
  switch (outcome.kind) {
    case 'changed':
      return { __typename: 'CartSuccess', cart: outcome.cart }
    case 'product-unavailable':
      return {
        __typename: 'ProductUnavailable',
        message: 'The product is not for sale.',
        productIds: [...outcome.productIds],
      }
    case 'line-not-found':
      return { __typename: 'CartLineNotFound', message: 'The cart has no such line.' }
    case 'limit-exceeded':
      return { __typename: 'CartLimitExceeded', message: outcome.reason }
    case 'key-conflict':
      return {
        __typename: 'IdempotencyConflict',
        message: 'The idempotency key was used before with another input.',
      }
  }
}
