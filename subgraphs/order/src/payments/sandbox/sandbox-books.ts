import type { PrismaClient, SandboxMessage } from '#prisma'
import { inTransaction } from '../../data/transaction.ts'
import type { SandboxMethod } from '../../domain/payment.ts'
import type { Charge, RefundRequest } from '../payment-provider.ts'
import {
  approvalDelay,
  isDecidedAtOnce,
  messagesOf,
  type SandboxChargeState,
  type SandboxTimes,
} from './sandbox-behaviour.ts'

/** The sandbox's own books, which nothing else looks into, as with any other provider. */
export interface SandboxBooks {
  /** Begins charges that are new, and counts the asking for all. @returns a state for each, in the same order */
  ask(charges: readonly Charge[]): Promise<SandboxChargeState[]>
  find(paymentId: string): Promise<SandboxChargeState | null>
  cancel(paymentId: string): Promise<void>
  /** The buyer said yes or no. @returns whether there was something left to decide */
  decide(paymentId: string, approve: boolean): Promise<boolean>
  /** @returns whether the money went back; false for more than came */
  refund(request: RefundRequest): Promise<boolean>
  dueMessages(limit: number): Promise<SandboxMessage[]>
  deleteMessage(sequence: bigint): Promise<void>
  postponeMessage(sequence: bigint, until: Date): Promise<void>
}

const BEGIN = `INSERT INTO sandbox_charge (payment_id, method, amount, currency, asked, approved_at, created_at)
  SELECT t.payment_id, t.method, t.amount, t.currency, 1, CAST(? AS DATETIME(3)) + INTERVAL (t.delay_ms * 1000) MICROSECOND, ?
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
    payment_id VARCHAR(64) PATH '$.paymentId', method VARCHAR(64) PATH '$.method', amount BIGINT PATH '$.amount',
    currency VARCHAR(8) PATH '$.currency', delay_ms BIGINT PATH '$.delayMs')) AS t
  ON DUPLICATE KEY UPDATE asked = sandbox_charge.asked + 1`

const FIND = `SELECT c.payment_id AS paymentId, c.method, c.asked, c.approved_at AS approvedAt, c.cancelled_at AS cancelledAt,
    c.created_at AS createdAt
  FROM JSON_TABLE(?, '$[*]' COLUMNS (id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS t
  STRAIGHT_JOIN sandbox_charge AS c ON c.payment_id = t.id`

/** How a charge stands whose method alone decides it, whatever the books say. */
function decidedState({ paymentId, method: name }: Charge, at: Date): SandboxChargeState | null {
  const method = name as SandboxMethod
  if (!isDecidedAtOnce(method)) return null
  const approvedAt = method === 'SANDBOX_CARD' ? at : null
  return { paymentId, method, asked: 1, approvedAt, cancelledAt: null, createdAt: at }
}

export function createSandboxBooks(
  prisma: PrismaClient,
  { now, times }: { readonly now: () => Date; readonly times: SandboxTimes },
): SandboxBooks {
  const findAll = (ids: readonly string[]) =>
    prisma.$queryRawUnsafe<SandboxChargeState[]>(FIND, JSON.stringify(ids))

  async function planMessages(states: readonly SandboxChargeState[]): Promise<void> {
    const rows = states
      .filter(({ asked }) => asked === 1)
      .flatMap(({ paymentId, method, createdAt }) =>
        messagesOf(paymentId, method, times).map(({ eventId, outcome, afterMs }) => ({
          eventId,
          paymentId,
          payload: outcome,
          deliverAt: new Date(createdAt.getTime() + afterMs),
        })),
      )
    if (rows.length > 0) await prisma.sandboxMessage.createMany({ data: rows })
  }

  return {
    async ask(charges) {
      const at = now()
      const batch = charges.map(({ paymentId, method, amount, currency }) => {
        const delayMs = approvalDelay(method as SandboxMethod, times)
        return { paymentId, method, amount, currency, ...(delayMs !== null && { delayMs }) }
      })
      batch.sort((a, b) => (a.paymentId < b.paymentId ? -1 : 1))
      await prisma.$executeRawUnsafe(BEGIN, at, at, JSON.stringify(batch))
      const open = charges.filter(({ method }) => !isDecidedAtOnce(method as SandboxMethod))
      const states = open.length > 0 ? await findAll(open.map(({ paymentId }) => paymentId)) : []
      await planMessages(states)
      const byId = new Map(states.map((state) => [state.paymentId, state]))
      return charges.map((charge) => {
        const { paymentId } = charge
        const state = byId.get(paymentId) ?? decidedState(charge, at)
        if (!state) throw new Error(`the sandbox lost the charge ${paymentId}`)
        return state
      })
    },
    async find(paymentId) {
      const [state] = await findAll([paymentId])
      return state ?? null
    },
    async cancel(paymentId) {
      await prisma.sandboxCharge.updateMany({
        where: { paymentId, cancelledAt: null },
        data: { cancelledAt: now() },
      })
    },
    async decide(paymentId, approve) {
      const { count } = await prisma.sandboxCharge.updateMany({
        where: { paymentId, approvedAt: null, cancelledAt: null },
        data: approve ? { approvedAt: now() } : { cancelledAt: now() },
      })
      if (count === 0) return false
      const eventId = `evt_${paymentId}_decided`
      await prisma.sandboxMessage.create({
        data: { eventId, paymentId, payload: 'decided', deliverAt: now() },
      })
      return true
    },
    refund: ({ refundId, paymentId, amount }) =>
      inTransaction(prisma, async (tx) => {
        const [charge] = await tx.$queryRaw<{ amount: number }[]>`
          SELECT amount FROM sandbox_charge WHERE payment_id = ${paymentId} AND approved_at IS NOT NULL FOR UPDATE`
        if (await tx.sandboxRefund.findUnique({ where: { refundId } })) return true
        const { _sum } = await tx.sandboxRefund.aggregate({
          where: { paymentId },
          _sum: { amount: true },
        })
        if ((_sum.amount ?? 0) + amount > (charge?.amount ?? 0)) return false
        await tx.sandboxRefund.create({ data: { refundId, paymentId, amount, createdAt: now() } })
        return true
      }),
    dueMessages: (limit) =>
      prisma.sandboxMessage.findMany({
        where: { deliverAt: { lte: now() } },
        orderBy: [{ deliverAt: 'asc' }, { sequence: 'asc' }],
        take: limit,
      }),
    async deleteMessage(sequence) {
      await prisma.sandboxMessage.deleteMany({ where: { sequence } })
    },
    async postponeMessage(sequence, deliverAt) {
      await prisma.sandboxMessage.updateMany({
        where: { sequence },
        data: { attempts: { increment: 1 }, deliverAt },
      })
    },
  }
}
