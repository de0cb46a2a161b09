import type { Logger } from '@floodgate/platform/logging'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { EventRepository, RelayedSale } from '../data/event-repository.ts'
import { SALES_CHANNEL } from '../data/keys.ts'
import type { CloseService } from '../services/close-service.ts'
import { type EventState, isLive } from '../domain/sale-event.ts'
import type { IntentStream } from './intent-stream.ts'
import type { SaleRelay } from './sale-relay.ts'

export interface RelaySupervisorOptions {
  readonly events: EventRepository
  readonly closing: CloseService
  readonly hints: HintBus
  readonly logger: Logger
  readonly openStream: (eventId: string) => IntentStream
  readonly startRelay: (eventId: string, stream: IntentStream) => SaleRelay
  /**
   * Milliseconds between two looks at the list of sales without a hint.
   * @default 5_000
   */
  readonly pollIntervalMs?: number
}

export interface RelaySupervisor {
  close(): Promise<void>
}

interface Running {
  readonly stream: IntentStream
  readonly relay: SaleRelay
}

/**
 * Runs a relay for each sale that may have tickets to pass on: from its publication until it has ended and its
 * stream is empty. One sale's trouble is no other's.
 */
export async function startRelaySupervisor(
  options: RelaySupervisorOptions,
): Promise<RelaySupervisor> {
  const { events, hints, logger, pollIntervalMs = 5_000 } = options
  const listener = await hints.listen(SALES_CHANNEL)
  const running = new Map<string, Running>()

  async function tend(sale: RelayedSale): Promise<void> {
    const started = running.get(sale.id) ?? start(options, sale.id)
    running.set(sale.id, started)
    if (isLive(sale.state) && sale.endsAt.getTime() <= Date.now()) {
      await options.closing.closeIfOver(sale.id)
    }
    // Nothing is accepted after the end, so a stream that is empty then stays so.
    if (isOver(sale.state) && (await started.stream.isEmpty())) {
      await events.markRelayed(sale.id)
    }
  }

  async function round(): Promise<void> {
    const sales = await events.findToRelay()
    const wanted = new Set(sales.map(({ id }) => id))
    for (const [id, { relay }] of running) {
      if (wanted.has(id)) continue
      running.delete(id)
      await relay.close()
    }
    const results = await Promise.allSettled(sales.map(tend))
    for (const result of results) {
      if (result.status === 'rejected') logger.warn({ err: result.reason as unknown }, 'sale')
    }
  }

  async function run(): Promise<void> {
    do {
      try {
        await round()
      } catch (err) {
        logger.warn({ err }, 'relay supervisor: will try again')
      }
    } while (await listener.next(pollIntervalMs))
  }

  const done = run()
  return {
    async close() {
      listener.close()
      await done
      await Promise.all([...running.values()].map(({ relay }) => relay.close()))
    },
  }
}

function start(options: RelaySupervisorOptions, eventId: string): Running {
  const stream = options.openStream(eventId)
  return { stream, relay: options.startRelay(eventId, stream) }
}

const isOver = (state: EventState) => state === 'ENDED' || state === 'CANCELLED'
