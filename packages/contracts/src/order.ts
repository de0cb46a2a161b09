import { defineJob } from '@floodgate/platform/job'
import { z } from 'zod'

const id = z.string().length(30)

const orderChangeSchema = z.object({
  orderId: id,
  /** Orders the changes of one order. */
  version: z.int().positive(),
  change: z.enum([
    'order.created',
    'order.paid',
    'order.payment_failed',
    'order.cancelled',
    'order.shipped',
    'order.completed',
    'order.refunded',
  ]),
  /** Milliseconds since the epoch. */
  at: z.int(),
})
export type OrderChange = z.infer<typeof orderChangeSchema>

/** order → everyone: orders that changed, as one transaction changed them. */
export const orderChanges = defineJob(
  'order-changes',
  z.object({ changes: z.array(orderChangeSchema).min(1).max(500) }),
)
