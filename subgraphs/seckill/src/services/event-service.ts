import { newId } from '@floodgate/platform/identifier'
import type { EventFilter, EventPageKey, EventRepository } from '../data/event-repository.ts'
import type { SaleStore } from '../data/sale-store.ts'
import {
  type FieldProblem,
  findEventProblems,
  IDEMPOTENCY_KEY_MAX,
  isSameEvent,
  type NewEvent,
} from '../domain/new-event.ts'
import type { SaleEvent } from '../domain/sale-event.ts'

type CreateOutcome =
  | { readonly kind: 'created'; readonly event: SaleEvent }
  | { readonly kind: 'invalid'; readonly problems: FieldProblem[] }
  /** The creator used the idempotency key for another sale. */
  | { readonly kind: 'conflict' }

export interface EventService {
  /** Safe to repeat with the same idempotency key. */
  create(createdBy: string, idempotencyKey: string, input: NewEvent): Promise<CreateOutcome>
  /** Up to `first` sales, soonest start first. */
  list(
    filter: Omit<EventFilter, 'now'>,
    first: number,
    after: EventPageKey | undefined,
  ): Promise<SaleEvent[]>
}

export function createEventService(options: {
  events: EventRepository
  sales: SaleStore
}): EventService {
  const { events, sales } = options

  function problemsOf(idempotencyKey: string, input: NewEvent, now: number): FieldProblem[] {
    const problems = findEventProblems(input, now)
    const { length } = idempotencyKey
    if (length >= 1 && length <= IDEMPOTENCY_KEY_MAX) return problems
    const message = `must have 1 to ${IDEMPOTENCY_KEY_MAX} characters`
    return [{ field: 'idempotencyKey', message }, ...problems]
  }

  return {
    async create(createdBy, idempotencyKey, input) {
      // Before its input is judged: a repeat must answer the same when the sale has begun or ended meanwhile.
      const earlier = await events.findByIdempotencyKey(createdBy, idempotencyKey)
      if (earlier) return repeated(earlier, input)

      const now = await sales.now()
      const problems = problemsOf(idempotencyKey, input, now)
      if (problems.length > 0) return { kind: 'invalid', problems }
      const event: SaleEvent = {
        ...input,
        id: newId('skl'),
        state: 'DRAFT',
        createdBy,
        idempotencyKey,
        createdAt: new Date(now),
      }
      if (await events.insert(event)) return { kind: 'created', event }
      const winner = await events.findByIdempotencyKey(createdBy, idempotencyKey)
      return winner ? repeated(winner, input) : { kind: 'conflict' }
    },
    list: async (filter, first, after) =>
      events.list({ ...filter, now: await sales.now() }, first, after),
  }
}

function repeated(event: SaleEvent, input: NewEvent): CreateOutcome {
  return isSameEvent(event, input) ? { kind: 'created', event } : { kind: 'conflict' }
}
