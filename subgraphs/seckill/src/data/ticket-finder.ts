import { isId } from '@floodgate/platform/identifier'
import type { Ticket } from '../domain/ticket.ts'
import { tagOfTicket, ticketTagOf } from '../domain/ticket-id.ts'
import type { EventRepository } from './event-repository.ts'
import type { SaleStore } from './sale-store.ts'
import type { TicketRepository } from './ticket-repository.ts'

/** Finds tickets by nothing but their ids. */
export interface TicketFinder {
  find(ids: readonly string[]): Promise<(Ticket | null)[]>
  /** As `find`, for a ticket whose sale is known. */
  read(eventId: string, id: string): Promise<Ticket | null>
}

export interface TicketFinderOptions {
  readonly events: EventRepository
  readonly sales: SaleStore
  readonly tickets: TicketRepository
}

/** Sales whose tickets were read lately, by the tag in their tickets' ids. */
const KNOWN_SALES = 10_000

/**
 * A ticket's id carries a tag of its sale, so that one look in Redis usually finds it: first among the sales that this
 * process met under the tag, then among all that the database has, then among the tickets that it has.
 */
export function createTicketFinder(options: TicketFinderOptions): TicketFinder {
  const { events, sales, tickets } = options
  const known = new Map<string, ReadonlySet<string>>()

  function remember(eventIds: readonly string[]): void {
    for (const eventId of eventIds) {
      const tag = ticketTagOf(eventId)
      const same = known.get(tag) ?? new Set()
      if (known.size >= KNOWN_SALES) known.delete(known.keys().next().value ?? '')
      known.set(tag, new Set([...same, eventId]))
    }
  }

  async function lookInSales(id: string): Promise<Ticket | null> {
    const candidates = known.get(tagOfTicket(id)) ?? new Set<string>()
    const found = await Promise.all([...candidates].map((eventId) => sales.ticket(eventId, id)))
    return found.find((ticket) => ticket !== null) ?? null
  }

  async function lookFurther(missing: readonly string[]): Promise<Map<string, Ticket>> {
    const tags = new Set(missing.map(tagOfTicket))
    const [eventIds, settled] = await Promise.all([
      events.findIdsByTicketTags([...tags]),
      tickets.findByIds(missing),
    ])
    remember(eventIds)
    const live = await Promise.all(missing.map(lookInSales))
    const found = [...settled, ...live.filter((ticket) => ticket !== null)]
    return new Map(found.map((ticket) => [ticket.id, ticket]))
  }

  return {
    async find(ids) {
      const first = await Promise.all(
        ids.map((id) => (isId('tkt', id) ? lookInSales(id) : Promise.resolve(null))),
      )
      const missing = ids.filter((id, index) => !first[index] && isId('tkt', id))
      if (missing.length === 0) return first
      const further = await lookFurther(missing)
      return ids.map((id, index) => first[index] ?? further.get(id) ?? null)
    },
    async read(eventId, id) {
      const live = await sales.ticket(eventId, id)
      if (live) return live
      const [settled] = await tickets.findByIds([id])
      return settled ?? null
    },
  }
}
