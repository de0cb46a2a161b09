import type { Logger } from './logging.ts'
import { type HintBus, hintChannelName } from './pubsub.ts'
import type { RedisClient } from './redis.ts'

/**
 * What changed, for whoever keeps copies: `Product:prd_1` for one entity, by the value of its key, or `Product` for any of
 * them: one that is new, or is on other lists than before.
 */
export type ChangeTag = string

/** How many batches of changes are kept: a follower that lags further behind forgets all that it keeps. */
const KEPT_BATCHES = 10_000

const DEFAULT_NAME = 'floodgate:changes'

export interface ChangeLogOptions {
  readonly redis: RedisClient
  readonly logger: Logger
  /** The Redis key of the log, and the channel of its hints. @default floodgate:changes */
  readonly name?: string
}

export interface ChangeAnnouncer {
  /**
   * To be called once a change is committed. Returns at once: what is announced while Redis is away is lost, and followers
   * keep what they have for as long as they would without an announcement.
   */
  announce(tags: readonly ChangeTag[]): void
  /** Waits for what is on its way. */
  close(): Promise<void>
}

/** Writes to the log of changes, and wakes its followers. Changes that come faster than Redis takes them go out together, each once. */
export function createChangeAnnouncer(options: ChangeLogOptions): ChangeAnnouncer {
  const { redis, logger, name = DEFAULT_NAME } = options
  const waiting = new Set<ChangeTag>()
  let sending: Promise<void> | undefined

  async function send(): Promise<void> {
    while (waiting.size > 0) {
      const tags = [...waiting].join(' ')
      waiting.clear()
      try {
        await redis.xadd(name, 'MAXLEN', '~', KEPT_BATCHES, '*', 'tags', tags)
        await redis.publish(hintChannelName(name), '')
      } catch (err) {
        logger.warn({ err, tags }, 'changes were not announced')
      }
    }
    sending = undefined
  }

  return {
    announce(tags) {
      for (const tag of tags) waiting.add(tag)
      if (waiting.size > 0) sending ??= send()
    },
    close: () => sending ?? Promise.resolve(),
  }
}

export interface ChangeFollower {
  /** Whether every change that was announced until `maxLagMs` ago has been passed on. */
  isCurrent(maxLagMs: number): boolean
  close(): void
}

export interface ChangeFollowerOptions extends ChangeLogOptions {
  readonly hints: HintBus
  readonly onChanges: (tags: readonly ChangeTag[]) => void
  /** Changes were missed: anything may have changed. */
  readonly onLost: () => void
  /** Longest time between two looks at the log: a hint may be lost. @default 250 */
  readonly pollMs?: number
}

/** Reads the log of changes from now on. */
export function followChanges(options: ChangeFollowerOptions): ChangeFollower {
  const { hints, logger, name = DEFAULT_NAME, pollMs = 250, onLost } = options
  let position: string | undefined
  let currentAt = -Infinity
  let closed = false
  const listening = hints.listen(name)

  async function readOn(): Promise<void> {
    const startedAt = performance.now()
    const next = position === undefined ? undefined : await readAfter(options, name, position)
    if (next === undefined) {
      position = await lastPosition(options.redis, name)
      onLost()
    } else {
      position = next
    }
    currentAt = startedAt
  }

  async function run(): Promise<void> {
    const listener = await listening
    do {
      await readOn().catch((err: unknown) => {
        if (!closed) logger.warn({ err }, 'changes can not be read')
      })
    } while (await listener.next(pollMs))
  }
  run().catch((err: unknown) => logger.error({ err }, 'changes are not followed'))

  return {
    isCurrent: (maxLagMs) => performance.now() - currentAt <= maxLagMs,
    close() {
      closed = true
      listening.then(
        (listener) => listener.close(),
        () => undefined,
      )
    },
  }
}

const BEGINNING = '0-0'

async function lastPosition(redis: RedisClient, name: string): Promise<string> {
  const [last] = await redis.xrevrange(name, '+', '-', 'COUNT', 1)
  return last?.[0] ?? BEGINNING
}

const PAGE = 1_000

/** @returns the new position; undefined when the entry at the old one is gone, and others with it perhaps */
async function readAfter(
  { redis, onChanges }: ChangeFollowerOptions,
  name: string,
  start: string,
): Promise<string | undefined> {
  let position = start
  for (;;) {
    const page = await redis.xrange(name, position, '+', 'COUNT', PAGE)
    const known = page[0]?.[0] === position
    if (!known && position !== BEGINNING) return undefined
    for (const [id, fields] of known ? page.slice(1) : page) {
      onChanges((fields[1] ?? '').split(' '))
      position = id
    }
    if (page.length < PAGE) return position
  }
}
