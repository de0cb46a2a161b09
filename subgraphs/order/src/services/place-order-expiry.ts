import type { JobQueue } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import type { expireOrders } from '../jobs/expire-orders.ts'
import type { JobData } from '../jobs/worker-dependencies.ts'

/** Has one job wake for all orders that are due at a time. Where it fails, or its job is lost, the sweeper remains. */
export function createExpiryScheduler(
  queue: JobQueue<JobData<typeof expireOrders>>,
  logger: Logger,
): (dueAt: Date) => void {
  let lastDueAt = 0
  return (dueAt) => {
    const at = dueAt.getTime()
    if (at <= lastDueAt) return
    lastDueAt = at
    queue
      .add({ dueAt: at }, { jobId: `due-${at}`, delayMs: Math.max(0, at - Date.now()) })
      .catch((err: unknown) => logger.warn({ err }, 'no job for the expiry of orders'))
  }
}
