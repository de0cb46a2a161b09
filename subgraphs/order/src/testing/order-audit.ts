import { type OrderChange, orderChanges } from '@floodgate/contracts/order'
import type { PrismaClient } from '#prisma'
import { findUnbalanced } from '../data/ledger.ts'
import { findHistory } from '../data/order-history.ts'
import { holdsUnit, type OrderStatus, type Transition, TRANSITIONS } from '../domain/order.ts'
import type { HistoryEntry } from '../domain/order-history.ts'
import { soldOf, toldTo } from './fixtures.ts'
import type { Interleaver, SubjectOrder } from './interleaving.ts'

/** What is wrong with the orders, once every outcome is known: nothing, whatever happened to them. */
export async function auditOrders(
  prisma: PrismaClient,
  { catalog, initialStock }: Interleaver,
  orders: readonly SubjectOrder[],
): Promise<string[]> {
  const ids = orders.map(({ orderId }) => orderId)
  const histories = Map.groupBy(await findHistory(prisma, ids), ({ orderId }) => orderId)
  const told = (await toldTo(prisma, orderChanges)).flatMap(({ changes }) => changes)
  const toldOf = Map.groupBy(told, ({ orderId }) => orderId)
  const unbalanced = await findUnbalanced(prisma, ids)
  const faults = unbalanced.map((id) => `${id}: the books do not balance`)

  for (const { orderId, eventId, productId } of orders) {
    const fault = (text: string) => void faults.push(`${orderId}: ${text}`)
    const order = await prisma.order.findUniqueOrThrow({
      where: { id: orderId },
      include: { payments: true, placement: true },
    })
    const status = order.status as OrderStatus
    findHistoryFaults(status, order.version, histories.get(orderId) ?? []).forEach(fault)
    findTellingFaults(order.version, toldOf.get(orderId) ?? []).forEach(fault)

    const held = holdsUnit(status) ? 1 : 0
    if (eventId !== null && (await soldOf(prisma, eventId)) !== held) fault('the fence is wrong')
    if (productId !== null && catalog.stockOf(productId) !== initialStock - held)
      fault('stock is wrong')
    const isPaid = status === 'PAID' || status === 'SHIPPED' || status === 'COMPLETED'
    if (productId !== null && (catalog.statusOf(orderId) === 'CONFIRMED') !== isPaid) {
      fault(`the catalog has it ${catalog.statusOf(orderId)} while it is ${status}`)
    }

    const atProvider = await moneyAtProvider(
      prisma,
      order.payments.map(({ id }) => id),
    )
    const kept = isPaid ? order.totalAmount - order.refundedAmount : 0
    if (atProvider !== kept) fault(`the provider holds ${atProvider} where ${kept} is earned`)
    if (status === 'REFUNDED' && order.refundedAmount !== order.totalAmount) fault('half refunded')
  }
  return faults
}

function findHistoryFaults(
  status: OrderStatus,
  version: number,
  entries: readonly HistoryEntry[],
): string[] {
  const faults: string[] = []
  let reached: OrderStatus = 'PENDING'
  for (const [index, entry] of entries.entries()) {
    if (entry.version !== index + 2) faults.push(`version ${entry.version} at place ${index + 2}`)
    const transitions: Transition[] = Object.values(TRANSITIONS)
    const isLegal =
      entry.status === reached ||
      transitions.some(
        ({ from, to, change }) =>
          from.includes(reached) && to === entry.status && change === entry.event,
      )
    if (!isLegal) faults.push(`${reached} to ${entry.status} by ${entry.event}`)
    reached = entry.status
  }
  if (reached !== status) faults.push(`${status}, but its history ends ${reached}`)
  if (version !== entries.length + 1) faults.push(`version ${version} of ${entries.length + 1}`)
  return faults
}

/** Everybody was told of every version, once and in order. */
function findTellingFaults(version: number, changes: readonly OrderChange[]): string[] {
  const versions = changes.map((change) => change.version)
  const expected = Array.from({ length: version }, (_, index) => index + 1)
  return versions.join() === expected.join() ? [] : [`told of ${versions.join()} of ${version}`]
}

/** What came and did not go back, by the sandbox's own books. */
async function moneyAtProvider(
  prisma: PrismaClient,
  paymentIds: readonly string[],
): Promise<number> {
  const where = { paymentId: { in: [...paymentIds] } }
  const came = await prisma.sandboxCharge.aggregate({
    where: { ...where, NOT: { approvedAt: null } },
    _sum: { amount: true },
  })
  const went = await prisma.sandboxRefund.aggregate({ where, _sum: { amount: true } })
  return (came._sum.amount ?? 0) - (went._sum.amount ?? 0)
}
