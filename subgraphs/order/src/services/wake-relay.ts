import { type Logger } from '@floodgate/platform/logging'
import { type HintBus } from '@floodgate/platform/pubsub'
import { OUTBOX_CHANNEL } from '../data/outbox.ts'

/** Hints to the outbox relay, in whichever process it runs, that something was committed. */
export function createRelayWaker(hints: HintBus, logger: Logger): () => void {
  return () => {
    hints.publish(OUTBOX_CHANNEL).catch((err: unknown) => logger.debug({ err }, 'outbox hint'))
  }
}
