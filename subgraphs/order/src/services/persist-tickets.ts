import { orderChanges } from '@floodgate/contracts/order'
import { type AcceptedTicket, type Settlement, settleTickets } from '@floodgate/contracts/seckill'
import { crashPoint } from '@floodgate/platform/crash-point'
import { newId } from '@floodgate/platform/identifier'
import { type LockedAllotment, lockAllotment, sell } from '../data/allotments.ts'
import { faultOf, isDataFault } from '../data/data-fault.ts'
import { inTransaction, type Transaction } from '../data/transaction.ts'
import { tellAll } from '../data/outbox.ts'
import {
  findVerdicts,
  insertOrders,
  insertRejections,
  type OrderedTicket,
  type TicketVerdict,
} from '../data/tickets.ts'
import { holdsUnit } from '../domain/order.ts'
import {
  inSequence,
  judge,
  refuseAll,
  REJECTIONS,
  unitsOf,
  type Verdict,
} from '../domain/ticket-batch.ts'
import type { ServiceDependencies } from './dependencies.ts'

export interface PoisonTicket {
  readonly ticketId: string
  readonly error: unknown
}

export interface PersistedBatch {
  /** Tickets whose data the database refuses: they ended FAILED. */
  readonly poison: readonly PoisonTicket[]
  /** When the orders written now are due. */
  readonly paymentDueAt: Date
}

export interface TicketPersister {
  /**
   * Gives every ticket its verdict, once and for all: an order within the fence, or a rejection. All tickets of a batch
   * share one transaction, unless one of them can't be written: then the batch is halved until that one stands alone.
   * A ticket told again gets no second order, but its verdict is told again, as it may be lost with the seckill Redis.
   */
  persist(eventId: string, tickets: readonly AcceptedTicket[]): Promise<PersistedBatch>
}

type Judge = (
  tickets: readonly AcceptedTicket[],
  fence: LockedAllotment | null,
) => Verdict<AcceptedTicket>

export function createTicketPersister(
  deps: ServiceDependencies & { readonly paymentTimeoutMs: number },
): TicketPersister {
  const { prisma, wakeRelay, now, paymentTimeoutMs } = deps

  async function writeOrSplit(
    eventId: string,
    tickets: readonly AcceptedTicket[],
    times: Times,
  ): Promise<PoisonTicket[]> {
    const write = (judgement: Judge) =>
      inTransaction(prisma, (tx) => writeBatch(tx, eventId, tickets, judgement, times))
    try {
      await write(judge)
      return []
    } catch (error) {
      if (!isDataFault(error)) throw error
      const [first] = tickets
      if (first && tickets.length === 1) {
        await write((fresh) => refuseAll(fresh, REJECTIONS.unwritable, faultOf(error)))
        return [{ ticketId: first.ticketId, error }]
      }
    }
    const middle = Math.ceil(tickets.length / 2)
    return [
      ...(await writeOrSplit(eventId, tickets.slice(0, middle), times)),
      ...(await writeOrSplit(eventId, tickets.slice(middle), times)),
    ]
  }

  return {
    async persist(eventId, tickets) {
      crashPoint('persist.before-transaction')
      const at = now()
      const times = { now: at, paymentDueAt: new Date(at.getTime() + paymentTimeoutMs) }
      try {
        const poison = await writeOrSplit(eventId, inSequence(tickets), times)
        crashPoint('persist.after-commit')
        return { poison, paymentDueAt: times.paymentDueAt }
      } finally {
        wakeRelay()
      }
    },
  }
}

interface Times {
  readonly now: Date
  readonly paymentDueAt: Date
}

async function writeBatch(
  tx: Transaction,
  eventId: string,
  tickets: readonly AcceptedTicket[],
  judgement: Judge,
  times: Times,
): Promise<void> {
  // The lock first: what is read behind it is what the batches before this one left.
  const allotment = await lockAllotment(tx, eventId)
  crashPoint('persist.after-lock')
  const ticketIds = tickets.map(({ ticketId }) => ticketId)
  const known = new Map(
    (await findVerdicts(tx, ticketIds)).map((verdict) => [verdict.ticketId, verdict]),
  )
  const fresh = tickets.filter(({ ticketId }) => !known.has(ticketId))
  const { admitted, rejected } = judgement(fresh, allotment)

  const ordered = admitted.map((ticket) => ({ ...ticket, orderId: newId('ord') }))
  if (allotment && ordered.length > 0) await writeOrders(tx, allotment, ordered, times)
  const refusals = rejected.map(({ ticket, ...why }) => ({ ticketId: ticket.ticketId, ...why }))
  if (refusals.length > 0) await insertRejections(tx, eventId, refusals, times.now)

  const settlements = [
    ...[...known.values()].map(settlementOf),
    ...ordered.map(({ ticketId, orderId }) => confirmed(ticketId, orderId)),
    ...refusals.map(({ ticketId, reason, fault }) => failed(ticketId, reason, fault)),
  ]
  await tellAll(tx, settleTickets, settlements, (some) => ({ eventId, settlements: some }))
  crashPoint('persist.before-commit')
}

async function writeOrders(
  tx: Transaction,
  allotment: LockedAllotment,
  tickets: readonly OrderedTicket[],
  times: Times,
): Promise<void> {
  const { eventId } = allotment
  if (!(await sell(tx, eventId, unitsOf(tickets), times.now))) {
    throw new Error(`the fence of ${eventId} moved in spite of its lock`)
  }
  crashPoint('persist.after-fence')
  await insertOrders(tx, allotment, tickets, times)
  crashPoint('persist.after-insert')
  const changes = tickets.map(({ orderId }) => ({
    orderId,
    version: 1,
    change: 'order.created' as const,
    at: times.now.getTime(),
  }))
  await tellAll(tx, orderChanges, changes, (some) => ({ changes: some }))
}

/** A verdict that was told before, as it stands now. */
function settlementOf(verdict: TicketVerdict): Settlement {
  const { ticketId } = verdict
  if (verdict.orderId === null) return failed(ticketId, verdict.reason)
  if (holdsUnit(verdict.status)) return confirmed(ticketId, verdict.orderId)
  const reason = 'The order was cancelled or refunded.'
  return { ticketId, outcome: 'EXPIRED', orderId: verdict.orderId, reason }
}

const confirmed = (ticketId: string, orderId: string): Settlement => ({
  ticketId,
  outcome: 'CONFIRMED',
  orderId,
})

const failed = (ticketId: string, reason: string, fault?: string): Settlement => ({
  ticketId,
  outcome: 'FAILED',
  reason,
  ...(fault !== undefined && { fault }),
})
