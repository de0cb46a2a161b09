import { type ChargeOutcome, type PaymentProvider } from './payment-provider.ts'

/**
 * Moves no money: the method says how the charge ends. Outcome and reference follow from the payment's id and method
 * alone, which makes every call idempotent, whichever process makes it.
 */
export function createSandboxProvider(): PaymentProvider {
  return {
    charge({ paymentId, method }) {
      const reference = `sandbox_${paymentId}`
      const outcome: ChargeOutcome =
        method === 'SANDBOX_CARD'
          ? { outcome: 'succeeded', reference }
          : { outcome: 'declined', reference, reason: 'The sandbox card was declined.' }
      return Promise.resolve(outcome)
    },
    refund: () => Promise.resolve(),
  }
}
