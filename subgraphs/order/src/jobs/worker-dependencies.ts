import type { JobDefinition } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import type { RedisClient } from '@floodgate/platform/redis'
import type { PrismaClient } from '#prisma'

/**
 * After a kill, a job under way runs again within twice this time. Short, as buyers wait; and harmless where a slow
 * worker loses its lock, since every job may run twice.
 */
export const LOCK_DURATION_MS = 4_000

/** What every job's worker needs. */
export interface WorkerDependencies {
  readonly prisma: PrismaClient
  /** A `blocking` client. */
  readonly connection: RedisClient
  readonly logger: Logger
  /** Aborted when the process stops, so that nobody waits for a database then. */
  readonly signal: AbortSignal
}

export type JobData<J> = J extends JobDefinition<infer T> ? T : never
