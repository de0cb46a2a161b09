import type { PrismaClient } from '#prisma'
import type { Transaction } from './transaction.ts'

/** What a provider told, as it was stored. */
export interface StoredEvent {
  readonly provider: string
  readonly eventId: string
  readonly payload: string
  readonly attempts: number
}

/** Stores an event that is to be acted upon. Told again, it is stored once. */
export async function storeEvent(
  prisma: PrismaClient,
  event: Omit<StoredEvent, 'attempts'>,
  now: Date,
): Promise<void> {
  const { provider, eventId, payload } = event
  await prisma.$executeRaw`
    INSERT INTO payment_event (provider, event_id, payload, received_at, next_attempt_at)
    VALUES (${provider}, ${eventId}, ${payload}, ${now}, ${now})
    ON DUPLICATE KEY UPDATE event_id = payment_event.event_id`
}

/** Events that wait to be acted upon, the oldest first. */
export async function findDueEvents(
  prisma: PrismaClient,
  now: Date,
  limit: number,
): Promise<StoredEvent[]> {
  return prisma.paymentEvent.findMany({
    where: { nextAttemptAt: { lte: now } },
    orderBy: [{ nextAttemptAt: 'asc' }, { receivedAt: 'asc' }],
    take: limit,
    select: { provider: true, eventId: true, payload: true, attempts: true },
  })
}

export async function markDone(tx: Transaction, { provider, eventId }: StoredEvent): Promise<void> {
  await tx.paymentEvent.updateMany({
    where: { provider, eventId },
    data: { nextAttemptAt: null, attempts: { increment: 1 } },
  })
}

export async function postponeEvent(
  prisma: PrismaClient,
  { provider, eventId }: StoredEvent,
  until: Date,
): Promise<void> {
  await prisma.paymentEvent.updateMany({
    where: { provider, eventId },
    data: { nextAttemptAt: until, attempts: { increment: 1 } },
  })
}

/** Forgets events that were acted upon and are too old to be told again. */
export async function deleteEventsBefore(
  prisma: PrismaClient,
  time: Date,
  limit: number,
): Promise<void> {
  await prisma.$executeRaw`
    DELETE FROM payment_event WHERE received_at < ${time} AND next_attempt_at IS NULL LIMIT ${limit}`
}
