import type { DeadLetter } from './data/dead-letter-repository.ts'
import type { QueueFigures } from './domain/queue-progress.ts'
import type { SaleEvent } from './domain/sale-event.ts'
import type { Ticket } from './domain/ticket.ts'

/** What resolvers of `SeckillEvent` get. */
export type SeckillEventModel = SaleEvent

/** What resolvers of `SeckillTicket` get. */
export type SeckillTicketModel = Ticket & {
  /** As read together with the ticket; looked up when asked for otherwise. */
  readonly queue?: QueueFigures
}

/** What resolvers of `SeckillDeadLetter` get. */
export type SeckillDeadLetterModel = DeadLetter

/** What resolvers of `User` get: the rest is the user subgraph's. */
export interface UserModel {
  readonly id: string
}
