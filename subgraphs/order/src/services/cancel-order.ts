import { crashPoint } from '@floodgate/platform/crash-point'
import { inTransaction } from '../data/transaction.ts'
import { findOrder } from '../data/orders.ts'
import type { Order } from '../domain/order.ts'
import type { Actor } from '../domain/order-history.ts'
import type { ServiceDependencies } from './dependencies.ts'
import { transitionOrders } from './transition-orders.ts'

export type CancelOutcome =
  | { readonly kind: 'cancelled'; readonly order: Order }
  | { readonly kind: 'not-cancellable'; readonly order: Order }

export interface OrderCanceller {
  /**
   * Cancels an unpaid order; its units go back on sale. Safe to repeat.
   * The caller has checked who asks. A payment under way is given back when its money arrives.
   * @param orderId of an order that exists
   */
  cancel(orderId: string, actor: Actor): Promise<CancelOutcome>
}

export function createOrderCanceller(deps: ServiceDependencies): OrderCanceller {
  return {
    async cancel(orderId, actor) {
      crashPoint('cancel.before-transaction')
      const order = await inTransaction(deps.prisma, async (tx) => {
        await transitionOrders(tx, 'cancel', [orderId], { actor, now: deps.now() })
        crashPoint('cancel.before-commit')
        return findOrder(tx, orderId)
      })
      crashPoint('cancel.after-commit')
      if (order === null) throw new Error(`order ${orderId} is gone`)
      deps.wakeRelay()
      return { kind: order.status === 'CANCELLED' ? 'cancelled' : 'not-cancellable', order }
    },
  }
}
