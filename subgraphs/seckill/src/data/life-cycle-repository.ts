import { retryTransient } from '@floodgate/platform/database'
import type { PrismaClient } from '#prisma'
import type { NewEvent } from '../domain/new-event.ts'
import { type EventState, LIVE_STATES, type SaleEvent } from '../domain/sale-event.ts'

/** A sale that something is still to be done for: it is to be published, on sale, or to be closed. */
export type KeptSale = Pick<SaleEvent, 'id' | 'state' | 'startsAt' | 'endsAt'> & {
  readonly updatedAt: Date
  readonly closing: boolean
}

/** A sale that is over and has units to give back. */
export interface ClosingSale {
  readonly id: string
  readonly quota: number
  /** Grows whenever there is more to give back. */
  readonly revision: number
}

export type PublishingStart =
  | { readonly kind: 'begun'; readonly event: SaleEvent }
  | { readonly kind: 'not-draft' }
  /** Another sale of the product is on or to come at the same time. */
  | { readonly kind: 'overlap'; readonly other: SaleEvent }

/** The steps of a sale's life as the database has them. Each is one conditional change, so that of two one wins. */
export interface LifeCycleRepository {
  /** False when the sale is no draft any more, or not as it `was`. */
  updateDraft(id: string, was: NewEvent, changes: Partial<NewEvent>): Promise<boolean>
  /** DRAFT -> PUBLISHING, unless that makes two sales of one product overlap. */
  beginPublishing(id: string): Promise<PublishingStart>
  /** False when the sale is no draft any more. */
  cancelDraft(id: string): Promise<boolean>
  /** Ends a published sale; its closing begins. False when it is over already. */
  close(id: string, to: 'ENDED' | 'CANCELLED'): Promise<boolean>
  /** An ended sale got units back: its closing begins anew. Does nothing for any other. */
  reopenClosing(id: string): Promise<void>
  findClosing(id: string): Promise<ClosingSale | null>
  /** Ends the closing, unless there is more to give back since `sale` was read. */
  completeClosing(sale: ClosingSale, returned: number): Promise<boolean>
  /** Sales that something is to be done for. */
  findKept(): Promise<KeptSale[]>
  /** Sales whose closing ended since then. */
  findClosedSince(since: Date): Promise<(ClosingSale & { readonly returned: number })[]>
  returnedOf(id: string): Promise<number>
  /** Counts that the sale's state is made anew. @returns how often that happened, this time included */
  countRebuild(id: string): Promise<number>
  /** The relay looks at an ended sale's stream again. */
  relayAgain(id: string): Promise<void>
}

const LIVE: EventState[] = [...LIVE_STATES]
const OVER: EventState[] = ['ENDED', 'CANCELLED']
const closingColumns = { id: true, quota: true, closingRevision: true } as const

export function createLifeCycleRepository(prisma: PrismaClient): LifeCycleRepository {
  const { seckillEvent } = prisma
  const moreToClose = () => ({
    closing: true,
    closingRevision: { increment: 1 },
    updatedAt: new Date(),
  })

  return {
    async updateDraft(id, was, changes) {
      const { priceAmount, quota, perUserLimit, startsAt, endsAt } = was
      const { count } = await seckillEvent.updateMany({
        where: { id, state: 'DRAFT', priceAmount, quota, perUserLimit, startsAt, endsAt },
        data: { ...changes, updatedAt: new Date() },
      })
      return count === 1
    },
    beginPublishing: (id) => beginPublishing(prisma, id),
    async cancelDraft(id) {
      const { count } = await seckillEvent.updateMany({
        where: { id, state: 'DRAFT' },
        data: { state: 'CANCELLED', relayed: true, updatedAt: new Date() },
      })
      return count === 1
    },
    async close(id, to) {
      const { count } = await seckillEvent.updateMany({
        where: { id, state: { in: LIVE } },
        data: { state: to, ...moreToClose() },
      })
      return count === 1
    },
    async reopenClosing(id) {
      await seckillEvent.updateMany({ where: { id, state: { in: OVER } }, data: moreToClose() })
    },
    async findClosing(id) {
      const row = await seckillEvent.findFirst({
        where: { id, closing: true },
        select: closingColumns,
      })
      return row && toClosing(row)
    },
    async completeClosing({ id, revision }, returned) {
      const { count } = await seckillEvent.updateMany({
        where: { id, closingRevision: revision },
        data: { closing: false, returned, updatedAt: new Date() },
      })
      return count === 1
    },
    findKept: () =>
      seckillEvent.findMany({
        where: { OR: [{ state: { in: ['PUBLISHING', ...LIVE] } }, { closing: true }] },
        select: {
          ...{ id: true, state: true, closing: true },
          ...{ startsAt: true, endsAt: true, updatedAt: true },
        },
      }),
    async findClosedSince(since) {
      const rows = await seckillEvent.findMany({
        where: { state: { in: OVER }, closing: false, relayed: true, updatedAt: { gt: since } },
        select: { ...closingColumns, returned: true },
      })
      return rows.map((row) => ({ ...toClosing(row), returned: row.returned }))
    },
    async returnedOf(id) {
      const row = await seckillEvent.findUnique({ where: { id }, select: { returned: true } })
      return row?.returned ?? 0
    },
    async countRebuild(id) {
      const data = { rebuilds: { increment: 1 } }
      return (await seckillEvent.update({ where: { id }, data, select: { rebuilds: true } }))
        .rebuilds
    },
    async relayAgain(id) {
      await seckillEvent.updateMany({ where: { id }, data: { relayed: false } })
    },
  }
}

function toClosing(row: { id: string; quota: number; closingRevision: number }): ClosingSale {
  return { id: row.id, quota: row.quota, revision: row.closingRevision }
}

/** Undoes the transaction. */
class OverlapError extends Error {
  override readonly name = 'OverlapError'
  readonly other: SaleEvent

  constructor(other: SaleEvent) {
    super(`overlaps with ${other.id}`)
    this.other = other
  }
}

async function beginPublishing(prisma: PrismaClient, id: string): Promise<PublishingStart> {
  const begin = () =>
    prisma.$transaction(
      async (tx): Promise<PublishingStart> => {
        const { count } = await tx.seckillEvent.updateMany({
          where: { id, state: 'DRAFT' },
          data: { state: 'PUBLISHING', updatedAt: new Date() },
        })
        if (count === 0) return { kind: 'not-draft' }
        const event = await tx.seckillEvent.findUniqueOrThrow({ where: { id } })
        const { productId, startsAt, endsAt } = event
        // Locks the product: who publishes another sale of it waits here, and then sees this one.
        await tx.$executeRaw`INSERT INTO sale_product (product_id) VALUES (${productId})
          ON DUPLICATE KEY UPDATE product_id = sale_product.product_id`
        const other = await tx.seckillEvent.findFirst({
          where: {
            ...{ productId, id: { not: id }, state: { in: ['PUBLISHING', ...LIVE] } },
            ...{ startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
          },
        })
        if (other) throw new OverlapError(other)
        return { kind: 'begun', event }
      },
      // What others committed while this one waited for the lock must be seen.
      { isolationLevel: 'ReadCommitted' },
    )
  try {
    return await retryTransient(begin)
  } catch (error) {
    if (error instanceof OverlapError) return { kind: 'overlap', other: error.other }
    throw error
  }
}
