import { crashPoint } from '@floodgate/platform/crash-point'
import { type JobQueue } from '@floodgate/platform/job'
import { type Logger } from '@floodgate/platform/logging'
import { type HintBus } from '@floodgate/platform/pubsub'
import { type Allotments } from '../data/allotments.ts'
import { type EventRepository } from '../data/event-repository.ts'
import { SALES_CHANNEL } from '../data/keys.ts'
import { type SaleStore } from '../data/sale-store.ts'
import { type EventStatus, type SaleEvent, statusAt } from '../domain/sale-event.ts'
import { type EndSale, endSaleJobId } from '../jobs/end-sale.ts'

type PublishOutcome =
  | { readonly kind: 'published'; readonly event: SaleEvent }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-publishable'; readonly status: EventStatus; readonly message: string }
  | { readonly kind: 'stock-insufficient'; readonly available: number }

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
  readonly sales: SaleStore
  readonly allotments: Allotments
  readonly endings: JobQueue<EndSale>
  readonly hints: HintBus
  readonly logger: Logger
}

export function createPublishService(options: PublishServiceOptions): PublishService {
  const { events, sales, allotments, endings, hints, logger } = options

  async function refuse(event: SaleEvent, message: string): Promise<PublishOutcome> {
    return { kind: 'not-publishable', status: statusAt(event, await sales.now()), message }
  }

  async function carve(event: SaleEvent): Promise<PublishOutcome | { productName: string }> {
    const carved = await allotments.carve(event)
    if (carved.kind === 'carved') return carved
    await events.transition(event.id, ['PUBLISHING'], 'DRAFT')
    return carved.kind === 'insufficient-stock'
      ? { kind: 'stock-insufficient', available: carved.available }
      : refuse(event, 'The catalog does not know the product of this sale.')
  }

  async function schedule(event: SaleEvent): Promise<PublishOutcome> {
    const now = await sales.now()
    await sales.warmUp(event)
    crashPoint('publish.after-warm-up')
    await endings.add(
      { eventId: event.id },
      { jobId: endSaleJobId(event.id), delayMs: Math.max(0, event.endsAt.getTime() - now) },
    )
    await events.transition(event.id, ['PUBLISHING'], 'SCHEDULED')
    await hints.publish(SALES_CHANNEL)
    return { kind: 'published', event: { ...event, state: 'SCHEDULED' } }
  }

  async function publishUnits(event: SaleEvent): Promise<PublishOutcome> {
    await events.transition(event.id, ['DRAFT'], 'PUBLISHING')
    const carved = await carve(event)
    if (!('productName' in carved)) return carved
    crashPoint('publish.after-carve')
    const opened = await allotments.open(event, carved.productName)
    crashPoint('publish.after-open')
    if (opened.kind === 'opened') return schedule(event)
    logger.error({ eventId: event.id }, 'the fence of this sale is open with other figures')
    return refuse(event, 'The sale was opened before with other figures.')
  }

  return {
    async publish(eventId) {
      const [event] = await events.findByIds([eventId])
      if (!event) return { kind: 'not-found' }
      switch (event.state) {
        case 'SCHEDULED':
          return { kind: 'published', event }
        case 'ENDED':
        case 'CANCELLED':
          return refuse(event, 'The sale is over.')
        case 'DRAFT':
        case 'PUBLISHING':
          if (event.endsAt.getTime() <= (await sales.now())) {
            return refuse(event, 'The time of the sale is over.')
          }
          return publishUnits(event)
      }
    },
  }
}
