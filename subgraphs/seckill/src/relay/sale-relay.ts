import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { persistTickets } from '@floodgate/contracts/seckill'
import { crashPoint } from '@floodgate/platform/crash-point'
import type { JobDefinition, JobQueue } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import type { HintBus, HintListener } from '@floodgate/platform/pubsub'
import { intentsChannel, stockChannel } from '../data/keys.ts'
import type { Intent, IntentStream } from './intent-stream.ts'
import type { RelayPace } from './relay-pace.ts'

type DataOf<J> = J extends JobDefinition<infer T> ? T : never
export type PersistQueue = JobQueue<DataOf<typeof persistTickets>>

export interface SaleRelayOptions {
  readonly eventId: string
  readonly stream: IntentStream
  readonly queue: PersistQueue
  readonly hints: HintBus
  readonly logger: Logger
  /** Called with the number of tickets after each batch. */
  readonly onRelayed?: (tickets: number) => void
  /**
   * Milliseconds between two looks at the stream without a hint; a second at least while nothing is sold.
   * @default 250
   */
  readonly pollIntervalMs?: number
  /** Shared by all relays of the process. */
  readonly pace: RelayPace
  /**
   * Milliseconds after which the entries of another relay count as abandoned.
   * @default 5_000
   */
  readonly abandonedAfterMs?: number
}

export interface SaleRelay {
  /** Stops after the batch under way. */
  close(): Promise<void>
}

/** A sale without tickets for so long is looked at less often: most of the time there are many such sales. */
const QUIET_AFTER_MS = 5_000
const QUIET_POLL_MS = 1_000
const RETRY_LEAST_MS = 250
const RETRY_MOST_MS = 5_000

/**
 * Passes a sale's accepted tickets on to the queue `seckill-persist`, in batches, at least once: an entry is deleted
 * from the stream only after the queue has it. What a relay that died had in hand is taken over by the next.
 */
export function startSaleRelay(options: SaleRelayOptions): SaleRelay {
  const { eventId, hints, logger, pollIntervalMs = 250, abandonedAfterMs = 5_000 } = options
  const { stream, pace } = options
  let listener: HintListener | undefined
  let closing = false
  // A batch that failed half-way is still this consumer's.
  let ownPending = true
  let claimAt = 0
  let readAt = performance.now()
  let failures = 0

  async function relayAll(read: () => Promise<Intent[]>): Promise<void> {
    while (!closing) {
      crashPoint('relay.before-read')
      const intents = await read()
      if (intents.length === 0) return
      readAt = performance.now()
      crashPoint('relay.after-read')
      await forward(options, intents)
      if (intents.length < stream.batch) await delay(pace.gatherMs(eventId, intents.length))
    }
  }

  async function round(): Promise<void> {
    if (ownPending) {
      await relayAll(stream.readOwn)
      ownPending = false
    }
    if (performance.now() >= claimAt) {
      await relayAll(() => stream.claim(abandonedAfterMs))
      claimAt = performance.now() + abandonedAfterMs / 2
    }
    await relayAll(stream.readNew)
  }

  async function attempt(): Promise<number> {
    try {
      listener ??= await hints.listen(intentsChannel(eventId))
      await round()
      failures = 0
      const isQuiet = performance.now() - readAt > QUIET_AFTER_MS
      return isQuiet ? Math.max(pollIntervalMs, QUIET_POLL_MS) : pollIntervalMs
    } catch (err) {
      failures += 1
      ownPending = true
      // Once for each outage, not for each attempt.
      logger[failures === 1 ? 'warn' : 'debug']({ err, eventId }, 'relay: will try again')
      return Math.min(RETRY_LEAST_MS * 2 ** (failures - 1), RETRY_MOST_MS)
    }
  }

  async function run(): Promise<void> {
    let waitMs: number
    do waitMs = await attempt()
    while (!closing && (await pause(listener, waitMs)))
  }

  const running = run()
  return {
    async close() {
      closing = true
      listener?.close()
      await running
    },
  }
}

/** False once the listener is closed. */
async function pause(listener: HintListener | undefined, waitMs: number): Promise<boolean> {
  if (listener) return listener.next(waitMs)
  await delay(waitMs)
  return true
}

async function forward(options: SaleRelayOptions, intents: readonly Intent[]): Promise<void> {
  const { eventId, stream, queue, hints, onRelayed } = options
  const tickets = intents.map(({ ticket }) => ticket).filter((ticket) => ticket !== null)
  if (tickets.length > 0) {
    await queue.add({ eventId, tickets }, { jobId: jobIdOf(eventId, intents) })
    crashPoint('relay.after-add')
    // The scripts hint at the stock only when it begins and ends to move: in between, one hint for each batch.
    await hints.publish(stockChannel(eventId))
  }
  await stream.acknowledge(intents.map(({ streamId }) => streamId))
  crashPoint('relay.after-acknowledge')
  onRelayed?.(tickets.length)
}

/**
 * The same for the same intents: when only the acknowledgement was lost, their repeat is dropped by the queue. A ticket
 * whose intent was written anew is told anew.
 */
function jobIdOf(eventId: string, intents: readonly Intent[]): string {
  const hash = createHash('sha256')
  for (const { streamId } of intents) hash.update(streamId)
  return `${eventId}-${hash.digest('base64url')}`
}
