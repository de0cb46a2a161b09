import { implementJob } from '@floodgate/platform/job'
import { createJobQueue } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import { createOutboxRelay } from '@floodgate/platform/outbox'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { RedisClient } from '@floodgate/platform/redis'
import type { PrismaClient } from '#prisma'
import { OUTBOX_CHANNEL } from '../data/outbox.ts'
import { catalogChanges } from './catalog-changes.ts'
import { applyCatalogChanges, type CatalogChangesDependencies } from './catalog-changes.worker.ts'

export interface WorkerOptions extends CatalogChangesDependencies {
  readonly prisma: PrismaClient
  readonly hints: HintBus
  readonly commands: RedisClient
  readonly blocking: RedisClient
  readonly logger: Logger
}

export interface Workers {
  /** Waits for the jobs under way. */
  close(): Promise<void>
}

/** Moves the outbox to its queue, and works through that. Any number of processes may do so. */
export function startWorkers(options: WorkerOptions): Workers {
  const { prisma, hints, commands, blocking, logger } = options
  const queue = createJobQueue(catalogChanges, commands)
  const relay = createOutboxRelay({
    database: prisma,
    queues: [queue],
    hints,
    channel: OUTBOX_CHANNEL,
    logger,
    pollIntervalMs: 250,
  })
  const worker = implementJob(
    catalogChanges,
    blocking,
    (changes) => applyCatalogChanges(options, changes),
    { concurrency: 4, logger },
  )
  relay.start()
  return {
    async close() {
      await relay.close()
      await worker.close()
      await queue.close()
    },
  }
}
