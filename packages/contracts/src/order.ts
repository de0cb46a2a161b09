import { defineJob } from '@floodgate/platform/job'
import { z } from 'zod'

const id = z.string().length(30)

/** What becomes of an order, for whoever is told of it. */
export const ORDER_EVENTS = [
  'order.created',
  'order.paid',
  'order.payment_failed',
  'order.cancelled',
  'order.shipped',
  'order.completed',
  'order.refunded',
] as const
export type OrderEvent = (typeof ORDER_EVENTS)[number]

const orderChangeSchema = z.object({
  orderId: id,
  /** Whose order it is. Orders of a sale are created without it: their buyers follow their tickets then. */
  userId: id.optional(),
  /** Orders the changes of one order. */
  version: z.int().positive(),
  /** The last two are between the shop and the buyer: nobody else is told. */
  change: z.enum([...ORDER_EVENTS, 'order.payment_action_required', 'order.refund_failed']),
  /** Milliseconds since the epoch. */
  at: z.int(),
})
export type OrderChange = z.infer<typeof orderChangeSchema>

/** order → everyone: orders that changed, as one transaction changed them. */
export const orderChanges = defineJob(
  'order-changes',
  z.object({ changes: z.array(orderChangeSchema).min(1).max(500) }),
)
