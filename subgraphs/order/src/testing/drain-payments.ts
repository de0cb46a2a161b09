import { type PrismaClient } from '#prisma'
import { chargePayment } from '../jobs/charge-payment.ts'
import { refundPayment } from '../jobs/refund-payment.ts'
import { type PaymentSettler } from '../services/settle-payments.ts'
import { toldTo } from './fixtures.ts'

/** Does every charge and refund that was ever told, each twice at once: as often as a queue may deliver it. */
export async function drainPayments(prisma: PrismaClient, settler: PaymentSettler): Promise<void> {
  const charges = await toldTo(prisma, chargePayment)
  await Promise.all(
    charges.flatMap(({ paymentId }) => [settler.charge(paymentId), settler.charge(paymentId)]),
  )
  const refunds = await toldTo(prisma, refundPayment)
  await Promise.all(
    refunds.flatMap(({ paymentId }) => [settler.refund(paymentId), settler.refund(paymentId)]),
  )
}
