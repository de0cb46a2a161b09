import { isId } from '@floodgate/platform/identifier'
import DataLoader from 'dataloader'
import { type PrismaClient } from '#prisma'
import { type ShippingAddress } from '../domain/address-snapshot.ts'
import { type Order } from '../domain/order.ts'
import { type Payment } from '../domain/payment.ts'
import { type OrderItemModel } from '../models.ts'
import { toOrder } from './orders.ts'
import { listPayments } from './payments.ts'
import { findShippingAddresses } from './place-order.ts'
import { type AddressSeal } from './sealed-addresses.ts'

/** One statement for all of a request's look-ups of a kind. Made anew for each request. */
export interface Loaders {
  readonly order: DataLoader<string, Order | null>
  readonly itemsOfOrder: DataLoader<string, OrderItemModel[]>
  readonly paymentsOfOrder: DataLoader<string, Payment[]>
  /** By order. */
  readonly shippingAddress: DataLoader<string, ShippingAddress | null>
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
    paymentsOfOrder: new DataLoader(async (orderIds) => {
      const byOrder = Map.groupBy(await listPayments(prisma, orderIds), ({ orderId }) => orderId)
      return orderIds.map((id) => byOrder.get(id) ?? [])
    }),
  }
}
