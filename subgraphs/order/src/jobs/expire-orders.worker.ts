import { implementJob, type JobWorker } from '@floodgate/platform/job'
import type { OrderExpirer } from '../services/expire-orders.ts'
import { expireOrders } from './expire-orders.ts'
import { LOCK_DURATION_MS, type WorkerDependencies } from './worker-dependencies.ts'

/** Expires what is due when it falls due. The sweeper does the same for what a lost job leaves. */
export function implementExpireOrders(
  deps: WorkerDependencies & { readonly expirer: OrderExpirer },
): JobWorker {
  return implementJob(
    expireOrders,
    deps.connection,
    async () => {
      await deps.expirer.expireOverdue()
    },
    { lockDurationMs: LOCK_DURATION_MS, logger: deps.logger },
  )
}
