import type { Logger } from '@floodgate/platform/logging'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { EventRepository } from '../data/event-repository.ts'
import { SALES_CHANNEL } from '../data/keys.ts'
import type { KeptSale, LifeCycleRepository } from '../data/life-cycle-repository.ts'
import type { SaleStore } from '../data/sale-store.ts'
import { isLive } from '../domain/sale-event.ts'
import type { CloseService } from './close-service.ts'
import type { ClosingSaga } from './closing-saga.ts'
import type { PublishService } from './publish-service.ts'
import type { RehydrateService } from './rehydrate-service.ts'

export interface SaleKeeper {
  /** Notes that a sale is on, once its time has come. Safe to repeat. */
  startIfDue(eventId: string): Promise<void>
  /**
   * Does what is due for a sale, whatever stopped whoever should have done it: publishes what is half published, brings
   * back what Redis lost, starts, ends, closes.
   */
  tend(sale: KeptSale): Promise<void>
}

export interface SaleKeeperOptions {
  readonly events: EventRepository
  readonly lifeCycle: LifeCycleRepository
  readonly sales: SaleStore
  readonly publishing: PublishService
  readonly closing: CloseService
  readonly saga: ClosingSaga
  readonly rehydrating: RehydrateService
  readonly hints: HintBus
  readonly logger: Logger
  /**
   * Milliseconds after which a publication under way counts as abandoned.
   * @default 30_000
   */
  readonly abandonedAfterMs?: number
}

export function createSaleKeeper(options: SaleKeeperOptions): SaleKeeper {
  const { events, sales, publishing, closing, saga, rehydrating, hints, logger } = options
  const { abandonedAfterMs = 30_000 } = options

  async function start(eventId: string): Promise<void> {
    if (!(await events.transition(eventId, ['SCHEDULED'], 'ACTIVE'))) return
    logger.info({ eventId }, 'sale started')
    await hints.publish(SALES_CHANNEL)
  }

  async function resumePublishing({ id, updatedAt }: KeptSale): Promise<void> {
    if (Date.now() - updatedAt.getTime() < abandonedAfterMs) return
    const { kind } = await publishing.publish(id)
    logger.warn({ eventId: id, outcome: kind }, 'went on with an abandoned publication')
  }

  async function tendLive({ id, state, startsAt, endsAt }: KeptSale): Promise<void> {
    const stored = await sales.state(id)
    if (stored === null || stored === 'REBUILDING') await rehydrating.rehydrate(id)
    const now = await sales.now()
    if (state === 'SCHEDULED' && startsAt.getTime() <= now) await start(id)
    if (endsAt.getTime() <= now) await closing.closeIfOver(id)
  }

  return {
    async startIfDue(eventId) {
      const [event] = await events.findByIds([eventId])
      if (event && event.startsAt.getTime() <= (await sales.now())) await start(eventId)
    },
    async tend(sale) {
      if (sale.state === 'PUBLISHING') await resumePublishing(sale)
      if (isLive(sale.state)) await tendLive(sale)
      if (sale.closing) await saga.finish(sale.id)
    },
  }
}
