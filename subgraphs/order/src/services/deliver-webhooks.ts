import type { OrderChange } from '@floodgate/contracts/order'
import { newId } from '@floodgate/platform/identifier'
import type { Logger } from '@floodgate/platform/logging'
import type { PrismaClient } from '#prisma'
import { findHistory } from '../data/order-history.ts'
import { findOrders } from '../data/orders.ts'
import {
  claimDelivery,
  type DueDelivery,
  findDueDeliveries,
  insertDeliveries,
  listEndpoints,
  type NewDelivery,
  recordAttempt,
} from '../data/webhooks.ts'
import { inTransaction } from '../data/transaction.ts'
import type { Order } from '../domain/order.ts'
import { completeHistory, type HistoryEntry } from '../domain/order-history.ts'
import {
  isOrderEvent,
  waitAfterAttempts,
  type WebhookBody,
  type WebhookEndpoint,
} from '../domain/webhook.ts'
import { createWebhookSigner } from '../payments/webhook-signature.ts'
import type { FieldCipher } from '@floodgate/platform/field-cipher'
import type { WebhookClient } from '../webhooks/webhook-client.ts'

export interface WebhookDeliverer {
  /** Writes a delivery for every endpoint that wants to know of a change. Safe to repeat. */
  plan(changes: readonly OrderChange[]): Promise<void>
  /** Sends what is due: of one order in the order of its versions, each until it is taken or given up. @returns how many */
  deliverDue(): Promise<number>
}

const AT_ONCE = 20
/** Longer than an attempt takes: then whoever had it is gone. */
const LEASE_MS = 30_000

export function createWebhookDeliverer(deps: {
  readonly prisma: PrismaClient
  readonly client: WebhookClient
  readonly cipher: FieldCipher
  readonly wakePayments: () => void
  readonly now: () => Date
  readonly logger: Logger
}): WebhookDeliverer {
  const { prisma, client, cipher, wakePayments, now, logger } = deps

  async function send(delivery: DueDelivery): Promise<void> {
    const leased = new Date(now().getTime() + LEASE_MS)
    if (!(await claimDelivery(prisma, delivery, leased))) return
    const { id, endpointId, url, event, payload } = delivery
    const signer = createWebhookSigner(cipher.open(delivery.secret, endpointId))
    const attempt = await client.post(url, payload, {
      'content-type': 'application/json',
      'floodgate-event': event,
      'floodgate-delivery': id,
      'floodgate-signature': signer.sign(payload),
    })
    const at = now()
    const isDelivered = attempt.failure === null
    const wait = isDelivered ? null : waitAfterAttempts(delivery.attempts + 1)
    const nextAttemptAt = wait === null ? null : new Date(at.getTime() + wait)
    const status = isDelivered ? 'DELIVERED' : wait === null ? 'FAILED' : 'PENDING'
    await inTransaction(prisma, (tx) =>
      recordAttempt(tx, id, attempt, { status, nextAttemptAt, now: at }),
    )
    if (status === 'FAILED') logger.error({ deliveryId: id }, 'a webhook was given up')
  }

  return {
    async plan(changes) {
      const endpoints = (await listEndpoints(prisma)).filter(({ active }) => active)
      if (endpoints.length === 0) return
      const ids = [...new Set(changes.map(({ orderId }) => orderId))]
      const histories = Map.groupBy(await findHistory(prisma, ids), ({ orderId }) => orderId)
      // The whole history, not the change alone: whatever order messages come in, no version is left out or told too early.
      const deliveries = (await findOrders(prisma, ids)).flatMap((order) =>
        deliveriesOf(order, histories.get(order.id) ?? [], endpoints, now()),
      )
      if (deliveries.length === 0) return
      await insertDeliveries(prisma, deliveries)
      wakePayments()
    },
    async deliverDue() {
      const due = await findDueDeliveries(prisma, now(), AT_ONCE)
      const results = await Promise.allSettled(due.map(send))
      const failed = results.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
      // What came behind one of these may be due now.
      if (due.length > 0) wakePayments()
      return due.length
    },
  }
}

function deliveriesOf(
  order: Order,
  entries: readonly HistoryEntry[],
  endpoints: readonly WebhookEndpoint[],
  now: Date,
): NewDelivery[] {
  return completeHistory(order, entries).flatMap((entry) =>
    endpoints.flatMap((endpoint) => {
      const { event, at } = entry
      const isWanted =
        isOrderEvent(event) && endpoint.events.includes(event) && at >= endpoint.createdAt
      if (!isWanted) return []
      const id = newId('whd')
      const { orderId, version } = entry
      const payload = JSON.stringify(bodyOf(id, event, entry))
      const times = { nextAttemptAt: now, createdAt: now }
      return [{ id, endpointId: endpoint.id, orderId, version, event, payload, ...times }]
    }),
  )
}

function bodyOf(id: string, event: WebhookBody['event'], entry: HistoryEntry): WebhookBody {
  const { orderId, version, status, refundedAmount, at } = entry
  return { id, event, orderId, version, status, refundedAmount, at: at.toISOString() }
}
