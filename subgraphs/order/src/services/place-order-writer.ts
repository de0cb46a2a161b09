import { orderChanges } from '@floodgate/contracts/order'
import { createBatcher } from '@floodgate/platform/batcher'
import { crashPoint } from '@floodgate/platform/crash-point'
import { isUniqueViolation } from '@floodgate/platform/database'
import { tellAll } from '../data/outbox.ts'
import { insertPlacedOrders, type NewOrder } from '../data/place-order.ts'
import type { AddressSeal } from '../data/sealed-addresses.ts'
import { inTransaction } from '../data/transaction.ts'
import type { Order } from '../domain/order.ts'
import type { ServiceDependencies } from './dependencies.ts'

export interface OrderWriter {
  /**
   * Writes an order as PENDING, with the intent to reserve its stock. Orders that come at the same time share a
   * transaction.
   * @returns null when the account has used the key before
   */
  write(order: NewOrder): Promise<Order | null>
}

export interface OrderWriterDependencies extends ServiceDependencies {
  /** In whole seconds. */
  readonly paymentTimeoutMs: number
  /** Has orders that are due at this time looked for then. Never fails: a sweeper looks too. */
  readonly scheduleExpiry: (dueAt: Date) => void
  readonly addressSeal: AddressSeal
}

const BATCH = 64
const SECOND = 1_000

export function createOrderWriter(deps: OrderWriterDependencies): OrderWriter {
  const { prisma, now, wakeRelay, paymentTimeoutMs, scheduleExpiry, addressSeal } = deps

  async function writeTogether(orders: readonly NewOrder[]): Promise<Order[]> {
    const at = now()
    // Whole seconds, so that one job wakes for all orders of a second.
    const dueAt = Math.ceil((at.getTime() + paymentTimeoutMs) / SECOND) * SECOND
    const times = { now: at, paymentDueAt: new Date(dueAt) }
    await inTransaction(prisma, async (tx) => {
      await insertPlacedOrders(tx, orders, times, addressSeal)
      const changes = orders.map(({ orderId, userId }) => ({
        orderId,
        userId,
        version: 1,
        change: 'order.created' as const,
        at: at.getTime(),
      }))
      await tellAll(tx, orderChanges, changes, (some) => ({ changes: some }))
      crashPoint('place.before-commit')
    })
    crashPoint('place.after-write')
    scheduleExpiry(times.paymentDueAt)
    wakeRelay()
    return orders.map((order) => toOrder(order, times))
  }

  /** One whose key is taken spoils the batch: then each is written alone. */
  async function writeBatch(orders: readonly NewOrder[]): Promise<(Order | null)[]> {
    try {
      return await writeTogether(orders)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      if (orders.length === 1) return [null]
    }
    const results: (Order | null)[] = []
    for (const order of orders) results.push(...(await writeBatch([order])))
    return results
  }

  const writeOne = createBatcher(writeBatch, { limit: BATCH })
  return {
    write(order) {
      crashPoint('place.before-write')
      return writeOne(order)
    },
  }
}

function toOrder(
  { orderId, userId, totalAmount, currency }: NewOrder,
  { now, paymentDueAt }: { readonly now: Date; readonly paymentDueAt: Date },
): Order {
  return {
    id: orderId,
    userId,
    status: 'PENDING',
    version: 1,
    totalAmount,
    currency,
    refundedAmount: 0,
    paymentDueAt,
    createdAt: now,
    updatedAt: now,
  }
}
