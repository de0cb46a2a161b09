import { isUniqueViolation } from '@floodgate/platform/database'
import type { PrismaClient } from '#prisma'
import {
  type EventState,
  type EventStatus,
  LIVE_STATES,
  type SaleEvent,
} from '../domain/sale-event.ts'
import { ticketTagOf } from '../domain/ticket-id.ts'

/** Where a page of sales begins: behind this sale. */
export interface EventPageKey {
  /** Milliseconds since the epoch. */
  readonly startsAt: number
  readonly id: string
}

export interface EventFilter {
  readonly status: EventStatus | undefined
  /** Without drafts and cancelled sales. */
  readonly publicOnly: boolean
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** A sale whose stream may still have tickets to pass on. */
export type RelayedSale = Pick<SaleEvent, 'id' | 'state' | 'endsAt'>

export interface EventRepository {
  /** False when its creator used the idempotency key before. */
  insert(event: SaleEvent): Promise<boolean>
  findByIds(ids: readonly string[]): Promise<SaleEvent[]>
  findByIdempotencyKey(createdBy: string, idempotencyKey: string): Promise<SaleEvent | null>
  /** Soonest start first. */
  list(filter: EventFilter, first: number, after: EventPageKey | undefined): Promise<SaleEvent[]>
  /** Sales of these products that are on or to come, soonest start first. */
  findUpcoming(productIds: readonly string[], now: number): Promise<SaleEvent[]>
  findIdsByTicketTags(tags: readonly string[]): Promise<string[]>
  /** Whether the sale was in one of the states `from` and is now in `to`. */
  transition(id: string, from: readonly EventState[], to: EventState): Promise<boolean>
  findToRelay(): Promise<RelayedSale[]>
  markRelayed(id: string): Promise<void>
}

export function createEventRepository(prisma: PrismaClient): EventRepository {
  const { seckillEvent } = prisma
  return {
    async insert(event) {
      try {
        await seckillEvent.create({
          data: { ...event, ticketTag: ticketTagOf(event.id), updatedAt: event.createdAt },
        })
        return true
      } catch (error) {
        if (isUniqueViolation(error, 'seckill_event_idempotency_key')) return false
        throw error
      }
    },
    findByIds: (ids) => seckillEvent.findMany({ where: { id: { in: [...ids] } } }),
    findByIdempotencyKey: (createdBy, idempotencyKey) =>
      seckillEvent.findUnique({
        where: { createdBy_idempotencyKey: { createdBy, idempotencyKey } },
      }),
    list: (filter, first, after) =>
      seckillEvent.findMany({
        where: { AND: [visible(filter), withStatus(filter), behind(after)] },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
        take: first,
      }),
    findUpcoming: (productIds, now) =>
      seckillEvent.findMany({
        where: {
          productId: { in: [...productIds] },
          state: { in: [...LIVE_STATES] },
          endsAt: { gt: new Date(now) },
        },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      }),
    async findIdsByTicketTags(tags) {
      const rows = await seckillEvent.findMany({
        where: { ticketTag: { in: [...tags] } },
        select: { id: true },
      })
      return rows.map(({ id }) => id)
    },
    async transition(id, from, to) {
      const { count } = await seckillEvent.updateMany({
        where: { id, state: { in: [...from] } },
        data: { state: to, updatedAt: new Date() },
      })
      return count === 1
    },
    findToRelay: () =>
      seckillEvent.findMany({
        where: { relayed: false, state: { not: 'DRAFT' } },
        select: { id: true, state: true, endsAt: true },
      }),
    async markRelayed(id) {
      await seckillEvent.updateMany({ where: { id }, data: { relayed: true } })
    },
  }
}

function visible({ publicOnly }: EventFilter) {
  return publicOnly ? { state: { in: [...LIVE_STATES, 'ENDED'] satisfies EventState[] } } : {}
}

/** The same rule as `statusAt`, for the database. */
function withStatus({ status, now }: EventFilter) {
  const at = new Date(now)
  const live = { state: { in: [...LIVE_STATES] } }
  switch (status) {
    case undefined:
      return {}
    case 'DRAFT':
      return { state: { in: ['DRAFT', 'PUBLISHING'] satisfies EventState[] } }
    case 'SCHEDULED':
      return { ...live, startsAt: { gt: at } }
    case 'ACTIVE':
      return { ...live, startsAt: { lte: at }, endsAt: { gt: at } }
    case 'ENDED':
      return { OR: [{ state: 'ENDED' as const }, { ...live, endsAt: { lte: at } }] }
    case 'CANCELLED':
      return { state: 'CANCELLED' as const }
  }
}

function behind(after: EventPageKey | undefined) {
  if (!after) return {}
  const startsAt = new Date(after.startsAt)
  return { OR: [{ startsAt: { gt: startsAt } }, { startsAt, id: { gt: after.id } }] }
}
