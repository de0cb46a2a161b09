import { crashPoint } from '@floodgate/platform/crash-point'
import { newId } from '@floodgate/platform/identifier'
import { insertEntries } from '../data/ledger.ts'
import { lockOrders, type LockedOrder } from '../data/orders.ts'
import { applySteps, findOrdersOf, lockPayments } from '../data/payments.ts'
import { insertRefund } from '../data/refunds.ts'
import { inTransaction, type Transaction } from '../data/transaction.ts'
import { type LedgerEntry, transfer } from '../domain/ledger.ts'
import { SYSTEM } from '../domain/order-history.ts'
import {
  type OpenPayment,
  type PaymentStep,
  settle,
  type Settlement,
  type ToldCharge,
} from '../domain/settlement.ts'
import type { ServiceDependencies } from './dependencies.ts'
import { noteOnOrder, transitionLocked } from './transition-orders.ts'

export interface PaymentSettler {
  /**
   * Records what providers told: payments, orders, ledger and history move in one transaction. Whatever is told, however
   * often and in whatever order, the end is the same.
   * @param alongside is done in the same transaction
   * @returns payments that wait for their buyer though nobody wants their money any more
   */
  settle(
    told: readonly (ToldCharge & { readonly orderId?: string })[],
    alongside?: (tx: Transaction) => Promise<void>,
  ): Promise<readonly OpenPayment[]>
}

export function createPaymentSettler(deps: ServiceDependencies): PaymentSettler {
  const { prisma, wakeRelay, now } = deps
  return {
    async settle(told, alongside) {
      // A payment's order never changes: to know whom to lock, no lock is needed.
      const orderIds = new Set(told.flatMap(({ orderId }) => orderId ?? []))
      const strange = told.filter(({ orderId }) => orderId === undefined)
      const found = await findOrdersOf(
        prisma,
        strange.map(({ paymentId }) => paymentId),
      )
      for (const orderId of found) orderIds.add(orderId)
      const abandoned = await inTransaction(prisma, async (tx) => {
        await alongside?.(tx)
        const left = orderIds.size > 0 ? await record(tx, told, orderIds, now()) : []
        crashPoint('charge.before-commit')
        return left
      })
      crashPoint('charge.after-commit')
      wakeRelay()
      return abandoned
    },
  }
}

async function record(
  tx: Transaction,
  told: readonly ToldCharge[],
  orderIds: ReadonlySet<string>,
  now: Date,
): Promise<readonly OpenPayment[]> {
  // Everybody locks orders before payments.
  const orders = new Map((await lockOrders(tx, orderIds)).map((order) => [order.id, order]))
  const payments = await lockPayments(
    tx,
    told.map(({ paymentId }) => paymentId),
  )
  const statuses = new Map([...orders].map(([id, { status }]) => [id, status]))
  const settlement = settle(told, payments, statuses, now)
  await applySteps(tx, settlement.steps, now)
  await insertEntries(tx, settlement.steps.flatMap(entriesOf), now)
  await moveOrders(tx, settlement, orders, now)
  for (const step of settlement.steps) {
    if (step.status === 'RETURNING') await sendBack(tx, step, now)
  }
  return settlement.abandoned
}

/** The money's way into the books, for a payment whose money came. */
function entriesOf({ payment, status }: PaymentStep): LedgerEntry[] {
  const { id, orderId, amount, currency } = payment
  const subject = { subjectId: id, paymentId: id, orderId, amount, currency }
  if (status === 'SUCCEEDED') return [...transfer('CHARGE', subject), ...transfer('SALE', subject)]
  return status === 'RETURNING' ? transfer('CHARGE', subject) : []
}

async function moveOrders(
  tx: Transaction,
  { steps, failedOrders, paidOrders, actionOrders }: Settlement,
  orders: Map<string, LockedOrder>,
  now: Date,
): Promise<void> {
  const cause = { actor: SYSTEM.payments, now }
  const lockedOf = (ids: readonly string[]) =>
    ids.map((id) => orders.get(id)).filter((order) => order !== undefined)
  const keep = (changed: readonly LockedOrder[]) => {
    for (const order of changed) orders.set(order.id, order)
  }
  for (const [reason, ids] of Map.groupBy(failedOrders, (id) => declineReasonOf(id, steps))) {
    keep(await transitionLocked(tx, 'declinePayment', lockedOf(ids), { ...cause, reason }))
  }
  keep(await transitionLocked(tx, 'pay', lockedOf(paidOrders), cause))
  for (const order of lockedOf(actionOrders)) {
    await noteOnOrder(tx, 'order.payment_action_required', order, cause)
  }
}

function declineReasonOf(orderId: string, steps: readonly PaymentStep[]): string {
  const declined = steps.find(
    ({ payment, status }) => payment.orderId === orderId && status === 'DECLINED',
  )
  return (declined?.failureReason ?? 'The payment was declined.').slice(0, 255)
}

/** Money that the order can't take: nobody has to ask for it back. */
async function sendBack(tx: Transaction, { payment }: PaymentStep, now: Date): Promise<void> {
  const { id: paymentId, orderId, amount, currency } = payment
  await insertRefund(tx, {
    ...{ id: newId('rfd'), paymentId, orderId, amount, currency },
    reason: 'The money came when the order could no longer take it.',
    automatic: true,
    actor: SYSTEM.payments,
    keyDigest: null,
    requestedAmount: null,
    createdAt: now,
  })
}
