import { currentThenChanges } from '@floodgate/platform/live'
import type { HintBus } from '@floodgate/platform/pubsub'
import { stockChannel, ticketChannel } from '../data/keys.ts'
import type { SaleStore } from '../data/sale-store.ts'
import type { TicketFinder } from '../data/ticket-finder.ts'
import type { SaleFigures } from '../domain/statement.ts'
import type { Ticket } from '../domain/ticket.ts'

/** At most 5 events a second. */
const STOCK_INTERVAL_MS = 200

export interface LiveService {
  /** The ticket now and at each change. It goes on after CONFIRMED, since an unpaid order still expires. */
  ticket(ticket: Ticket): AsyncIterable<Ticket>
  /** A sale's figures now and whenever its stock changed, conflated. */
  stock(eventId: string): AsyncIterable<SaleFigures>
}

export function createLiveService(options: {
  hints: HintBus
  sales: SaleStore
  tickets: TicketFinder
}): LiveService {
  const { hints, sales, tickets } = options
  return {
    ticket: ({ id, eventId }) =>
      currentThenChanges({
        hints,
        channel: ticketChannel(id),
        read: () => tickets.read(eventId, id),
        versionOf: (ticket) => ticket.version,
      }),
    stock: (eventId) =>
      currentThenChanges({
        hints,
        channel: stockChannel(eventId),
        read: () => sales.figures(eventId),
        versionOf: (figures) => figures.stockVersion,
        minimumIntervalMs: STOCK_INTERVAL_MS,
      }),
  }
}
