import type { Logger } from '@floodgate/platform/logging'
import type { HintBus } from '@floodgate/platform/pubsub'
import { OUTBOX_CHANNEL } from '../data/outbox.ts'

/** Whoever keeps payments listens here. */
export const PAYMENTS_CHANNEL = 'payments:order'

/** Hints to the outbox relay, in whichever process it runs, that something was committed. */
export function createRelayWaker(hints: HintBus, logger: Logger): () => void {
  return createWaker(hints, OUTBOX_CHANNEL, logger)
}

/** Hints that a payment, a refund or an event is due. */
export function createPaymentsWaker(hints: HintBus, logger: Logger): () => void {
  return createWaker(hints, PAYMENTS_CHANNEL, logger)
}

function createWaker(hints: HintBus, channel: string, logger: Logger): () => void {
  return () => {
    hints.publish(channel).catch((err: unknown) => logger.debug({ err, channel }, 'hint'))
  }
}
