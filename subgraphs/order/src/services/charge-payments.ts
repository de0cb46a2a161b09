import { createBatcher } from '@floodgate/platform/batcher'
import { crashPoint } from '@floodgate/platform/crash-point'
import type { Logger } from '@floodgate/platform/logging'
import type { PrismaClient } from '#prisma'
import { findDuePayments, findPayment, type StoredPayment } from '../data/payments.ts'
import type { ChargeOutcome } from '../domain/payment.ts'
import { type Charge, providerOf, type Providers } from '../payments/payment-provider.ts'
import type { PaymentSettler } from './settle-payments.ts'

export interface PaymentCharger {
  /**
   * Asks providers for every payment whose turn it is, and records what they say: the first time for the money, then, with
   * back-off, for the outcome until it is known. Any number of processes may do so at once, since asking is idempotent.
   * @returns how many were asked
   */
  chargeDue(): Promise<number>
  /** Asks for one payment now. Where that fails, it stays due. */
  charge(payment: StoredPayment): Promise<void>
}

const DUE_AT_ONCE = 200
const SETTLED_AT_ONCE = 64

export function createPaymentCharger(deps: {
  readonly prisma: PrismaClient
  readonly settler: PaymentSettler
  readonly providers: Providers
  readonly now: () => Date
  readonly logger: Logger
}): PaymentCharger {
  const { prisma, settler, providers, now, logger } = deps
  const underWay = new Set<string>()

  /** Outcomes that come at the same time share a transaction. */
  const settleTogether = createBatcher(
    async (told: readonly { orderId: string; paymentId: string; outcome: ChargeOutcome }[]) => {
      const abandoned = new Set((await settler.settle(told)).map(({ id }) => id))
      return told.map(({ paymentId }) => abandoned.has(paymentId))
    },
    { limit: SETTLED_AT_ONCE },
  )

  async function ask(payment: StoredPayment): Promise<ChargeOutcome> {
    try {
      return await providerOf(providers, payment.method).charge(chargeOf(payment))
    } catch (err) {
      logger.warn({ err, paymentId: payment.id }, 'the outcome of a payment is not known yet')
      return { outcome: 'unknown' }
    }
  }

  async function charge(payment: StoredPayment): Promise<void> {
    if (underWay.has(payment.id)) return
    underWay.add(payment.id)
    try {
      crashPoint('charge.before-provider')
      const outcome = await ask(payment)
      crashPoint('charge.after-provider')
      const isAbandoned = await settleTogether({
        orderId: payment.orderId,
        paymentId: payment.id,
        outcome,
      })
      if (!isAbandoned) return
      const current = (await findPayment(prisma, payment.id)) ?? payment
      await providerOf(providers, payment.method).cancel(chargeOf(current))
    } finally {
      underWay.delete(payment.id)
    }
  }

  return {
    charge,
    async chargeDue() {
      const due = await findDuePayments(prisma, now(), DUE_AT_ONCE)
      const results = await Promise.allSettled(due.map(charge))
      const failed = results.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
      return due.length
    },
  }
}

function chargeOf(payment: StoredPayment): Charge {
  const { id: paymentId, orderId, amount, currency, method, methodToken } = payment
  const reference = payment.providerReference
  return { paymentId, orderId, amount, currency, method, methodToken, reference }
}
