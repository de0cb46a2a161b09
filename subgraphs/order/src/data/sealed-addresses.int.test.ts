import { randomBytes } from 'node:crypto'
import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShippingAddress } from '../domain/address-snapshot.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { findShippingAddresses, insertPlacedOrders } from './place-order.ts'
import {
  type AddressSeal,
  countSealedByOthers,
  createAddressSeal,
  removeAddresses,
  sealAnew,
} from './sealed-addresses.ts'
import { inTransaction } from './transaction.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const newKey = (id: string) => ({ id, key: randomBytes(32) })
const address: ShippingAddress = {
  ...{ recipient: 'Ada Lovelace', line1: 'Marylebone 12', line2: null, postalCode: 'W1U 7NH' },
  ...{ city: 'London', region: null, countryCode: 'GB', phone: '+442071234567' },
}

async function placeOrder(seal: AddressSeal, userId = newId('usr')): Promise<string> {
  const orderId = newId('ord')
  const order = {
    ...{ orderId, userId, fromCart: false, shippingAddress: address },
    ...{ keyDigest: newId('msg').padEnd(64, '0'), inputDigest: '0'.repeat(64) },
    ...{ totalAmount: 100, currency: 'EUR' },
    lines: [
      {
        productId: newId('prd'),
        productName: 'Lamp',
        quantity: 1,
        unitAmount: 100,
        currency: 'EUR',
        merchantId: null,
      },
    ],
  }
  const now = new Date()
  await inTransaction(database.prisma, (tx) =>
    insertPlacedOrders(tx, [order], { now, paymentDueAt: now }, seal),
  )
  return orderId
}
const stored = (orderId: string) =>
  database.prisma.orderPlacement.findUniqueOrThrow({ where: { orderId } })
const read = async (orderId: string, seal: AddressSeal) =>
  (await findShippingAddresses(database.prisma, [orderId], seal)).get(orderId)

describe('the addresses of orders', () => {
  it('are sealed in the database, and open', async () => {
    const seal = createAddressSeal([newKey('k1')])
    const orderId = await placeOrder(seal)
    const row = JSON.stringify(await stored(orderId))
    for (const secret of ['Lovelace', 'Marylebone', 'London', '+4420']) {
      expect(row).not.toContain(secret)
    }
    expect(await read(orderId, seal)).toEqual(address)
  })

  it('are sealed anew, also those from before there were keys', async () => {
    const [k1, k2] = [newKey('k1'), newKey('k2')]
    const before = createAddressSeal([k1])
    const [sealed, plain] = [await placeOrder(before), await placeOrder(before)]
    await database.prisma.orderPlacement.update({
      where: { orderId: plain },
      data: { shippingAddress: JSON.stringify(address), dataKey: null },
    })
    const after = createAddressSeal([k2, k1])
    // What other tests wrote has keys of its own.
    await database.prisma.orderPlacement.deleteMany({
      where: { orderId: { notIn: [sealed, plain] } },
    })
    while ((await sealAnew(database.prisma, after, 1)) > 0);
    expect(await countSealedByOthers(database.prisma, after)).toBe(0)
    const onlyNew = createAddressSeal([k2])
    expect(await read(sealed, onlyNew)).toEqual(address)
    expect(await read(plain, onlyNew)).toEqual(address)
  })

  it('are removed with their buyer, once no order is under way', async () => {
    const seal = createAddressSeal([newKey('k1')])
    const userId = newId('usr')
    const orders = [await placeOrder(seal, userId), await placeOrder(seal, userId)]
    const foreign = await placeOrder(seal)
    const remove = () => inTransaction(database.prisma, (tx) => removeAddresses(tx, userId, seal))
    expect(await remove()).toBe(2)
    expect(await read(orders[0] ?? '', seal)).toEqual(address)
    await database.prisma.order.updateMany({ where: { userId }, data: { status: 'CANCELLED' } })
    expect(await remove()).toBe(0)
    expect(await remove()).toBe(0)
    expect(await read(orders[0] ?? '', seal)).toBeNull()
    expect(await read(foreign, seal)).toEqual(address)
  })
})
