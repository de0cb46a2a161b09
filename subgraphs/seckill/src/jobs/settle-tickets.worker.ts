import { settleTickets } from '@floodgate/contracts/seckill'
import { implementJob, type JobWorker } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import type { RedisClient } from '@floodgate/platform/redis'
import type { SettleService } from '../services/settle-service.ts'

/** Batches under way at once: while the database writes one, Redis settles the next. */
const CONCURRENCY = 4

/** Takes what became of tickets from the order subgraph. */
export function implementSettleTickets(
  connection: RedisClient,
  settling: SettleService,
  logger: Logger,
): JobWorker {
  return implementJob(
    settleTickets,
    connection,
    ({ eventId, settlements }) => settling.settle(eventId, settlements),
    { concurrency: CONCURRENCY, logger },
  )
}
