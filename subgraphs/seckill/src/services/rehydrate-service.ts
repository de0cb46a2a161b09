import type { Settlement } from '@floodgate/contracts/seckill'
import type { Logger } from '@floodgate/platform/logging'
import type { Allotments, FencedTicket } from '../data/allotments.ts'
import type { EventRepository } from '../data/event-repository.ts'
import { SALES_CHANNEL } from '../data/keys.ts'
import type { LifeCycleRepository } from '../data/life-cycle-repository.ts'
import type { SaleStore } from '../data/sale-store.ts'
import type { TicketRepository } from '../data/ticket-repository.ts'
import type { HintBus } from '@floodgate/platform/pubsub'
import { isLive, type SaleEvent } from '../domain/sale-event.ts'
import { acceptedAtOf } from '../domain/ticket-id.ts'
import type { SettledTicket, Ticket } from '../domain/ticket.ts'
import type { SettleService } from './settle-service.ts'

export type RehydrateOutcome =
  | 'rebuilt'
  /** Redis has its state. */
  | 'not-lost'
  /** It was never on sale, so there is nothing to be lost. */
  | 'never-opened'

export interface RehydrateService {
  /**
   * Makes a published sale's state in Redis anew, from the fence's books, the settled tickets and what its stream still
   * holds. Until it is done nothing is accepted. Safe to repeat after a stop anywhere, and to run twice at once: a ticket
   * is counted once, and a state that is not lost is left alone.
   * @throws AppError UNAVAILABLE when order can't be reached
   */
  rehydrate(eventId: string): Promise<RehydrateOutcome>
  /**
   * Gives a sale the verdicts that the fence's books hold: tickets that it does not know, and settlements that it has not
   * heard. Changes nothing that is in order, and so is safe while the sale is on.
   * @returns how many tickets it did not know
   */
  catchUp(eventId: string): Promise<number>
  /** Whichever of the two is needed. */
  restore(eventId: string): Promise<{ wasLost: boolean; adopted: number }>
}

export interface RehydrateServiceOptions {
  readonly events: EventRepository
  readonly lifeCycle: LifeCycleRepository
  readonly sales: SaleStore
  readonly tickets: TicketRepository
  readonly allotments: Allotments
  readonly settling: SettleService
  /** The accepted tickets whose intents are still in a sale's stream. */
  readonly readIntents: (eventId: string) => AsyncIterable<Ticket[]>
  readonly hints: HintBus
  readonly logger: Logger
}

/** Tickets that one script call takes: it holds up all else for about a millisecond. */
const PAGE = 500

export function createRehydrateService(options: RehydrateServiceOptions): RehydrateService {
  const { events, lifeCycle, sales, tickets, allotments, settling, readIntents } = options
  const { hints, logger } = options

  async function adopt(eventId: string, lost: readonly Ticket[]): Promise<number> {
    if (lost.length === 0) return 0
    const outcome = await sales.adopt(eventId, lost)
    if (!outcome) throw new Error(`the sale ${eventId} was lost again`)
    return outcome.adopted
  }

  async function catchUp(eventId: string): Promise<number> {
    let adopted = 0
    let after: string | null = null
    do {
      const page = await allotments.fence(eventId, PAGE, after)
      if (!page || page.tickets.length === 0) return adopted
      adopted += await adopt(
        eventId,
        page.tickets.map((ticket) => fencedTicket(eventId, ticket)),
      )
      await settling.settle(eventId, page.tickets.map(settlementOf))
      after = page.hasNextPage ? page.endCursor : null
    } while (after !== null)
    return adopted
  }

  /** Those that have no order, and so are not in the fence's books. */
  async function adoptFailed(eventId: string): Promise<void> {
    let page: SettledTicket[] = []
    do {
      page = await tickets.listFailed(eventId, PAGE, page.at(-1))
      await adopt(eventId, page)
    } while (page.length === PAGE)
  }

  async function adoptIntents(eventId: string): Promise<void> {
    for await (const queued of readIntents(eventId)) await adopt(eventId, queued)
  }

  async function begin(event: SaleEvent): Promise<boolean> {
    const state = await sales.state(event.id)
    if (state === 'REBUILDING') return true
    if (state !== null) return false
    const rebuilds = await lifeCycle.countRebuild(event.id)
    return (await sales.beginRebuild(event, rebuilds)) !== 'not-lost'
  }

  async function rebuild(event: SaleEvent): Promise<void> {
    const { id } = event
    logger.warn({ eventId: id }, 'the state of a sale is lost: making it anew')
    // The fence first: where two sources know a ticket, its word counts.
    await catchUp(id)
    await adoptFailed(id)
    await adoptIntents(id)
    const [current = event] = await events.findByIds([id])
    await sales.finishRebuild(id, isLive(current.state) ? 'OPEN' : 'CLOSED')
    await hints.publish(SALES_CHANNEL)
    logger.info({ eventId: id, figures: await sales.figures(id) }, 'the state of a sale is back')
  }

  async function rehydrate(eventId: string): Promise<RehydrateOutcome> {
    const [event] = await events.findByIds([eventId])
    if (!event || event.state === 'DRAFT' || event.state === 'PUBLISHING') return 'never-opened'
    if ((await allotments.fence(eventId, 1, null)) === null) return 'never-opened'
    if (!(await begin(event))) return 'not-lost'
    await rebuild(event)
    return 'rebuilt'
  }

  return {
    catchUp,
    rehydrate,
    async restore(eventId) {
      const outcome = await rehydrate(eventId)
      const adopted = outcome === 'not-lost' ? await catchUp(eventId) : 0
      return { wasLost: outcome === 'rebuilt', adopted }
    },
  }
}

/** A ticket with an order, as Redis would have it after its settlements. */
function fencedTicket(eventId: string, fenced: FencedTicket): Ticket {
  const { ticketId, userId, orderId, quantity, sequence, idempotencyKey, held } = fenced
  const claim = { id: ticketId, eventId, userId, quantity, sequence, idempotencyKey }
  const base = { ...claim, acceptedAt: acceptedAtOf(ticketId) }
  return held
    ? { ...base, status: 'CONFIRMED', version: 2, orderId }
    : { ...base, status: 'EXPIRED', version: 3, orderId, reason: NOT_HELD }
}

function settlementOf({ ticketId, orderId, held }: FencedTicket): Settlement {
  return held
    ? { ticketId, outcome: 'CONFIRMED', orderId }
    : { ticketId, outcome: 'EXPIRED', orderId, reason: NOT_HELD }
}

const NOT_HELD = 'The order was cancelled or refunded.'
