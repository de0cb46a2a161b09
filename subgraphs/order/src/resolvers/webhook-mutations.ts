import { requireIdempotencyKey } from '@floodgate/platform/idempotency-key'
import { requireRole } from '@floodgate/platform/authorization'
import type { MutationResolvers, WebhookNotFound } from '#graphql'
import { isOrderEvent } from '../domain/webhook.ts'
import { toEvent } from './event-names.ts'

const notFound: WebhookNotFound & { __typename: 'WebhookNotFound' } = {
  __typename: 'WebhookNotFound',
  message: 'There is no such webhook.',
}

export const webhookMutations = {
  subscribeWebhook: async (_parent, { input }, { identity, caller, webhooks }, info) => {
    const { userId } = requireRole(identity, 'MERCHANT', 'ADMIN')
    const { url } = input
    const idempotencyKey = requireIdempotencyKey(input.idempotencyKey, caller, info)
    const events = input.events.map(toEvent).filter(isOrderEvent)
    if (events.length < input.events.length) {
      const message = 'Nobody but the shop is told of some of these events.'
      return { __typename: 'InvalidWebhook', message }
    }
    const outcome = await webhooks.subscribe({ userId, url, events, idempotencyKey })
    switch (outcome.kind) {
      case 'subscribed': {
        const { endpoint, secret } = outcome
        return { __typename: 'SubscribeWebhookSuccess', endpoint, secret }
      }
      case 'invalid':
        return { __typename: 'InvalidWebhook', message: outcome.reason }
      case 'key-conflict':
        return {
          __typename: 'IdempotencyConflict',
          message: 'The idempotency key was used before with another input.',
        }
    }
  },

  unsubscribeWebhook: async (_parent, { endpointId }, { identity, webhooks }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    const endpoint = await webhooks.unsubscribe(endpointId)
    return endpoint ? { __typename: 'UnsubscribeWebhookSuccess', endpoint } : notFound
  },

  replayWebhookDelivery: async (_parent, { deliveryId }, { identity, webhooks }) => {
    requireRole(identity, 'MERCHANT', 'ADMIN')
    const delivery = await webhooks.replay(deliveryId)
    return delivery ? { __typename: 'ReplayWebhookSuccess', delivery } : notFound
  },
} satisfies Partial<MutationResolvers>
