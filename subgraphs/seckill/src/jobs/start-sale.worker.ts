import { implementJob, type JobWorker } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import type { RedisClient } from '@floodgate/platform/redis'
import type { SaleKeeper } from '../services/sale-keeper.ts'
import { startSale } from './start-sale.ts'

/** Starts sales on time. One that comes early by the Redis server's clock is left to the keeper's rounds. */
export function implementStartSale(
  connection: RedisClient,
  keeper: SaleKeeper,
  logger: Logger,
): JobWorker {
  return implementJob(startSale, connection, ({ eventId }) => keeper.startIfDue(eventId), {
    logger,
  })
}
