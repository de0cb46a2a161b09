import { crashPoint } from '@floodgate/platform/crash-point'
import type { Logger } from '@floodgate/platform/logging'
import type { PrismaClient } from '#prisma'
import {
  deleteEventsBefore,
  findDueEvents,
  markDone,
  postponeEvent,
  type StoredEvent,
} from '../data/payment-events.ts'
import { waitAfter } from '../domain/payment.ts'
import type { EventNews, Providers } from '../payments/payment-provider.ts'
import type { PaymentSettler } from './settle-payments.ts'
import type { RefundSettler } from './settle-refunds.ts'

export interface EventProcessor {
  /**
   * Acts on what providers told. An event is marked in the transaction of what it changes; one that can't be acted upon is
   * tried again later, and keeps no other waiting.
   * @returns how many were due
   */
  processDue(): Promise<number>
  /** Forgets events that nobody will tell again. */
  forgetOld(): Promise<void>
}

const BATCH = 100
/** Providers repeat an event for some days. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000

export function createEventProcessor(deps: {
  readonly prisma: PrismaClient
  readonly providers: Providers
  readonly settler: PaymentSettler
  readonly refunds: RefundSettler
  readonly now: () => Date
  readonly logger: Logger
}): EventProcessor {
  const { prisma, providers, settler, refunds, now, logger } = deps
  const byName = new Map([...providers.values()].map((provider) => [provider.name, provider]))

  function readNews({ provider: name, payload }: StoredEvent): EventNews[] {
    const provider = byName.get(name)
    if (!provider) throw new Error(`the provider ${name} is switched off`)
    return provider.readEvent(payload)
  }

  async function act(event: StoredEvent): Promise<void> {
    const news = readNews(event)
    for (const one of news)
      if (one.kind === 'refund') await refunds.settle(one.refundId, one.outcome)
    const told = news.flatMap((one) =>
      one.kind === 'charge' ? [{ paymentId: one.paymentId, outcome: one.outcome }] : [],
    )
    await settler.settle(told, (tx) => markDone(tx, event))
  }

  return {
    async processDue() {
      const due = await findDueEvents(prisma, now(), BATCH)
      for (const event of due) {
        crashPoint('event.before-settle')
        try {
          await act(event)
        } catch (err) {
          logger.warn({ err, eventId: event.eventId }, 'a payment event waits to be acted upon')
          const until = new Date(now().getTime() + waitAfter(event.attempts + 1))
          await postponeEvent(prisma, event, until)
        }
        crashPoint('event.after-settle')
      }
      return due.length
    },
    forgetOld: () => deleteEventsBefore(prisma, new Date(now().getTime() - KEPT_MS), 1_000),
  }
}
