import { defineJob } from '@floodgate/platform/job'
import { z } from 'zod'

/** Gives money back that arrived for an order which could no longer be paid. */
export const refundPayment = defineJob(
  'order-refund-payment',
  z.object({ paymentId: z.string().length(30) }),
)
