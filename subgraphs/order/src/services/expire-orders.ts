import { crashPoint } from '@floodgate/platform/crash-point'
import { inTransaction } from '../data/transaction.ts'
import { findOverdue } from '../data/orders.ts'
import { SYSTEM } from '../domain/order-history.ts'
import type { ServiceDependencies } from './dependencies.ts'
import { transitionOrders } from './transition-orders.ts'

const BATCH = 200
const EXPIRED = { actor: SYSTEM.timeout, reason: 'The order was not paid in time.' }

export interface OrderExpirer {
  /**
   * Cancels every order whose payment is overdue; units go back on sale. Any number of processes may do so at once:
   * each order expires once.
   * @returns how many this call cancelled
   */
  expireOverdue(): Promise<number>
}

export function createOrderExpirer(deps: ServiceDependencies): OrderExpirer {
  const { prisma, wakeRelay, now } = deps
  return {
    async expireOverdue() {
      let expired = 0
      for (;;) {
        const at = now()
        const ids = await findOverdue(prisma, at, BATCH)
        if (ids.length === 0) return expired
        crashPoint('expire.before-transaction')
        const changed = await inTransaction(prisma, async (tx) => {
          const expiring = await transitionOrders(tx, 'expire', ids, { ...EXPIRED, now: at }, at)
          crashPoint('expire.before-commit')
          return expiring
        })
        crashPoint('expire.after-commit')
        expired += changed.length
        wakeRelay()
        if (ids.length < BATCH) return expired
      }
    },
  }
}
