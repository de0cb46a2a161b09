import { randomBytes } from 'node:crypto'
import type { OrderEvent } from '@floodgate/contracts/order'
import { isUniqueViolation } from '@floodgate/platform/database'
import { isId, newId } from '@floodgate/platform/identifier'
import type { PrismaClient } from '#prisma'
import {
  deactivateEndpoint,
  findEndpointByKey,
  insertEndpoint,
  listDeliveries,
  listEndpoints,
  reopenDelivery,
} from '../data/webhooks.ts'
import { findUrlFault, type WebhookDelivery, type WebhookEndpoint } from '../domain/webhook.ts'
import type { FieldCipher } from '@floodgate/platform/field-cipher'
import { digestOf } from './place-order-digest.ts'

export interface SubscribeRequest {
  readonly userId: string
  readonly url: string
  readonly events: readonly OrderEvent[]
  readonly idempotencyKey: string
}

export type SubscribeOutcome =
  | {
      readonly kind: 'subscribed'
      readonly endpoint: WebhookEndpoint
      /** Null when the endpoint was there already. */
      readonly secret: string | null
    }
  | { readonly kind: 'invalid'; readonly reason: string }
  | { readonly kind: 'key-conflict' }

/** The endpoints that the shop's systems have; the callers have checked who asks. */
export interface WebhookEndpoints {
  subscribe(request: SubscribeRequest): Promise<SubscribeOutcome>
  /** @returns null when there is no such endpoint */
  unsubscribe(endpointId: string): Promise<WebhookEndpoint | null>
  list(): Promise<WebhookEndpoint[]>
  /** Newest first, one more than `first` if there are more. */
  deliveries(
    endpointId: string,
    page: { readonly first: number; readonly after: string | undefined },
  ): Promise<WebhookDelivery[]>
  /** Sends a delivery again, as if for the first time. @returns null when there is no such delivery */
  replay(deliveryId: string): Promise<WebhookDelivery | null>
}

export function createWebhookEndpoints(deps: {
  readonly prisma: PrismaClient
  readonly cipher: FieldCipher
  readonly wakePayments: () => void
  readonly now: () => Date
  /** Whether endpoints may be reached without TLS; for development alone. */
  readonly plainHttp: boolean
}): WebhookEndpoints {
  const { prisma, cipher, wakePayments, now, plainHttp } = deps

  async function resume(
    request: SubscribeRequest,
    keyDigest: string,
  ): Promise<SubscribeOutcome | null> {
    const known = await findEndpointByKey(prisma, request.userId, keyDigest)
    if (!known) return null
    const isSame =
      known.url === request.url && known.events.join() === [...new Set(request.events)].join()
    return isSame ? { kind: 'subscribed', endpoint: known, secret: null } : { kind: 'key-conflict' }
  }

  async function create(request: SubscribeRequest, keyDigest: string): Promise<SubscribeOutcome> {
    const { userId: createdBy, url } = request
    const endpoint = {
      id: newId('whe'),
      url,
      events: [...new Set(request.events)],
      createdAt: now(),
    }
    const secret = `whsec_${randomBytes(32).toString('base64url')}`
    const sealed = cipher.seal(secret, endpoint.id)
    await insertEndpoint(prisma, { ...endpoint, secret: sealed, createdBy, keyDigest })
    return { kind: 'subscribed', endpoint: { ...endpoint, active: true }, secret }
  }

  return {
    async subscribe(request) {
      const fault = findUrlFault(request.url, { plainHttp })
      if (fault !== null) return { kind: 'invalid', reason: fault }
      if (request.events.length === 0) {
        return { kind: 'invalid', reason: 'There must be something to be told of.' }
      }
      const keyDigest = digestOf(request.idempotencyKey)
      const known = await resume(request, keyDigest)
      if (known) return known
      try {
        return await create(request, keyDigest)
      } catch (error) {
        const twin = isUniqueViolation(error) ? await resume(request, keyDigest) : null
        if (!twin) throw error
        return twin
      }
    },
    unsubscribe: async (id) => (isId('whe', id) ? deactivateEndpoint(prisma, id) : null),
    list: () => listEndpoints(prisma),
    deliveries: (endpointId, page) => listDeliveries(prisma, endpointId, page),
    async replay(id) {
      if (!isId('whd', id)) return null
      const delivery = await reopenDelivery(prisma, id, now())
      wakePayments()
      return delivery
    },
  }
}
