import type { RefundResolvers } from '#graphql'

export const Refund: RefundResolvers = {
  amount: ({ amount, currency }) => ({ amount, currency }),
}
