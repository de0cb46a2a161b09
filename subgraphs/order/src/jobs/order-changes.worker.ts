import { orderChanges } from '@floodgate/contracts/order'
import { implementJob, type JobWorker } from '@floodgate/platform/job'
import { type HintBus } from '@floodgate/platform/pubsub'
import { orderChannel } from '../services/order-channel.ts'
import { LOCK_DURATION_MS, type WorkerDependencies } from './worker-dependencies.ts'

const CONCURRENCY = 4

/** Wakes those who follow an order. */
export function implementOrderChanges(
  deps: WorkerDependencies & { readonly hints: HintBus },
): JobWorker {
  return implementJob(
    orderChanges,
    deps.connection,
    async ({ changes }) => {
      // Nobody can be following an order that did not exist: a sale's thousands of new orders cost no message.
      const followable = changes.filter(({ change }) => change !== 'order.created')
      const orderIds = new Set(followable.map(({ orderId }) => orderId))
      await Promise.all([...orderIds].map((id) => deps.hints.publish(orderChannel(id))))
    },
    { concurrency: CONCURRENCY, lockDurationMs: LOCK_DURATION_MS, logger: deps.logger },
  )
}
