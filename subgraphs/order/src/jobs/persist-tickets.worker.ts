import { persistTickets } from '@floodgate/contracts/seckill'
import { crashPoint } from '@floodgate/platform/crash-point'
import { implementJob, type JobQueue, type JobWorker } from '@floodgate/platform/job'
import { throughOutages } from '../data/outage.ts'
import type { TicketPersister } from '../services/persist-tickets.ts'
import type { expireOrders } from './expire-orders.ts'
import { PoisonTicketsError } from './poison-tickets-error.ts'
import { type JobData, LOCK_DURATION_MS, type WorkerDependencies } from './worker-dependencies.ts'

/** A sale's batches wait for one another at its fence, so more of them at once only serves several sales. */
const CONCURRENCY = 4

/** Writes the orders of a batch of tickets. */
export function implementPersistTickets(
  deps: WorkerDependencies & {
    readonly persister: TicketPersister
    readonly expireQueue: JobQueue<JobData<typeof expireOrders>>
  },
): JobWorker {
  const { connection, logger, persister, expireQueue } = deps
  return implementJob(
    persistTickets,
    connection,
    async ({ eventId, tickets }) => {
      const { poison, paymentDueAt } = await throughOutages(deps, () =>
        persister.persist(eventId, tickets),
      )
      const dueAt = paymentDueAt.getTime()
      await expireQueue.add({ dueAt }, { jobId: `due-${dueAt}`, delayMs: dueAt - Date.now() })
      crashPoint('persist.before-done')
      if (poison.length > 0) throw new PoisonTicketsError(poison)
    },
    { concurrency: CONCURRENCY, lockDurationMs: LOCK_DURATION_MS, logger },
  )
}
