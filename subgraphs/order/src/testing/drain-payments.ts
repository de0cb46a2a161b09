import type { PrismaClient } from '#prisma'
import type { useCasesOf } from './fixtures.ts'

/** Does all that is due of payments and refunds, each twice at once, as two workers may, until nothing is left to do. */
export async function drainPayments(
  prisma: PrismaClient,
  { charger, refunds }: Pick<ReturnType<typeof useCasesOf>, 'charger' | 'refunds'>,
): Promise<void> {
  const twice = (work: () => Promise<number>) => Promise.all([work(), work()])
  do {
    await twice(charger.chargeDue)
    await twice(refunds.refundDue)
  } while ((await countDue(prisma)) > 0)
}

async function countDue(prisma: PrismaClient): Promise<number> {
  const where = { nextAttemptAt: { lte: new Date() } }
  return (await prisma.payment.count({ where })) + (await prisma.refund.count({ where }))
}
