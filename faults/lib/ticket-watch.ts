import { setTimeout as delay } from 'node:timers/promises'
import { readTickets } from './books.ts'
import type { Shop } from './shop.ts'

export interface TicketWatch {
  /**
   * Milliseconds that each ticket took to reach a final state, counted from its acceptance or, where that was earlier,
   * from the recovery. Tickets that never did are left out.
   */
  waitsSince(recoveredAt: number): number[]
  /** How often `quota = available + queued + confirmed` was looked at, and how often it did not hold. */
  readonly samples: { readonly taken: number; readonly broken: number }
  stop(): Promise<void>
}

const INTERVAL_MS = 100

/** Follows the tickets of a sale through the run, and its figures with them. */
export function watchTickets(shop: Shop, eventId: string): TicketWatch {
  const acceptedAt = new Map<string, number>()
  const finalAt = new Map<string, number>()
  const samples = { taken: 0, broken: 0 }
  let stopped = false

  async function look(): Promise<void> {
    const figures = await shop.sales.figures(eventId)
    if (figures) {
      samples.taken += 1
      const { quota, available, accepted, failed, expired, confirmed } = figures
      const queued = accepted - confirmed - failed - expired
      const holds = available >= 0 && queued >= 0 && quota === available + queued + confirmed
      if (!holds) samples.broken += 1
    }
    for (const ticket of await readTickets(shop, eventId)) {
      acceptedAt.set(ticket.id, ticket.acceptedAt)
      if (ticket.status !== 'QUEUED' && !finalAt.has(ticket.id)) finalAt.set(ticket.id, Date.now())
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      // Redis itself may be what is dead just now.
      await look().catch(() => undefined)
      await delay(INTERVAL_MS)
    }
  }

  const running = run()
  return {
    waitsSince: (recoveredAt) =>
      [...finalAt].map(([id, at]) =>
        Math.max(0, at - Math.max(recoveredAt, acceptedAt.get(id) ?? 0)),
      ),
    samples,
    async stop() {
      stopped = true
      await running
    },
  }
}
