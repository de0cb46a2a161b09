import type { Logger } from './logging.ts'
import type { RedisClient } from './redis.ts'

/**
 * Hints between processes: "something about this channel changed; read it again". Not a transport of data:
 * a hint may be lost while Redis is away, and hints that come faster than they are read are one.
 */
export interface HintBus {
  publish(channel: string): Promise<void>
  /** Ready once the server has confirmed; from then on no hint is missed but by a lost connection, which itself gives a hint. */
  listen(channel: string): Promise<HintListener>
  close(): Promise<void>
}

export interface HintListener {
  /**
   * Resolves with true at the next hint (at once if one came since the last) or after `timeoutMs`, with false once closed.
   * One call at a time.
   */
  next(timeoutMs?: number): Promise<boolean>
  close(): void
}

/** The pub/sub channel behind a hint channel, for Lua scripts that publish in the same step as their change. */
export const hintChannelName = (channel: string) => `floodgate:hint:${channel}`

/** @param subscriber a `subscriber` client, used by this bus alone; the caller closes both clients */
export function createHintBus(clients: {
  publisher: RedisClient
  subscriber: RedisClient
  logger: Logger
}): HintBus {
  const { publisher, subscriber, logger } = clients
  const listeners = new Map<string, Set<Latch>>()
  const confirmed = new Map<string, Promise<unknown>>()

  const wakeAll = () => {
    for (const latches of listeners.values()) for (const latch of latches) latch.set()
  }
  const onMessage = (name: string) => {
    for (const latch of listeners.get(name) ?? []) latch.set()
  }
  subscriber.on('message', onMessage)
  // After a reconnect, hints may have been lost: everybody reads again.
  subscriber.on('ready', wakeAll)

  function drop(name: string, latch: Latch): void {
    latch.close()
    const latches = listeners.get(name)
    if (!latches?.delete(latch) || latches.size > 0) return
    listeners.delete(name)
    confirmed.delete(name)
    subscriber.unsubscribe(name).catch((err: unknown) => logger.debug({ err }, 'unsubscribe'))
  }

  return {
    async publish(channel) {
      await publisher.publish(hintChannelName(channel), '')
    },
    async listen(channel) {
      const name = hintChannelName(channel)
      const latch = createLatch()
      const latches = listeners.get(name) ?? new Set()
      listeners.set(name, latches.add(latch))
      if (!confirmed.has(name)) confirmed.set(name, subscriber.subscribe(name))
      try {
        await confirmed.get(name)
      } catch (error) {
        drop(name, latch)
        throw error
      }
      return { next: latch.next, close: () => drop(name, latch) }
    },
    close() {
      subscriber.off('message', onMessage)
      subscriber.off('ready', wakeAll)
      for (const latches of listeners.values()) for (const latch of latches) latch.close()
      listeners.clear()
      return Promise.resolve()
    },
  }
}

interface Latch extends HintListener {
  set(): void
}

/** Remembers one hint at most: readers re-read state, so ten hints say no more than one. */
function createLatch(): Latch {
  let pending = false
  let closed = false
  let wake: (() => void) | undefined

  return {
    set() {
      pending = true
      wake?.()
    },
    async next(timeoutMs) {
      if (!pending && !closed) {
        await new Promise<void>((resolve) => {
          const timer = timeoutMs === undefined ? undefined : setTimeout(resolve, timeoutMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        wake = undefined
      }
      pending = false
      return !closed
    },
    close() {
      closed = true
      wake?.()
    },
  }
}
