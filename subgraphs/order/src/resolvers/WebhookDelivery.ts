import type { WebhookDeliveryResolvers } from '#graphql'
import { toEventName } from './event-names.ts'

export const WebhookDelivery: WebhookDeliveryResolvers = {
  event: ({ event }) => toEventName(event),
  attempts: async ({ id }, _args, { loaders }) => {
    const attempts = await loaders.attemptsOfDelivery.load(id)
    return attempts.map(({ statusCode, failure, durationMs, createdAt }) => ({
      ...{ statusCode, failure, durationMs, at: createdAt },
    }))
  },
}
