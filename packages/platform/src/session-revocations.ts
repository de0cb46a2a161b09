import { hintChannelName } from './pubsub.ts'
import type { RedisClient } from './redis.ts'
import { SESSION_REVOKED_CHANNEL } from './session-store.ts'

export interface RevocationListener {
  /** @param tokenHash of a session that was ended before its time */
  onRevoked(tokenHash: string): void
  /** Some may have been missed: the connection was lost and is back. */
  onMissed(): void
}

/**
 * Hears of sessions that end. A hint that is lost is no more than a delay, for who checks again by and by.
 * @param subscriber a `subscriber` client; it may serve a hint bus too
 * @returns stops listening
 */
export function followRevocations(
  subscriber: RedisClient,
  listener: RevocationListener,
): () => void {
  const channel = hintChannelName(SESSION_REVOKED_CHANNEL)
  const onMessage = (name: string, message: string) => {
    if (name === channel) listener.onRevoked(message)
  }
  const onReady = () => listener.onMissed()
  subscriber.on('message', onMessage)
  subscriber.on('ready', onReady)
  // Sent again by the client itself after a reconnect.
  subscriber.subscribe(channel).catch(() => undefined)
  return () => {
    subscriber.off('message', onMessage)
    subscriber.off('ready', onReady)
    subscriber.unsubscribe(channel).catch(() => undefined)
  }
}
