import type { HintBus, HintListener } from '@floodgate/platform/pubsub'

/**
 * A subscription's source: what is there now, then what is new at every hint. Listening starts before the first read, so that
 * nothing falls between.
 * @param readOn gives what is new since it was last called; null ends the subscription
 */
export function listenAndRead<T>({
  hints,
  channel,
  readOn,
}: {
  readonly hints: HintBus
  readonly channel: string
  readonly readOn: () => Promise<readonly T[] | null>
}): AsyncIterableIterator<T> {
  let listener: HintListener | undefined
  let left = false

  async function* run(): AsyncGenerator<T, void, undefined> {
    listener = await hints.listen(channel)
    try {
      do {
        if (left) return
        const news = await readOn()
        if (news === null) return
        yield* news
      } while (await listener.next())
    } finally {
      listener.close()
    }
  }

  const events = run()
  const leave = () => {
    left = true
    // A generator that waits for a hint can't be returned from: wake it first.
    listener?.close()
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: () => events.next(),
    return() {
      leave()
      return events.return()
    },
    throw(error) {
      leave()
      return events.throw(error)
    },
  }
}
