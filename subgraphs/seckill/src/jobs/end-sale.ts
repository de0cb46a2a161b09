import { defineJob } from '@floodgate/platform/job'
import { z } from 'zod'

const endSaleSchema = z.object({ eventId: z.string().length(30) })
export type EndSale = z.infer<typeof endSaleSchema>

/** To itself: this sale's time is over now. */
export const endSale = defineJob('seckill-end-sale', endSaleSchema)

/** One ending for each sale, however often it is published. */
export const endSaleJobId = (eventId: string) => `end-${eventId}`
