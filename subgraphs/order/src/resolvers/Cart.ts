import type { CartResolvers } from '#graphql'

export const Cart: CartResolvers = {
  lines: ({ lines }) => [...lines],
}
