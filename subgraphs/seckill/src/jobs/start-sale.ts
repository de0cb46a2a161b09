import { defineJob } from '@floodgate/platform/job'
import { z } from 'zod'

const startSaleSchema = z.object({ eventId: z.string().length(30) })
export type StartSale = z.infer<typeof startSaleSchema>

/** To itself: this sale's time begins now. */
export const startSale = defineJob('seckill-start-sale', startSaleSchema)

/** One start for each sale, however often it is published. */
export const startSaleJobId = (eventId: string) => `start-${eventId}`
