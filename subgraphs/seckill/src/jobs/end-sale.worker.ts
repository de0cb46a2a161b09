import { implementJob, type JobWorker } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import type { RedisClient } from '@floodgate/platform/redis'
import type { CloseService } from '../services/close-service.ts'
import { endSale } from './end-sale.ts'

/** Ends sales on time. One that comes early by the Redis server's clock is left to the relay's rounds. */
export function implementEndSale(
  connection: RedisClient,
  closing: CloseService,
  logger: Logger,
): JobWorker {
  return implementJob(endSale, connection, ({ eventId }) => closing.closeIfOver(eventId), {
    logger,
  })
}
