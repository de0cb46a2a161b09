import { orderChanges } from '@floodgate/contracts/order'
import { implementJob, type JobWorker } from '@floodgate/platform/job'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { WebhookDeliverer } from '../services/deliver-webhooks.ts'
import { orderChannel, ordersChannelOf } from '../services/order-channel.ts'
import { LOCK_DURATION_MS, type WorkerDependencies } from './worker-dependencies.ts'

const CONCURRENCY = 4

/** Wakes those who follow an order or an account's orders, and has the shop's systems told. */
export function implementOrderChanges(
  deps: WorkerDependencies & { readonly hints: HintBus; readonly deliverer: WebhookDeliverer },
): JobWorker {
  return implementJob(
    orderChanges,
    deps.connection,
    async ({ changes }) => {
      // Nobody can be following an order that did not exist: a sale's thousands of new orders cost no message.
      const followable = changes.filter(({ change }) => change !== 'order.created')
      const orderIds = new Set(followable.map(({ orderId }) => orderId))
      const userIds = new Set(changes.flatMap(({ userId }) => userId ?? []))
      const channels = [...[...orderIds].map(orderChannel), ...[...userIds].map(ordersChannelOf)]
      await Promise.all(channels.map((channel) => deps.hints.publish(channel)))
      await deps.deliverer.plan(changes)
    },
    { concurrency: CONCURRENCY, lockDurationMs: LOCK_DURATION_MS, logger: deps.logger },
  )
}
