import { isId } from '@floodgate/platform/identifier'
import DataLoader from 'dataloader'
import type { SaleEvent } from '../domain/sale-event.ts'
import type { SaleFigures } from '../domain/statement.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { EventRepository } from './event-repository.ts'
import type { SaleStore } from './sale-store.ts'
import type { TicketFinder } from './ticket-finder.ts'

export interface LoaderSources {
  readonly events: EventRepository
  readonly sales: SaleStore
  readonly tickets: TicketFinder
}

type Loader<T> = DataLoader<string, T>

/**
 * What one request reads: the same thing once, things asked for in one tick together.
 * Each loader is made when first asked for, since the request that matters most, a purchase, needs none.
 */
export class Loaders {
  readonly #sources: LoaderSources
  #now: Promise<number> | undefined
  #events: Loader<SaleEvent | null> | undefined
  #productSales: Loader<SaleEvent | null> | undefined
  #figures: Loader<SaleFigures | null> | undefined
  #tickets: Loader<Ticket | null> | undefined
  #ticketsOf: Map<string, Loader<Ticket[]>> | undefined

  constructor(sources: LoaderSources) {
    this.#sources = sources
  }

  /** Milliseconds since the epoch, by the clock that decides when a sale is on. */
  now(): Promise<number> {
    return (this.#now ??= this.#sources.sales.now())
  }

  get events(): Loader<SaleEvent | null> {
    return (this.#events ??= new DataLoader(async (ids) => {
      const found = await this.#sources.events.findByIds(ids.filter((id) => isId('skl', id)))
      const byId = new Map(found.map((event) => [event.id, event]))
      return ids.map((id) => byId.get(id) ?? null)
    }))
  }

  /** By product: the sale that is on, or else the next one. */
  get productSales(): Loader<SaleEvent | null> {
    return (this.#productSales ??= new DataLoader(async (productIds) => {
      const wanted = productIds.filter((id) => isId('prd', id))
      const upcoming = await this.#sources.events.findUpcoming(wanted, await this.now())
      const soonest = new Map<string, SaleEvent>()
      for (const event of upcoming) {
        if (!soonest.has(event.productId)) soonest.set(event.productId, event)
      }
      return productIds.map((id) => soonest.get(id) ?? null)
    }))
  }

  /** By event; null while Redis does not know it. */
  get figures(): Loader<SaleFigures | null> {
    // Sent in one tick, so one round trip; on a cluster, one for each node.
    return (this.#figures ??= new DataLoader((ids) =>
      Promise.all(ids.map((id) => this.#sources.sales.figures(id))),
    ))
  }

  get tickets(): Loader<Ticket | null> {
    return (this.#tickets ??= new DataLoader((ids) => this.#sources.tickets.find(ids)))
  }

  /** By event: the tickets of one buyer. */
  ticketsOf(userId: string): Loader<Ticket[]> {
    this.#ticketsOf ??= new Map<string, Loader<Ticket[]>>()
    const known = this.#ticketsOf.get(userId)
    if (known) return known
    const loader: Loader<Ticket[]> = new DataLoader((ids) =>
      Promise.all(ids.map((id) => this.#sources.sales.ticketsOf(id, userId))),
    )
    this.#ticketsOf.set(userId, loader)
    return loader
  }
}
