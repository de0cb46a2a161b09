import type { EventRepository } from '../data/event-repository.ts'
import type { LifeCycleRepository } from '../data/life-cycle-repository.ts'
import type { SaleStore } from '../data/sale-store.ts'
import { type FieldProblem, findEventProblems, type NewEvent } from '../domain/new-event.ts'
import { type EventStatus, type SaleEvent, statusAt } from '../domain/sale-event.ts'

type UpdateOutcome =
  | { readonly kind: 'updated'; readonly event: SaleEvent }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-draft'; readonly status: EventStatus }
  | { readonly kind: 'invalid'; readonly problems: FieldProblem[] }

export interface DraftService {
  /** Changes a draft; what is not given stays. */
  update(eventId: string, changes: Partial<NewEvent>): Promise<UpdateOutcome>
}

export function createDraftService(options: {
  events: EventRepository
  lifeCycle: LifeCycleRepository
  sales: SaleStore
}): DraftService {
  const { events, lifeCycle, sales } = options
  return {
    update: async function update(eventId, changes) {
      const [event] = await events.findByIds([eventId])
      if (!event) return { kind: 'not-found' }
      const now = await sales.now()
      if (event.state !== 'DRAFT') return { kind: 'not-draft', status: statusAt(event, now) }
      const changed = { ...event, ...changes }
      const problems = findEventProblems(changed, now)
      if (problems.length > 0) return { kind: 'invalid', problems }
      // Somebody else may change it at once, to what does not go together with these changes: then judge anew.
      if (await lifeCycle.updateDraft(eventId, event, changes)) {
        return { kind: 'updated', event: changed }
      }
      return update(eventId, changes)
    },
  }
}
