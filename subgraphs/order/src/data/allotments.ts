import type { SeckillAllotment, PrismaClient } from '#prisma'
import { isUniqueViolation } from '@floodgate/platform/database'
import type { Fence } from '../domain/ticket-batch.ts'
import type { Transaction } from './transaction.ts'

/** What a sale sells: figures that never change once its fence is open. */
export interface Allotment {
  readonly eventId: string
  readonly productId: string
  readonly productName: string
  readonly quota: number
  /** Minor units of `currency`. */
  readonly unitAmount: number
  readonly currency: string
}

export type LockedAllotment = Allotment & Fence

/** @returns whether it was opened now; false when there was one already */
export async function insertAllotment(
  prisma: PrismaClient,
  allotment: Allotment,
  now: Date,
): Promise<boolean> {
  try {
    await prisma.seckillAllotment.create({
      data: { ...allotment, status: 'OPEN', createdAt: now, updatedAt: now },
    })
    return true
  } catch (error) {
    if (isUniqueViolation(error)) return false
    throw error
  }
}

export function findAllotment(
  prisma: PrismaClient,
  eventId: string,
): Promise<SeckillAllotment | null> {
  return prisma.seckillAllotment.findUnique({ where: { eventId } })
}

/** One batch of a sale at a time: the rest of them wait here. */
export async function lockAllotment(
  tx: Transaction,
  eventId: string,
): Promise<LockedAllotment | null> {
  const [row] = await tx.$queryRawUnsafe<LockedAllotment[]>(
    `SELECT event_id AS eventId, product_id AS productId, product_name AS productName, quota, sold, status,
       unit_amount AS unitAmount, currency
     FROM seckill_allotment WHERE event_id = ? FOR UPDATE`,
    eventId,
  )
  return row ?? null
}

/** The fence. @returns false when the units do not fit or the sale is closed */
export async function sell(
  tx: Transaction,
  eventId: string,
  units: number,
  now: Date,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE seckill_allotment SET sold = sold + ${units}, updated_at = ${now}
    WHERE event_id = ${eventId} AND status = 'OPEN' AND sold + ${units} <= quota`
  return changed === 1
}

/** Takes units back from orders that hold them no longer, whether the sale is still open or not. */
export async function release(
  tx: Transaction,
  eventId: string,
  units: number,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE seckill_allotment SET sold = sold - ${units}, updated_at = ${now} WHERE event_id = ${eventId}`
}

export async function markClosed(prisma: PrismaClient, eventId: string, now: Date): Promise<void> {
  await prisma.$executeRaw`
    UPDATE seckill_allotment SET status = 'CLOSED', updated_at = ${now}
    WHERE event_id = ${eventId} AND status = 'OPEN'`
}
