import { setTimeout as delay } from 'node:timers/promises'
import { crashPoint } from './crash-point.ts'
import type { JobDefinition, JobQueue } from './job.ts'
import { newId } from './identifier.ts'
import type { Logger } from './logging.ts'
import type { HintBus } from './pubsub.ts'
import { currentRequestId } from './request-context.ts'

/** A row of the table `outbox_message`, which every sender's database has. */
export interface OutboxRow {
  readonly id: string
  readonly queue: string
  /** JSON that fits the job's schema. */
  readonly payload: string
  readonly requestId: string | null
}

/**
 * Makes the row that tells another subgraph of a change. Insert it in the transaction of that change:
 * then the message exists exactly if the change does.
 * @throws ZodError when the data does not fit the job's schema
 */
export function outboxRow<T>(job: JobDefinition<T>, data: T): OutboxRow {
  return {
    id: newId('msg'),
    queue: job.name,
    payload: JSON.stringify(job.schema.parse(data)),
    // Cut to the column: a job without a request goes by its own id, which may be longer.
    requestId: currentRequestId()?.slice(0, 64) ?? null,
  }
}

/** What the relay needs of a subgraph's Prisma client. */
export interface OutboxDatabase {
  $transaction<R>(
    work: (tx: OutboxTransaction) => Promise<R>,
    options: { isolationLevel: 'ReadCommitted'; timeout: number },
  ): Promise<R>
}

interface OutboxTransaction {
  $queryRawUnsafe<R>(query: string, ...values: unknown[]): Promise<R>
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>
}

export interface OutboxRelay {
  start(): void
  /** Stops after the batch under way. */
  close(): Promise<void>
}

export interface OutboxRelayOptions {
  readonly database: OutboxDatabase
  /** The queues that rows may name. */
  readonly queues: readonly JobQueue<never>[]
  readonly hints: HintBus
  /** Senders publish a hint here after commit, so that the relay need not wait for its next look. */
  readonly channel: string
  readonly logger: Logger
  /**
   * Milliseconds between two looks without a hint.
   * @default 500
   */
  readonly pollIntervalMs?: number
  /**
   * Milliseconds to leave between two looks at the least: what comes meanwhile goes out together.
   * @default 0
   */
  readonly paceMs?: number
}

const BATCH = 200

// READ COMMITTED locks only the rows read: under REPEATABLE READ the gap behind the last row would be locked too,
// and every sender would wait. Without SKIP LOCKED a second relay waits its turn, which keeps the order of rows.
const NEXT_ROWS = `SELECT sequence, id, queue, payload, request_id AS requestId
  FROM outbox_message ORDER BY sequence LIMIT ${BATCH} FOR UPDATE`

type ReadRow = OutboxRow & { sequence: bigint | number }

/**
 * Moves outbox rows to their BullMQ queues, in order, at least once: a row is deleted only after its queue has it,
 * and its id is the job's, so that a crash between the two repeats a job that consumers know.
 */
export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { database, hints, channel, logger, pollIntervalMs = 500, paceMs = 0 } = options
  const queues = new Map(options.queues.map((queue) => [queue.name, queue]))
  const listening = hints.listen(channel)
  let running: Promise<void> | undefined

  const relayBatch = () =>
    database.$transaction(
      async (tx) => {
        const rows = await tx.$queryRawUnsafe<ReadRow[]>(NEXT_ROWS)
        if (rows.length === 0) return 0
        crashPoint('outbox.after-read')
        await enqueue(queues, rows)
        crashPoint('outbox.after-add')
        const marks = rows.map(() => '?').join(',')
        await tx.$executeRawUnsafe(
          `DELETE FROM outbox_message WHERE sequence IN (${marks})`,
          ...rows.map((row) => row.sequence),
        )
        crashPoint('outbox.before-commit')
        return rows.length
      },
      { isolationLevel: 'ReadCommitted', timeout: 10_000 },
    )

  async function relayAll(): Promise<void> {
    try {
      let relayed: number
      do {
        relayed = await relayBatch()
        if (relayed > 0) crashPoint('outbox.after-commit')
      } while (relayed === BATCH)
    } catch (err) {
      logger.warn({ err }, 'outbox relay: will try again')
    }
  }

  async function run(): Promise<void> {
    const listener = await listening
    do {
      await relayAll()
      if (paceMs > 0) await delay(paceMs)
    } while (await listener.next(pollIntervalMs))
  }

  return {
    start() {
      running ??= run()
    },
    async close() {
      const listener = await listening
      listener.close()
      await running
    },
  }
}

async function enqueue(
  queues: ReadonlyMap<string, JobQueue<never>>,
  rows: readonly ReadRow[],
): Promise<void> {
  for (const [name, group] of Map.groupBy(rows, (row) => row.queue)) {
    const queue = queues.get(name)
    if (!queue) throw new Error(`outbox: no queue named ${name}`)
    await queue.addBulk(
      group.map((row) => ({
        data: JSON.parse(row.payload) as never,
        options: { jobId: row.id },
        ...(row.requestId !== null && { requestId: row.requestId }),
      })),
    )
  }
}
