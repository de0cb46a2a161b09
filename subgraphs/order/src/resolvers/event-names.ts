import type { OrderEvent as OrderEventName } from '#graphql'
import type { HistoryEvent } from '../domain/order-history.ts'

const NAMES = {
  'order.created': 'CREATED',
  'order.paid': 'PAID',
  'order.payment_failed': 'PAYMENT_FAILED',
  'order.cancelled': 'CANCELLED',
  'order.shipped': 'SHIPPED',
  'order.completed': 'COMPLETED',
  'order.refunded': 'REFUNDED',
  'order.payment_action_required': 'PAYMENT_ACTION_REQUIRED',
  'order.refund_failed': 'REFUND_FAILED',
} as const satisfies Record<HistoryEvent, OrderEventName>

/** What an event is called in the graph. */
export function toEventName(event: HistoryEvent): OrderEventName {
  return NAMES[event]
}

const EVENTS = new Map(
  Object.entries(NAMES).map(([event, name]) => [name, event as HistoryEvent] as const),
)

/** What an event of the graph is called everywhere else. */
export function toEvent(name: OrderEventName): HistoryEvent {
  const event = EVENTS.get(name)
  if (!event) throw new Error(`there is no event ${name}`)
  return event
}
