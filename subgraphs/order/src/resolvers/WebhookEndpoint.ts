import { pageArguments, toConnection } from '@floodgate/platform/connection'
import { isId } from '@floodgate/platform/identifier'
import { z } from 'zod'
import type { WebhookEndpointResolvers } from '#graphql'
import { toEventName } from './event-names.ts'

const deliveryId = z.string().refine((id) => isId('whd', id))

// Only those who run the shop are given endpoints to look into.
export const WebhookEndpoint: WebhookEndpointResolvers = {
  events: ({ events }) => events.map(toEventName),
  deliveries: async ({ id }, args, { webhooks }) => {
    const page = pageArguments(deliveryId, args)
    return toConnection(await webhooks.deliveries(id, page), page, (delivery) => delivery.id)
  },
}
