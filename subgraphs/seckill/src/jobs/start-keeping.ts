import { persistTickets, settleTickets } from '@floodgate/contracts/seckill'
import { createJobQueue, type JobQueue } from '@floodgate/platform/job'
import { SALES_CHANNEL, saleKeys } from '../data/keys.ts'
import { isLive } from '../domain/sale-event.ts'
import { createClosingSaga } from '../services/closing-saga.ts'
import type { createLifeCycle, LifeCycleDependencies } from '../services/create-life-cycle.ts'
import { createReconcileService } from '../services/reconcile-service.ts'
import { createSaleKeeper, type SaleKeeper } from '../services/sale-keeper.ts'
import { type Rounds, startRounds } from './rounds.ts'

/** Milliseconds between two looks at what is due; a change of a sale is a hint to look at once. */
const KEEP_INTERVAL_MS = 1_000
const RECONCILE_INTERVAL_MS = 3_000
/** How often sales that are wound up are compared with their fence, and for how long after. */
const REVIEW_INTERVAL_MS = 60_000
const REVIEWED_FOR_MS = 24 * 60 * 60 * 1_000

export interface Keeping {
  readonly keeper: SaleKeeper
  close(): Promise<void>
}

type LifeCycle = ReturnType<typeof createLifeCycle>

/** What the worker does for sales in rounds: everything that is due, reconciliation, and a late look back. */
export async function startKeeping(
  dependencies: LifeCycleDependencies,
  life: LifeCycle,
): Promise<Keeping> {
  const { redis, sales, hints, metrics, logger } = dependencies
  const { lifeCycle, allotments, rehydrating } = life
  const queues = [createJobQueue(persistTickets, redis), createJobQueue(settleTickets, redis)]
  const saga = createClosingSaga({ lifeCycle, sales, allotments, rehydrating, logger })
  const keeper = createSaleKeeper({ ...life, sales, saga, hints, logger })
  const reconciling = createReconcileService({
    ...{ lifeCycle, sales, allotments, rehydrating, metrics, logger },
    nothingUnderWay: async (eventId) =>
      (await redis.xlen(saleKeys(eventId).intents)) === 0 && areIdle(queues),
  })

  const listen = () => hints.listen(SALES_CHANNEL)
  const rounds: Rounds[] = [
    startRounds({
      ...{ name: 'sale keeper', logger, listener: await listen(), intervalMs: KEEP_INTERVAL_MS },
      find: lifeCycle.findKept,
      work: keeper.tend,
    }),
    startRounds({
      ...{ name: 'reconciler', logger, listener: await listen() },
      intervalMs: RECONCILE_INTERVAL_MS,
      find: watched(lifeCycle.findKept, reconciling.forget),
      work: ({ id }) => reconciling.reconcile(id),
    }),
    startRounds({
      ...{ name: 'review', logger, listener: await hints.listen('seckill-review') },
      intervalMs: REVIEW_INTERVAL_MS,
      find: () => lifeCycle.findClosedSince(new Date(Date.now() - REVIEWED_FOR_MS)),
      work: async ({ id, returned }) => {
        const fence = await allotments.fence(id, 1, null)
        if (fence && fence.quota - fence.sold !== returned) await lifeCycle.reopenClosing(id)
      },
    }),
  ]

  return {
    keeper,
    async close() {
      await Promise.all(rounds.map((one) => one.close()))
      await Promise.all(queues.map((queue) => queue.close()))
    },
  }
}

/** Sales that may have tickets under way; those that have no more are forgotten. */
function watched(find: LifeCycle['lifeCycle']['findKept'], forget: (id: string) => void) {
  let known = new Set<string>()
  return async () => {
    const now = new Date()
    const kept = (await find()).filter(
      ({ state, startsAt, closing }) => (isLive(state) && startsAt <= now) || closing,
    )
    const ids = new Set(kept.map(({ id }) => id))
    for (const id of known) if (!ids.has(id)) forget(id)
    known = ids
    return kept
  }
}

async function areIdle(queues: readonly Pick<JobQueue<never>, 'counts'>[]): Promise<boolean> {
  const counts = await Promise.all(queues.map((queue) => queue.counts()))
  return counts.every(({ waiting = 0, active = 0, delayed = 0, prioritized = 0, paused = 0 }) =>
    [waiting, active, delayed, prioritized, paused].every((count) => count === 0),
  )
}
