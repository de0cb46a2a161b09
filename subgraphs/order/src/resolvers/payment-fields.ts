import { type Payment as PaymentFields } from '#graphql'
import { type Payment } from '../domain/payment.ts'

export function toPaymentFields({ amount, currency, ...payment }: Payment): PaymentFields {
  return { ...payment, amount: { amount, currency } }
}
