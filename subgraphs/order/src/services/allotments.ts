import type { PrismaClient } from '#prisma'
import { type Allotment, findAllotment, insertAllotment, markClosed } from '../data/allotments.ts'
import { type FencedTicketRow, type FencePosition, listFenced } from '../data/tickets.ts'

export type OpenOutcome =
  { readonly kind: 'opened' } | { readonly kind: 'conflict'; readonly reason: string }

export interface FencePage {
  readonly quota: number
  readonly sold: number
  readonly tickets: readonly FencedTicketRow[]
  readonly hasNextPage: boolean
}

export interface AllotmentService {
  /** Opens the fence of a sale. A repeat with the same figures changes nothing. */
  open(allotment: Allotment): Promise<OpenOutcome>
  /** Closes it: tickets that come later are refused. @returns null when there is no such sale */
  close(eventId: string): Promise<{ quota: number; sold: number } | null>
  /** A page of the fence's books, by sequence. @returns null when there is no such sale */
  fence(eventId: string, first: number, after: FencePosition): Promise<FencePage | null>
}

export function createAllotmentService(deps: {
  readonly prisma: PrismaClient
  readonly now: () => Date
}): AllotmentService {
  const { prisma, now } = deps
  return {
    async open(allotment) {
      if (await insertAllotment(prisma, allotment, now())) return { kind: 'opened' }
      const existing = await findAllotment(prisma, allotment.eventId)
      if (existing === null) throw new Error(`the allotment of ${allotment.eventId} vanished`)
      if (!sameFigures(existing, allotment)) {
        return { kind: 'conflict', reason: 'The sale has an allotment with other figures.' }
      }
      return existing.status === 'OPEN'
        ? { kind: 'opened' }
        : { kind: 'conflict', reason: 'The allotment of the sale was closed.' }
    },
    async close(eventId) {
      await markClosed(prisma, eventId, now())
      return findAllotment(prisma, eventId)
    },
    async fence(eventId, first, after) {
      const allotment = await findAllotment(prisma, eventId)
      if (allotment === null) return null
      const rows = await listFenced(prisma, eventId, first + 1, after)
      const { quota, sold } = allotment
      return { quota, sold, tickets: rows.slice(0, first), hasNextPage: rows.length > first }
    },
  }
}

function sameFigures(a: Allotment, b: Allotment): boolean {
  return (
    a.productId === b.productId &&
    a.quota === b.quota &&
    a.unitAmount === b.unitAmount &&
    a.currency === b.currency
  )
}
