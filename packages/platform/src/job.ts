import { setTimeout as delay } from 'node:timers/promises'
import { Queue, UnrecoverableError, Worker, type JobsOptions, type WorkerOptions } from 'bullmq'
import { z } from 'zod'
import type { Logger } from './logging.ts'
import type { RedisClient } from './redis.ts'
import { currentRequestId, runWithRequest } from './request-context.ts'

/** A kind of job: its queue's name and the form of its data. Defined apart from what does it. */
export interface JobDefinition<T> {
  readonly name: string
  readonly schema: z.ZodType<T>
  /** How many finished jobs Redis keeps, data and all, for a look back and to drop repeated ids. */
  readonly keepCompleted: number
}

/** @param options.keepCompleted default 1_000; few for jobs with much data */
export function defineJob<T>(
  name: string,
  schema: z.ZodType<T>,
  { keepCompleted = 1_000 }: { keepCompleted?: number } = {},
): JobDefinition<T> {
  return { name, schema, keepCompleted }
}

/** What travels: the data, and the id of the request that caused it. */
interface Envelope {
  readonly data: unknown
  readonly requestId?: string | undefined
}

export interface JobOptions {
  /** A repeat with the same id is dropped while the first is known to the queue. No `:`. */
  readonly jobId?: string
  /** Milliseconds until it may run. */
  readonly delayMs?: number
}

export interface JobQueue<T> {
  readonly name: string
  /** @throws ZodError when the data does not fit the job's schema */
  add(data: T, options?: JobOptions): Promise<void>
  addBulk(jobs: readonly { data: T; options?: JobOptions; requestId?: string }[]): Promise<void>
  counts(): Promise<Record<string, number>>
  close(): Promise<void>
}

/** How often workers look for jobs whose worker was killed. BullMQ takes a job back at the second look at the earliest. */
const STALLED_INTERVAL_MS = 1_000

/** One hash tag a queue, so that all its keys are in one slot of a Redis Cluster. */
const prefixOf = (queueName: string) => `{floodgate:${queueName}}`

/** Tried 8 times over about 2 minutes; what then still fails stays in the failed set for a person. */
const DEFAULT_JOB_OPTIONS: JobsOptions = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 500 },
}

/** @param connection a client for commands; the caller closes it */
export function createJobQueue<T>(job: JobDefinition<T>, connection: RedisClient): JobQueue<T> {
  const queue = new Queue<Envelope>(job.name, {
    connection,
    prefix: prefixOf(job.name),
    defaultJobOptions: { ...DEFAULT_JOB_OPTIONS, removeOnComplete: { count: job.keepCompleted } },
  })
  // Connection errors are logged by whoever created the connection.
  queue.on('error', () => undefined)

  const toBullJob = (data: T, options: JobOptions = {}, requestId = currentRequestId()) => ({
    name: job.name,
    data: { data: job.schema.parse(data), requestId },
    opts: {
      ...(options.jobId !== undefined && { jobId: options.jobId }),
      ...(options.delayMs !== undefined && { delay: options.delayMs }),
    },
  })

  return {
    name: job.name,
    async add(data, options) {
      const { name, data: envelope, opts } = toBullJob(data, options)
      await queue.add(name, envelope, opts)
    },
    async addBulk(jobs) {
      await queue.addBulk(jobs.map((one) => toBullJob(one.data, one.options, one.requestId)))
    },
    counts: () => queue.getJobCounts(),
    close: () => queue.close(),
  }
}

/**
 * A queue as BullMQ has it, for those who operate it: jobs are sent by `createJobQueue` alone.
 * @param connection a client for commands; the caller closes it
 */
export function openQueue(name: string, connection: RedisClient): Queue {
  const queue = new Queue(name, { connection, prefix: prefixOf(name) })
  queue.on('error', () => undefined)
  return queue
}

export interface JobWorkerOptions {
  /** @default 1 */
  readonly concurrency?: number
  /**
   * Milliseconds until a job of a killed worker may be taken by another. Short by default, as buyers wait for it; a
   * worker so slow that it loses its job does no harm, since every job may run twice.
   * @default 4_000
   */
  readonly lockDurationMs?: number
  readonly logger: Logger
}

export interface JobContext {
  readonly jobId: string
  /** 1 for the first run. */
  readonly attempt: number
  readonly lastAttempt: boolean
}

export interface JobWorker {
  /** Waits for the jobs under way. */
  close(): Promise<void>
}

/**
 * Runs a job's handler for each job. Data that does not fit the schema fails at once and for good.
 * @param connection a `blocking` client; the caller closes it
 */
export function implementJob<T>(
  job: JobDefinition<T>,
  connection: RedisClient,
  handler: (data: T, context: JobContext) => Promise<void>,
  { concurrency = 1, lockDurationMs = 4_000, logger }: JobWorkerOptions,
): JobWorker {
  const options: WorkerOptions = {
    connection,
    prefix: prefixOf(job.name),
    concurrency,
    lockDuration: lockDurationMs,
    stalledInterval: STALLED_INTERVAL_MS,
    // A job found stalled was cut off by a kill, not at fault: let it run again as often as that happens.
    maxStalledCount: 100,
    drainDelay: 5,
  }
  const worker = new Worker<Envelope>(
    job.name,
    (bullJob) =>
      runWithRequest(bullJob.data.requestId ?? bullJob.id ?? job.name, async () => {
        const parsed = job.schema.safeParse(bullJob.data.data)
        if (!parsed.success) throw new UnrecoverableError(z.prettifyError(parsed.error))
        const attempt = bullJob.attemptsMade + 1
        await handler(parsed.data, {
          jobId: bullJob.id ?? '',
          attempt,
          lastAttempt: attempt >= (bullJob.opts.attempts ?? 1),
        })
      }),
    options,
  )
  worker.on('error', (err) => logger.warn({ err: err.message, queue: job.name }, 'job worker'))
  worker.on('failed', (failed, err) => {
    logger.error(
      { err, queue: job.name, jobId: failed?.id, attempt: failed?.attemptsMade },
      'job failed',
    )
  })
  return { close: () => closeWorker(worker) }
}

/** How long jobs under way may take to end when the process stops. */
const CLOSE_LIMIT_MS = 5_000

/** A worker whose Redis is gone would wait for it for ever: what it then leaves is found stalled and run again. */
async function closeWorker(worker: Worker): Promise<void> {
  const limit = new AbortController()
  await Promise.race([
    worker.close().finally(() => limit.abort()),
    delay(CLOSE_LIMIT_MS, undefined, { signal: limit.signal }).catch(() => undefined),
  ])
}
