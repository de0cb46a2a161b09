import { defineJob } from '@floodgate/platform/job'
import { z } from 'zod'

/** Asks the provider for a payment's money. */
export const chargePayment = defineJob(
  'order-charge-payment',
  z.object({ paymentId: z.string().length(30) }),
)
