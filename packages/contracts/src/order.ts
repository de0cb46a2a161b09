import { defineJob } from '@floodgate/platform/job'
import { z } from 'zod'

const id = z.string().length(30)

/** order → everyone: an order changed. `version` orders the changes of one order. */
export const orderChanged = defineJob(
  'order-changed',
  z.object({
    orderId: id,
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
  }),
)
