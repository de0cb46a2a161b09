import { isId } from '@floodgate/platform/identifier'
import DataLoader from 'dataloader'
import type { PrismaClient, WebhookAttempt } from '#prisma'
import type { ShippingAddress } from '../domain/address-snapshot.ts'
import type { Order } from '../domain/order.ts'
import type { HistoryEntry } from '../domain/order-history.ts'
import type { Payment } from '../domain/payment.ts'
import type { Refund } from '../domain/refund.ts'
import type { OrderItemModel } from '../models.ts'
import { toOrder } from './orders.ts'
import { findHistory } from './order-history.ts'
import { listPayments } from './payments.ts'
import { findShippingAddresses } from './place-order.ts'
import type { AddressSeal } from './sealed-addresses.ts'
import { listRefunds } from './refunds.ts'
import { findShipments, type Shipment } from './shipments.ts'
import { findAttempts } from './webhooks.ts'

/** One statement for all of a request's look-ups of a kind. Made anew for each request. */
export interface Loaders {
  readonly order: DataLoader<string, Order | null>
  readonly itemsOfOrder: DataLoader<string, OrderItemModel[]>
  readonly paymentsOfOrder: DataLoader<string, Payment[]>
  /** By order. */
  readonly shippingAddress: DataLoader<string, ShippingAddress | null>
  readonly historyOfOrder: DataLoader<string, HistoryEntry[]>
  readonly refundsOfOrder: DataLoader<string, Refund[]>
  readonly shipmentOfOrder: DataLoader<string, (Shipment & { readonly shippedAt: Date }) | null>
  readonly attemptsOfDelivery: DataLoader<string, WebhookAttempt[]>
}

export function createLoaders(prisma: PrismaClient, seal: AddressSeal): Loaders {
  return {
    order: new DataLoader(async (ids) => {
      const rows = await prisma.order.findMany({
        where: { id: { in: ids.filter((id) => isId('ord', id)) } },
      })
      const byId = new Map(rows.map((row) => [row.id, toOrder(row)]))
      return ids.map((id) => byId.get(id) ?? null)
    }),
    itemsOfOrder: new DataLoader(async (orderIds) => {
      const rows = await prisma.orderItem.findMany({
        where: { orderId: { in: [...orderIds] } },
        orderBy: [{ orderId: 'asc' }, { line: 'asc' }],
      })
      const byOrder = Map.groupBy(rows, ({ orderId }) => orderId)
      return orderIds.map((id) => byOrder.get(id) ?? [])
    }),
    shippingAddress: new DataLoader(async (orderIds) => {
      const found = await findShippingAddresses(prisma, orderIds, seal)
      return orderIds.map((id) => found.get(id) ?? null)
    }),
    historyOfOrder: new DataLoader(async (orderIds) => {
      const byOrder = Map.groupBy(await findHistory(prisma, orderIds), ({ orderId }) => orderId)
      return orderIds.map((id) => byOrder.get(id) ?? [])
    }),
    refundsOfOrder: new DataLoader(async (orderIds) => {
      const byOrder = Map.groupBy(await listRefunds(prisma, orderIds), ({ orderId }) => orderId)
      return orderIds.map((id) => byOrder.get(id) ?? [])
    }),
    shipmentOfOrder: new DataLoader(async (orderIds) => {
      const found = await findShipments(prisma, orderIds)
      return orderIds.map((id) => found.get(id) ?? null)
    }),
    attemptsOfDelivery: new DataLoader(async (ids) => {
      const found = Map.groupBy(await findAttempts(prisma, ids), ({ deliveryId }) => deliveryId)
      return ids.map((id) => found.get(id) ?? [])
    }),
    paymentsOfOrder: new DataLoader(async (orderIds) => {
      const byOrder = Map.groupBy(await listPayments(prisma, orderIds), ({ orderId }) => orderId)
      return orderIds.map((id) => byOrder.get(id) ?? [])
    }),
  }
}
