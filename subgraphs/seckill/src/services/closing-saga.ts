import { crashPoint } from '@floodgate/platform/crash-point'
import type { Logger } from '@floodgate/platform/logging'
import type { Allotments, FenceFigures } from '../data/allotments.ts'
import type { ClosingSale, LifeCycleRepository } from '../data/life-cycle-repository.ts'
import type { SaleStore } from '../data/sale-store.ts'
import type { RehydrateService } from './rehydrate-service.ts'

export interface ClosingSaga {
  /**
   * Gives a closed sale's unsold units back to ordinary stock, once all its tickets are settled. Each step is idempotent
   * and the sale stays `closing` until the last, so that a repeat goes on where a failure stopped.
   * @returns whether nothing is left to do; otherwise ask again later
   * @throws AppError UNAVAILABLE when catalog or order can't be reached
   */
  finish(eventId: string): Promise<boolean>
}

export interface ClosingSagaOptions {
  readonly lifeCycle: LifeCycleRepository
  readonly sales: SaleStore
  readonly allotments: Allotments
  readonly rehydrating: RehydrateService
  readonly logger: Logger
}

/** How long Redis keeps an ended sale. Its tickets stay in the database, its orders in theirs. */
const KEPT_SECONDS = 7 * 24 * 60 * 60

export function createClosingSaga(options: ClosingSagaOptions): ClosingSaga {
  const { lifeCycle, sales, allotments, rehydrating, logger } = options

  /** Whether nothing is sold any more and every accepted ticket is settled. */
  async function isDrained(eventId: string): Promise<boolean> {
    const outcome = await sales.end(eventId, { beforeTime: true })
    switch (outcome.kind) {
      case 'closed':
        return outcome.queued === 0
      case 'sale-not-found':
      case 'rebuilding':
        // Not published after all, and so never warmed up: there is nothing to wait for.
        return (await rehydrating.rehydrate(eventId)) === 'never-opened'
      case 'not-over':
        return false
    }
  }

  async function giveBack(sale: ClosingSale, fence: FenceFigures | null): Promise<number> {
    // From here on orders can only give units back, which begins the closing anew: this total is never too high.
    crashPoint('end.after-fence-closed')
    const unsold = fence ? fence.quota - fence.sold : sale.quota
    await allotments.giveBack(sale.id, unsold)
    crashPoint('end.after-give-back')
    return unsold
  }

  return {
    async finish(eventId) {
      const sale = await lifeCycle.findClosing(eventId)
      if (!sale) return true
      if (!(await isDrained(eventId))) return false
      const returned = await giveBack(sale, await allotments.close(eventId))
      if (!(await lifeCycle.completeClosing(sale, returned))) return false
      crashPoint('end.after-completion')
      await sales.forgetAfter(eventId, KEPT_SECONDS)
      logger.info({ eventId, returned }, 'unsold units are back in ordinary stock')
      return true
    },
  }
}
