import type { ChangeAnnouncer } from '@floodgate/platform/change-log'
import { crashPoint } from '@floodgate/platform/crash-point'
import type { Logger } from '@floodgate/platform/logging'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { EventRepository } from '../data/event-repository.ts'
import { SALES_CHANNEL } from '../data/keys.ts'
import type { LifeCycleRepository } from '../data/life-cycle-repository.ts'
import type { SaleStore } from '../data/sale-store.ts'
import { type EventStatus, type SaleEvent, statusAt } from '../domain/sale-event.ts'
import type { PublishService } from './publish-service.ts'

export type CloseOutcome =
  | { readonly kind: 'closed'; readonly event: SaleEvent }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'refused'; readonly status: EventStatus; readonly message: string }

export interface CloseService {
  /** Ends a sale whose time is over; one that is still on stays as it is. Safe to repeat. */
  closeIfOver(eventId: string): Promise<void>
  /** Ends a sale that is on. What is queued still settles, what is unsold goes back. Safe to repeat. */
  end(eventId: string): Promise<CloseOutcome>
  /**
   * Cancels a sale that is not over. Nothing more is sold; what was accepted still settles and orders stand. Safe to repeat.
   * @throws AppError UNAVAILABLE when it was half published and catalog or order can't be reached: cancel again
   */
  cancel(eventId: string): Promise<CloseOutcome>
}

export interface CloseServiceOptions {
  readonly events: EventRepository
  readonly lifeCycle: LifeCycleRepository
  readonly sales: SaleStore
  readonly publishing: PublishService
  readonly hints: HintBus
  /** What clients may see of a sale has changed. */
  readonly changes: Pick<ChangeAnnouncer, 'announce'>
  readonly logger: Logger
}

export function createCloseService(options: CloseServiceOptions): CloseService {
  const { events, lifeCycle, sales, publishing, hints, changes, logger } = options

  /** The decision first: whatever stops this process then, the keeper of sales goes on from it. */
  async function close(eventId: string, to: 'ENDED' | 'CANCELLED'): Promise<void> {
    if (!(await lifeCycle.close(eventId, to))) return
    crashPoint('end.after-decision')
    logger.info({ eventId, state: to }, 'sale closed')
    changes.announce([`SeckillEvent:${eventId}`])
    await sales.end(eventId, { beforeTime: true })
    await hints.publish(SALES_CHANNEL)
  }

  async function refuse(event: SaleEvent, message: string): Promise<CloseOutcome> {
    return { kind: 'refused', status: statusAt(event, await sales.now()), message }
  }

  async function closed(eventId: string): Promise<CloseOutcome> {
    const [event] = await events.findByIds([eventId])
    return event ? { kind: 'closed', event } : { kind: 'not-found' }
  }

  async function cancelPublished(event: SaleEvent): Promise<CloseOutcome> {
    const status = statusAt(event, await sales.now())
    if (status === 'ENDED') return refuse(event, 'The sale is over.')
    await close(event.id, 'CANCELLED')
    const outcome = await closed(event.id)
    // Somebody else ended it first.
    if (outcome.kind === 'closed' && outcome.event.state !== 'CANCELLED') {
      return refuse(outcome.event, 'The sale is over.')
    }
    return outcome
  }

  async function cancel(eventId: string): Promise<CloseOutcome> {
    const [event] = await events.findByIds([eventId])
    if (!event) return { kind: 'not-found' }
    switch (event.state) {
      case 'DRAFT':
        return (await lifeCycle.cancelDraft(eventId)) ? closed(eventId) : cancel(eventId)
      // Nobody knows how far that came: once it is published, or a draft again, it can be undone.
      case 'PUBLISHING':
        await publishing.publish(eventId)
        return cancel(eventId)
      case 'SCHEDULED':
      case 'ACTIVE':
        return cancelPublished(event)
      case 'ENDED':
        return refuse(event, 'The sale is over.')
      case 'CANCELLED':
        return { kind: 'closed', event }
    }
  }

  return {
    async closeIfOver(eventId) {
      const [event] = await events.findByIds([eventId])
      if (!event || event.endsAt.getTime() > (await sales.now())) return
      await close(eventId, 'ENDED')
    },
    async end(eventId) {
      const [event] = await events.findByIds([eventId])
      if (!event) return { kind: 'not-found' }
      const status = statusAt(event, await sales.now())
      switch (status) {
        case 'ACTIVE':
        case 'ENDED':
          await close(eventId, 'ENDED')
          return closed(eventId)
        case 'DRAFT':
        case 'SCHEDULED':
          return refuse(event, 'The sale has not started: cancel it instead.')
        case 'CANCELLED':
          return refuse(event, 'The sale was cancelled.')
      }
    },
    cancel,
  }
}
