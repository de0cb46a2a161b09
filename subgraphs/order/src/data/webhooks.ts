import type { FieldCipher } from '@floodgate/platform/field-cipher'
import type {
  PrismaClient,
  WebhookAttempt as AttemptRow,
  WebhookDelivery as DeliveryRow,
  WebhookEndpoint as EndpointRow,
} from '#prisma'
import {
  type DeliveryAttempt,
  type DeliveryStatus,
  isOrderEvent,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../domain/webhook.ts'
import type { Transaction } from './transaction.ts'

function toEndpoint({ id, url, events, active, createdAt }: EndpointRow): WebhookEndpoint {
  return { id, url, events: events.split(',').filter(isOrderEvent), active, createdAt }
}

function toDelivery(row: DeliveryRow): WebhookDelivery {
  const { id, endpointId, orderId, version, payload, attempts, nextAttemptAt, createdAt } = row
  const event = row.event as WebhookDelivery['event']
  const status = row.status as DeliveryStatus
  return {
    ...{ id, endpointId, orderId, version, event, payload, status, attempts },
    ...{ nextAttemptAt, createdAt },
  }
}

export interface NewEndpoint extends Omit<WebhookEndpoint, 'active'> {
  /** Sealed. */
  readonly secret: string
  readonly createdBy: string
  readonly keyDigest: string
}

/** @throws a unique violation when the account used the key before */
export async function insertEndpoint(prisma: PrismaClient, endpoint: NewEndpoint): Promise<void> {
  const events = endpoint.events.join(',')
  await prisma.webhookEndpoint.create({ data: { ...endpoint, events, active: true } })
}

export async function findEndpointByKey(
  prisma: PrismaClient,
  createdBy: string,
  keyDigest: string,
): Promise<WebhookEndpoint | null> {
  const where = { createdBy_keyDigest: { createdBy, keyDigest } }
  const row = await prisma.webhookEndpoint.findUnique({ where })
  return row && toEndpoint(row)
}

export async function listEndpoints(tx: Transaction): Promise<WebhookEndpoint[]> {
  const rows = await tx.webhookEndpoint.findMany({ orderBy: { id: 'asc' } })
  return rows.map(toEndpoint)
}

/** @returns null when there is no such endpoint */
export async function deactivateEndpoint(
  prisma: PrismaClient,
  id: string,
): Promise<WebhookEndpoint | null> {
  await prisma.webhookEndpoint.updateMany({ where: { id }, data: { active: false } })
  const row = await prisma.webhookEndpoint.findUnique({ where: { id } })
  return row && toEndpoint(row)
}

export type NewDelivery = Omit<WebhookDelivery, 'status' | 'attempts'>

/** Writes deliveries that are due; one that is there already stays as it is. */
export async function insertDeliveries(
  prisma: PrismaClient,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  const data = deliveries.map((one) => ({
    ...one,
    status: 'PENDING',
    updatedAt: one.createdAt,
  }))
  await prisma.webhookDelivery.createMany({ data, skipDuplicates: true })
}

export type DueDelivery = WebhookDelivery & { readonly url: string; readonly secret: string }

/** Deliveries whose time has come, without those that an earlier version of the same order has to come before. */
export function findDueDeliveries(
  prisma: PrismaClient,
  now: Date,
  limit: number,
): Promise<DueDelivery[]> {
  return prisma.$queryRaw<DueDelivery[]>`
    SELECT d.id, d.endpoint_id AS endpointId, d.order_id AS orderId, d.version, d.event, d.payload, d.status, d.attempts,
      d.next_attempt_at AS nextAttemptAt, d.created_at AS createdAt, e.url, e.secret
    FROM webhook_delivery AS d JOIN webhook_endpoint AS e ON e.id = d.endpoint_id
    WHERE d.next_attempt_at <= ${now} AND e.active AND NOT EXISTS (
      SELECT 1 FROM webhook_delivery AS before_it
      WHERE before_it.endpoint_id = d.endpoint_id AND before_it.order_id = d.order_id
        AND before_it.version < d.version AND before_it.next_attempt_at IS NOT NULL)
    ORDER BY d.next_attempt_at LIMIT ${limit}`
}

/** One conditional update: of two who want to send it, one does. @returns whether it was this one */
export async function claimDelivery(
  prisma: PrismaClient,
  { id, nextAttemptAt, attempts }: Pick<WebhookDelivery, 'id' | 'nextAttemptAt' | 'attempts'>,
  until: Date,
): Promise<boolean> {
  const { count } = await prisma.webhookDelivery.updateMany({
    where: { id, nextAttemptAt, attempts },
    data: { nextAttemptAt: until, attempts: { increment: 1 } },
  })
  return count === 1
}

/** Writes what an attempt came to into the log, and what becomes of the delivery. */
export async function recordAttempt(
  tx: Transaction,
  deliveryId: string,
  attempt: DeliveryAttempt,
  next: {
    readonly status: DeliveryStatus
    readonly nextAttemptAt: Date | null
    readonly now: Date
  },
): Promise<void> {
  const { status, nextAttemptAt, now } = next
  await tx.webhookAttempt.create({ data: { ...attempt, deliveryId, createdAt: now } })
  await tx.webhookDelivery.update({
    where: { id: deliveryId },
    data: { status, nextAttemptAt, updatedAt: now },
  })
}

/** @returns null when there is no such delivery */
export async function reopenDelivery(
  prisma: PrismaClient,
  id: string,
  now: Date,
): Promise<WebhookDelivery | null> {
  await prisma.webhookDelivery.updateMany({
    where: { id },
    data: { status: 'PENDING', attempts: 0, nextAttemptAt: now, updatedAt: now },
  })
  const row = await prisma.webhookDelivery.findUnique({ where: { id } })
  return row && toDelivery(row)
}

/** An endpoint's deliveries, newest first, one more than `first` if there are more. */
export async function listDeliveries(
  prisma: PrismaClient,
  endpointId: string,
  page: { readonly first: number; readonly after: string | undefined },
): Promise<WebhookDelivery[]> {
  const rows = await prisma.webhookDelivery.findMany({
    where: { endpointId, ...(page.after !== undefined && { id: { lt: page.after } }) },
    orderBy: { id: 'desc' },
    take: page.first + 1,
  })
  return rows.map(toDelivery)
}

export async function findAttempts(
  prisma: PrismaClient,
  deliveryIds: readonly string[],
): Promise<AttemptRow[]> {
  return prisma.webhookAttempt.findMany({
    where: { deliveryId: { in: [...deliveryIds] } },
    orderBy: { sequence: 'asc' },
  })
}

/** Seals the secrets of endpoints anew that another key sealed. Safe to repeat, also while endpoints come. @returns how many */
export async function sealSecretsAnew(prisma: PrismaClient, cipher: FieldCipher): Promise<number> {
  const rows = await prisma.webhookEndpoint.findMany({
    where: { NOT: { secret: { startsWith: `v1.${cipher.keyId}.` } } },
    select: { id: true, secret: true },
  })
  for (const { id, secret } of rows) {
    const sealed = cipher.seal(cipher.open(secret, id), id)
    await prisma.webhookEndpoint.updateMany({ where: { id, secret }, data: { secret: sealed } })
  }
  return rows.length
}
