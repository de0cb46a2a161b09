import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  ADDRESS,
  makeOrderInput,
  placeOrder,
  type PlaceOrderAnswer,
} from '../testing/place-order-operations.ts'
import { startSubgraph, type TestSubgraph, userIdentity } from '../testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph(4)
})
afterAll(() => subgraph.close())

async function place(userId: string, changes: object): Promise<PlaceOrderAnswer> {
  const input = makeOrderInput({ shippingAddress: undefined, ...changes })
  const { data, errors } = await placeOrder(subgraph, input, userIdentity(userId, 'CUSTOMER'))
  if (!data) throw new Error(JSON.stringify(errors))
  return data.placeOrder
}

const newItems = () => [{ productId: subgraph.catalog.sell(), quantity: 1 }]

it('keeps a saved address as it was when ordered, also for a repeat', async () => {
  const userId = newId('usr')
  const addressId = subgraph.addressBook.save(userId)
  const order = { addressId, items: newItems(), idempotencyKey: 'once' }
  const first = await place(userId, order)
  const london = { recipient: 'Ada Lovelace', city: 'London', countryCode: 'GB' }
  expect(first.order?.shippingAddress).toEqual({ ...london, phone: '+442079460000' })

  subgraph.addressBook.change(addressId, { city: 'Bath' })
  expect(await place(userId, order)).toEqual(first)
  subgraph.addressBook.remove(addressId)
  expect(await place(userId, order)).toEqual(first)
  const other = await place(userId, { ...order, addressId: newId('adr') })
  expect(other.__typename).toBe('IdempotencyConflict')
})

it('orders nothing to an address that is not there, or somebody else’s', async () => {
  const userId = newId('usr')
  const foreign = subgraph.addressBook.save(newId('usr'))
  const items = newItems()
  for (const addressId of [foreign, newId('adr'), 'ünknown', '']) {
    const { __typename } = await place(userId, { items, addressId })
    expect(__typename).toBe('AddressNotFound')
  }
  expect(await subgraph.prisma.order.count({ where: { userId } })).toBe(0)
  expect(subgraph.catalog.stockOf(items[0]?.productId ?? '')).toBe(10)
})

it('needs one of the two, and takes no more', async () => {
  const userId = newId('usr')
  const items = newItems()
  const both = { addressId: subgraph.addressBook.save(userId), shippingAddress: ADDRESS }
  for (const [changes, field] of [
    [{}, 'shippingAddress'],
    [both, 'addressId'],
  ] as const) {
    const answer = await place(userId, { items, ...changes })
    expect(answer).toEqual({ __typename: 'InvalidOrder', fields: [{ field }] })
  }
})
