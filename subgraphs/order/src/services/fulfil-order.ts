import { crashPoint } from '@floodgate/platform/crash-point'
import { isId } from '@floodgate/platform/identifier'
import { findOrder, lockOrder } from '../data/orders.ts'
import { sumUnderWay } from '../data/refunds.ts'
import { insertShipment, type Shipment } from '../data/shipments.ts'
import { inTransaction } from '../data/transaction.ts'
import type { Order } from '../domain/order.ts'
import type { Actor } from '../domain/order-history.ts'
import type { ServiceDependencies } from './dependencies.ts'
import { transitionLocked } from './transition-orders.ts'

export type FulfilOutcome =
  | { readonly kind: 'done'; readonly order: Order }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-allowed'; readonly order: Order; readonly reason: string }

export interface OrderFulfiller {
  /** PAID → SHIPPED. The caller has checked who asks. Told again, it changes nothing. */
  ship(request: Shipment & { readonly actor: Actor }): Promise<FulfilOutcome>
  /** SHIPPED → COMPLETED. As `ship`. */
  complete(request: { readonly orderId: string; readonly actor: Actor }): Promise<FulfilOutcome>
}

export function createOrderFulfiller(deps: ServiceDependencies): OrderFulfiller {
  const { prisma, now, wakeRelay } = deps

  async function conclude(orderId: string, reason: string | null): Promise<FulfilOutcome> {
    const order = await findOrder(prisma, orderId)
    if (!order) return { kind: 'not-found' }
    if (reason !== null) return { kind: 'not-allowed', order, reason }
    wakeRelay()
    return { kind: 'done', order }
  }

  return {
    async ship({ orderId, carrier, trackingNumber, actor }) {
      if (!isId('ord', orderId)) return { kind: 'not-found' }
      const refusal = await inTransaction(prisma, async (tx) => {
        const order = await lockOrder(tx, orderId)
        if (!order || order.status === 'SHIPPED') return null
        if (order.status !== 'PAID') return 'Only a paid order can be shipped.'
        const goingBack = [...(await sumUnderWay(tx, orderId)).values()].reduce((a, b) => a + b, 0)
        if (order.refundedAmount + goingBack >= order.totalAmount) {
          return 'All of its money is on its way back.'
        }
        const at = now()
        const reason = `${carrier} ${trackingNumber}`.slice(0, 255)
        await transitionLocked(tx, 'ship', [order], { actor, reason, now: at })
        await insertShipment(tx, { orderId, carrier, trackingNumber }, at)
        crashPoint('ship.before-commit')
        return null
      })
      crashPoint('ship.after-commit')
      return conclude(orderId, refusal)
    },
    async complete({ orderId, actor }) {
      if (!isId('ord', orderId)) return { kind: 'not-found' }
      const refusal = await inTransaction(prisma, async (tx) => {
        const order = await lockOrder(tx, orderId)
        if (!order || order.status === 'COMPLETED') return null
        const changed = await transitionLocked(tx, 'complete', [order], { actor, now: now() })
        return changed.length > 0 ? null : 'Only a shipped order can be completed.'
      })
      return conclude(orderId, refusal)
    },
  }
}
