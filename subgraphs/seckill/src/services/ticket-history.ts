import type { LifeCycleRepository } from '../data/life-cycle-repository.ts'
import type { SaleStore } from '../data/sale-store.ts'
import type { TicketRepository } from '../data/ticket-repository.ts'
import type { Ticket } from '../domain/ticket.ts'

export interface TicketHistory {
  /** A buyer's tickets of all sales, newest first, older than `before`. */
  list(userId: string, first: number, before: string | undefined): Promise<Ticket[]>
}

/** Settled tickets are in the database; those of sales that are not wound up yet, queued ones above all, in Redis. */
export function createTicketHistory(options: {
  lifeCycle: LifeCycleRepository
  sales: SaleStore
  tickets: TicketRepository
}): TicketHistory {
  const { lifeCycle, sales, tickets } = options

  async function liveTickets(userId: string): Promise<Ticket[]> {
    const kept = await lifeCycle.findKept()
    // Sent in one tick, so one round trip; on a cluster, one for each node.
    return (await Promise.all(kept.map(({ id }) => sales.ticketsOf(id, userId)))).flat()
  }

  return {
    async list(userId, first, before) {
      const [live, settled] = await Promise.all([
        liveTickets(userId),
        tickets.listOf(userId, first, before),
      ])
      const newest = new Map<string, Ticket>()
      for (const ticket of [...settled, ...live]) {
        const known = newest.get(ticket.id)
        if (!known || known.version < ticket.version) newest.set(ticket.id, ticket)
      }
      return [...newest.values()]
        .filter(({ id }) => before === undefined || id < before)
        .sort((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, first)
    },
  }
}
