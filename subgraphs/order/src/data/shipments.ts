import type { PrismaClient } from '#prisma'
import type { Transaction } from './transaction.ts'

/** How an order's goods travel. */
export interface Shipment {
  readonly orderId: string
  readonly carrier: string
  readonly trackingNumber: string
}

export async function insertShipment(
  tx: Transaction,
  shipment: Shipment,
  now: Date,
): Promise<void> {
  await tx.shipment.create({ data: { ...shipment, shippedAt: now } })
}

export async function findShipments(
  prisma: PrismaClient,
  orderIds: readonly string[],
): Promise<Map<string, Shipment & { readonly shippedAt: Date }>> {
  const rows = await prisma.shipment.findMany({ where: { orderId: { in: [...orderIds] } } })
  return new Map(rows.map((row) => [row.orderId, row]))
}
