import { defineJob } from '@floodgate/platform/job'
import { z } from 'zod'

const id = z.string().length(30)
const count = z.int().positive()

/** A ticket as the reserve script accepted it. */
export const acceptedTicketSchema = z.object({
  ticketId: id,
  userId: id,
  quantity: count,
  /** Its place in the sale, from 1. */
  sequence: count,
  idempotencyKey: z.string(),
  /** Milliseconds since the epoch, by the Redis server's clock. */
  acceptedAt: z.int(),
})
export type AcceptedTicket = z.infer<typeof acceptedTicketSchema>

/** seckill → order: write these tickets' orders. Each ticket is written once, however often it is told. */
export const persistTickets = defineJob(
  'seckill-persist',
  z.object({ eventId: id, tickets: z.array(acceptedTicketSchema).min(1).max(500) }),
  { keepCompleted: 10 },
)

/** How a ticket ended, or ended after all. */
export const settlementSchema = z.discriminatedUnion('outcome', [
  z.object({ ticketId: id, outcome: z.literal('CONFIRMED'), orderId: id }),
  z.object({
    ticketId: id,
    outcome: z.literal('FAILED'),
    reason: z.string(),
    /** What is wrong with its data, for a person to look into; without it, it failed for a good reason. */
    fault: z.string().optional(),
  }),
  z.object({ ticketId: id, outcome: z.literal('EXPIRED'), orderId: id, reason: z.string() }),
])
export type Settlement = z.infer<typeof settlementSchema>

/** order → seckill: what became of these tickets. FAILED and EXPIRED give the unit back to the sale. */
export const settleTickets = defineJob(
  'seckill-settle',
  z.object({ eventId: id, settlements: z.array(settlementSchema).min(1).max(500) }),
  { keepCompleted: 10 },
)
