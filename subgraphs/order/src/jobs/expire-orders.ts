import { defineJob } from '@floodgate/platform/job'
import { z } from 'zod'

/** Orders become overdue at this time: one job wakes for all that were written together. */
export const expireOrders = defineJob(
  'order-expire',
  z.object({
    /** Milliseconds since the epoch. */
    dueAt: z.int(),
  }),
)
