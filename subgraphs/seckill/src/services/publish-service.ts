import type { ChangeAnnouncer } from '@floodgate/platform/change-log'
import { crashPoint } from '@floodgate/platform/crash-point'
import type { JobQueue } from '@floodgate/platform/job'
import type { Logger } from '@floodgate/platform/logging'
import type { HintBus } from '@floodgate/platform/pubsub'
import type { Allotments } from '../data/allotments.ts'
import type { EventRepository } from '../data/event-repository.ts'
import { SALES_CHANNEL } from '../data/keys.ts'
import type { LifeCycleRepository } from '../data/life-cycle-repository.ts'
import type { SaleStore } from '../data/sale-store.ts'
import { type EventStatus, isLive, type SaleEvent, statusAt } from '../domain/sale-event.ts'
import { type EndSale, endSaleJobId } from '../jobs/end-sale.ts'
import { type StartSale, startSaleJobId } from '../jobs/start-sale.ts'

export type PublishOutcome =
  | { readonly kind: 'published'; readonly event: SaleEvent }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-publishable'; readonly status: EventStatus; readonly message: string }
  | { readonly kind: 'stock-insufficient'; readonly available: number }
  /** Another sale of the product is on, or to come, at the same time. */
  | { readonly kind: 'overlap'; readonly other: SaleEvent }

export interface PublishService {
  /**
   * Moves the quota out of ordinary stock, opens the fence, warms the sale up and schedules it. Each step is idempotent
   * and PUBLISHING is kept until the last, so that a repeat goes on where a failure stopped.
   * @throws AppError UNAVAILABLE when catalog or order can't be reached: publish again
   */
  publish(eventId: string): Promise<PublishOutcome>
}

export interface PublishServiceOptions {
  readonly events: EventRepository
  readonly lifeCycle: LifeCycleRepository
  readonly sales: SaleStore
  readonly allotments: Allotments
  readonly startings: JobQueue<StartSale>
  readonly endings: JobQueue<EndSale>
  readonly hints: HintBus
  /** What clients may see of a sale has changed. */
  readonly changes: Pick<ChangeAnnouncer, 'announce'>
  readonly logger: Logger
}

export function createPublishService(options: PublishServiceOptions): PublishService {
  const { events, lifeCycle, sales, allotments, startings, endings, hints, changes, logger } =
    options

  async function refuse(event: SaleEvent, message: string): Promise<PublishOutcome> {
    return { kind: 'not-publishable', status: statusAt(event, await sales.now()), message }
  }

  async function carve(event: SaleEvent): Promise<PublishOutcome | { productName: string }> {
    const carved = await allotments.carve(event)
    if (carved.kind === 'carved') return carved
    await events.transition(event.id, ['PUBLISHING'], 'DRAFT')
    switch (carved.kind) {
      case 'insufficient-stock':
        return { kind: 'stock-insufficient', available: carved.available }
      case 'product-unknown':
        return refuse(event, 'The catalog does not know the product of this sale.')
      case 'product-not-for-sale':
        return refuse(event, 'The product of this sale is a draft, or archived: publish it first.')
    }
  }

  async function scheduleJobs({ id, startsAt, endsAt }: SaleEvent): Promise<void> {
    const now = await sales.now()
    const at = (time: Date) => ({ delayMs: Math.max(0, time.getTime() - now) })
    await startings.add({ eventId: id }, { jobId: startSaleJobId(id), ...at(startsAt) })
    await endings.add({ eventId: id }, { jobId: endSaleJobId(id), ...at(endsAt) })
  }

  async function schedule(event: SaleEvent): Promise<PublishOutcome> {
    await sales.warmUp(event)
    crashPoint('publish.after-warm-up')
    await scheduleJobs(event)
    await events.transition(event.id, ['PUBLISHING'], 'SCHEDULED')
    changes.announce([`SeckillEvent:${event.id}`, `Product:${event.productId}`])
    await hints.publish(SALES_CHANNEL)
    return { kind: 'published', event: { ...event, state: 'SCHEDULED' } }
  }

  /**
   * Null while the sale is being published. Another publisher of the same sale may have found too little stock, and the
   * draft been cancelled since: what was carved now goes back.
   */
  async function overtaken(event: SaleEvent): Promise<PublishOutcome | null> {
    if (await events.transition(event.id, ['PUBLISHING'], 'PUBLISHING')) return null
    const [current = event] = await events.findByIds([event.id])
    if (isLive(current.state)) return { kind: 'published', event: current }
    if (current.state === 'DRAFT') return publishDraft(current)
    await lifeCycle.reopenClosing(event.id)
    return refuse(current, 'The sale was changed meanwhile; try again.')
  }

  async function publishUnits(event: SaleEvent): Promise<PublishOutcome> {
    const carved = await carve(event)
    if (!('productName' in carved)) return carved
    crashPoint('publish.after-carve')
    const other = await overtaken(event)
    if (other) return other
    const opened = await allotments.open(event, carved.productName)
    crashPoint('publish.after-open')
    if (opened.kind === 'opened') return schedule(event)
    logger.error({ eventId: event.id }, 'the fence of this sale is open with other figures')
    return refuse(event, 'The sale was opened before with other figures.')
  }

  async function publishDraft(draft: SaleEvent): Promise<PublishOutcome> {
    if (draft.endsAt.getTime() <= (await sales.now())) {
      return refuse(draft, 'The time of the sale is over.')
    }
    const start = await lifeCycle.beginPublishing(draft.id)
    switch (start.kind) {
      case 'begun':
        return publishUnits(start.event)
      case 'overlap':
        return start
      case 'not-draft':
        return publish(draft.id)
    }
  }

  async function publish(eventId: string): Promise<PublishOutcome> {
    const [event] = await events.findByIds([eventId])
    if (!event) return { kind: 'not-found' }
    switch (event.state) {
      case 'SCHEDULED':
      case 'ACTIVE':
        return { kind: 'published', event }
      case 'ENDED':
      case 'CANCELLED':
        return refuse(event, 'The sale is over.')
      case 'DRAFT':
        return publishDraft(event)
      // Even if its time is over by now: units that were carved out go back when a published sale ends.
      case 'PUBLISHING':
        return publishUnits(event)
    }
  }

  return { publish }
}
