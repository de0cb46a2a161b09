import { createFieldCipher, type DataKey, type FieldCipher } from '@floodgate/platform/field-cipher'
import { Prisma, type PrismaClient } from '#prisma'
import type { ShippingAddress } from '../domain/address-snapshot.ts'
import type { OrderStatus } from '../domain/order.ts'
import type { Transaction } from './transaction.ts'

/** How the addresses of orders are written. */
export interface AddressSeal {
  readonly keyId: string
  seal(address: ShippingAddress, orderId: string): string
  /** Null when the buyer's account was deleted. @throws Error when it was altered or its key is not known */
  open(row: SealedAddress): ShippingAddress | null
}

interface SealedAddress {
  readonly orderId: string
  readonly shippingAddress: string
  /** Null for a plain one, from before there were keys. */
  readonly dataKey: string | null
}

const placeOf = (orderId: string) => `order_placement.shipping_address:${orderId}`

export function createAddressSeal(keys: readonly DataKey[]): AddressSeal {
  const cipher: FieldCipher = createFieldCipher(keys)
  return {
    keyId: cipher.keyId,
    seal: (address, orderId) => cipher.seal(JSON.stringify(address), placeOf(orderId)),
    open({ orderId, shippingAddress, dataKey }) {
      if (shippingAddress === '') return null
      const text =
        dataKey === null ? shippingAddress : cipher.open(shippingAddress, placeOf(orderId))
      // Written by `seal`, or before it by `insertPlacedOrders`, alone.
      return JSON.parse(text) as ShippingAddress
    },
  }
}

const SEALED_BY_OTHERS = (keyId: string) => ({
  OR: [{ dataKey: null }, { dataKey: { not: keyId } }],
})

/** How many addresses the current key did not seal. */
export function countSealedByOthers(prisma: PrismaClient, { keyId }: AddressSeal): Promise<number> {
  return prisma.orderPlacement.count({ where: SEALED_BY_OTHERS(keyId) })
}

/** Seals up to `limit` of them anew, while orders are taken. @returns how many were looked at; 0 when none is left */
export async function sealAnew(
  prisma: PrismaClient,
  seal: AddressSeal,
  limit: number,
): Promise<number> {
  const rows = await prisma.orderPlacement.findMany({
    where: SEALED_BY_OTHERS(seal.keyId),
    select: { orderId: true, shippingAddress: true, dataKey: true },
    take: limit,
  })
  for (const row of rows) {
    const { orderId, shippingAddress } = row
    const address = seal.open(row)
    await prisma.orderPlacement.updateMany({
      where: { orderId, shippingAddress },
      data: {
        shippingAddress: address === null ? '' : seal.seal(address, orderId),
        dataKey: seal.keyId,
      },
    })
  }
  return rows.length
}

const CLOSED: readonly OrderStatus[] = ['COMPLETED', 'CANCELLED', 'REFUNDED']

/**
 * Removes the addresses of a buyer's orders, all of which are closed. Safe to repeat.
 * @returns how many orders are not closed; unless it is 0, nothing was removed
 */
export async function removeAddresses(
  tx: Transaction,
  userId: string,
  { keyId }: Pick<AddressSeal, 'keyId'>,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ underWay: bigint }[]>`
    SELECT COUNT(*) AS underWay FROM orders
    WHERE user_id = ${userId} AND status NOT IN (${Prisma.join([...CLOSED])})`
  const underWay = Number(row?.underWay ?? 0)
  if (underWay > 0) return underWay
  await tx.$executeRaw`
    UPDATE order_placement SET shipping_address = '', data_key = ${keyId} WHERE user_id = ${userId}`
  return 0
}
