import { asciiId } from '@floodgate/platform/identifier'
import { requireRole } from '@floodgate/platform/authorization'
import type { MutationResolvers, SaleNotFound, UpdateSeckillEventInput } from '#graphql'
import { toAdmission } from '../domain/admission.ts'
import type { NewEvent } from '../domain/new-event.ts'
import type { CloseOutcome } from '../services/close-service.ts'

type Resolvers = Required<
  Pick<
    MutationResolvers,
    | 'updateSeckillEvent'
    | 'cancelSeckillEvent'
    | 'endSeckillEvent'
    | 'retryDeadLetter'
    | 'rehydrateSeckillEvent'
  >
>

const saleNotFound: SaleNotFound & { __typename: 'SaleNotFound' } = {
  __typename: 'SaleNotFound',
  message: 'There is no such sale.',
}

/** What becomes of a sale after it was created. */
export const lifeCycle: Resolvers = {
  updateSeckillEvent: async (_parent, { input }, { identity, services }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    const outcome = await services.drafts.update(asciiId(input.id), changesOf(input))
    switch (outcome.kind) {
      case 'updated':
        return { __typename: 'UpdateSeckillEventSuccess', event: outcome.event }
      case 'not-found':
        return saleNotFound
      case 'not-draft':
        return {
          __typename: 'SaleNotChangeable',
          message: 'Only a draft can be changed.',
          status: outcome.status,
        }
      case 'invalid':
        return {
          __typename: 'InvalidSeckillEvent',
          message: 'The sale is not valid.',
          fields: outcome.problems,
        }
    }
  },

  cancelSeckillEvent: async (_parent, { id }, { identity, services }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    return toResult('CancelSeckillEventSuccess', await services.closing.cancel(asciiId(id)))
  },

  endSeckillEvent: async (_parent, { id }, { identity, services }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    return toResult('EndSeckillEventSuccess', await services.closing.end(asciiId(id)))
  },

  retryDeadLetter: async (_parent, { id }, { identity, services }) => {
    const { userId } = requireRole(identity, 'MERCHANT', 'ADMIN')
    const outcome = await services.deadLetters.retry(asciiId(id), userId)
    switch (outcome.kind) {
      case 'retried':
        return { __typename: 'RetryDeadLetterSuccess', deadLetter: outcome.letter }
      case 'not-found':
        return { __typename: 'DeadLetterNotFound', message: 'There is no such dead letter.' }
      case 'refused':
        return {
          __typename: 'DeadLetterNotRetryable',
          message: `The sale does not take it now: ${outcome.refusal.kind.replaceAll('-', ' ')}.`,
        }
    }
  },

  rehydrateSeckillEvent: async (_parent, { id }, { identity, loaders, services }) => {
    requireRole(identity, 'ADMIN')
    const event = await loaders.events.load(id)
    if (!event) return saleNotFound
    const { wasLost, adopted } = await services.rehydrating.restore(id)
    return {
      __typename: 'RehydrateSeckillEventSuccess',
      event,
      wasLost,
      adoptedTickets: adopted,
    }
  },
}

function toResult<T extends string>(success: T, outcome: CloseOutcome) {
  switch (outcome.kind) {
    case 'closed':
      return { __typename: success, event: outcome.event } as const
    case 'not-found':
      return saleNotFound
    case 'refused': {
      const { message, status } = outcome
      return { __typename: 'SaleNotChangeable', message, status } as const
    }
  }
}

/** Null says no more than nothing: every field of a sale is needed. */
function changesOf(input: UpdateSeckillEventInput): Partial<NewEvent> {
  const { title, productId, price, quota, perUserLimit, startsAt, endsAt, admission } = input
  return {
    ...(title != null && { title }),
    ...(productId != null && { productId }),
    ...(price != null && { priceAmount: price.amount, priceCurrency: price.currency }),
    ...(quota != null && { quota }),
    ...(perUserLimit != null && { perUserLimit }),
    ...(startsAt != null && { startsAt }),
    ...(endsAt != null && { endsAt }),
    ...(admission != null && toAdmission(admission)),
  }
}
