import type { PaymentResolvers } from '#graphql'
import { nextActionOf } from '../domain/payment.ts'

export const Payment: PaymentResolvers = {
  amount: ({ amount, currency }) => ({ amount, currency }),
  refunded: ({ refundedAmount, currency }) => ({ amount: refundedAmount, currency }),
  nextAction: (payment) => {
    const action = nextActionOf(payment)
    return { kind: action.kind, url: action.kind === 'REDIRECT' ? action.url : null }
  },
}
