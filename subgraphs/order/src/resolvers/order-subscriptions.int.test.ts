import { newId } from '@floodgate/platform/identifier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buyerWith } from '../testing/buyer-with.ts'
import { makeOrderInput, placeOrder } from '../testing/place-order-operations.ts'
import {
  anonymous,
  startSubgraph,
  type TestSubgraph,
  userIdentity,
} from '../testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph(10)
})
afterAll(() => subgraph.close())

type Who = ReturnType<typeof userIdentity>
const staff = userIdentity(newId('usr'), 'ADMIN')

const STATUS = `subscription ($id: ID!, $from: Int) {
  orderStatus(orderId: $id, resumeFrom: $from) { id status version }
}`
const UPDATES = `subscription ($from: String) {
  myOrderUpdates(resumeFrom: $from) { cursor event order { id status version } }
}`
interface Order {
  id: string
  status: string
  version: number
}
interface Update {
  cursor: string
  event: string | null
  order: Order
}

function follow<T>(document: string, variables: Record<string, unknown>, who: Who) {
  const events = subgraph.subscribe<Record<string, T>>(document, variables, who)
  const next = async (): Promise<T> => {
    const { value } = (await events.next()) as IteratorYieldResult<{ data: Record<string, T> }>
    const [event] = Object.values(value.data)
    if (event === undefined) throw new Error(JSON.stringify(value))
    return event
  }
  return {
    next,
    /** As many as are asked for. */
    async take(count: number): Promise<T[]> {
      const taken: T[] = []
      while (taken.length < count) taken.push(await next())
      return taken
    },
    leave: () => events.return?.(),
  }
}
/** What a subscription is answered with that does not come about. */
async function refusalOf(document: string, variables: Record<string, unknown>, who: Who) {
  const events = subgraph.subscribe(document, variables, who)
  return JSON.stringify(await events.next().catch((reason: unknown) => reason))
}
const followStatus = (id: string, who: Who, from?: number) =>
  follow<Order>(STATUS, { id, from }, who)
const followUpdates = (who: Who, from?: string) => follow<Update>(UPDATES, { from }, who)

async function act(name: string, input: object, who: Who) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const { data } = await subgraph.ask<Record<string, { __typename: string }>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`,
    { input },
    who,
  )
  expect(data[name]?.__typename).toMatch(/Success$/)
}
const pay = (orderId: string, buyer: Who, method = 'SANDBOX_CARD') =>
  act('payOrder', { orderId, method, idempotencyKey: newId('msg') }, buyer)
const ship = (orderId: string) =>
  act('shipOrder', { orderId, carrier: 'Post', trackingNumber: '1' }, staff)
const complete = (orderId: string) => act('completeOrder', { orderId }, staff)
const cancel = (orderId: string, buyer: Who) => act('cancelOrder', { orderId }, buyer)

/** Waits until the order has this status, as its buyer would. */
async function until(orderId: string, status: string, buyer: Who): Promise<void> {
  const events = followStatus(orderId, buyer)
  while ((await events.next()).status !== status);
  await events.leave()
}
const shortOf = ({ status, version }: Order) => `${version} ${status}`

describe('orderStatus', () => {
  it('gives a client that was away every version that it missed, once each', async () => {
    const { orderId, buyer } = await buyerWith(1, subgraph)
    const before = followStatus(orderId, buyer)
    const { version } = await before.next()
    await before.leave()

    await pay(orderId, buyer, 'SANDBOX_CARD_DECLINED')
    await until(orderId, 'PAYMENT_FAILED', buyer)
    await pay(orderId, buyer)
    await until(orderId, 'PAID', buyer)
    await ship(orderId)

    const after = followStatus(orderId, buyer, version)
    const missed = await after.take(3)
    expect(missed.map(shortOf)).toEqual(['2 PAYMENT_FAILED', '3 PAID', '4 SHIPPED'])
    await complete(orderId)
    expect(shortOf(await after.next())).toBe('5 COMPLETED')
    await after.leave()

    const late = followStatus(orderId, buyer, 3)
    expect((await late.take(2)).map(shortOf)).toEqual(['4 SHIPPED', '5 COMPLETED'])
    await late.leave()
    const anew = followStatus(orderId, buyer, 0)
    expect((await anew.take(5)).map(({ version: each }) => each)).toEqual([1, 2, 3, 4, 5])
    await anew.leave()
    const now = followStatus(orderId, buyer)
    expect(shortOf(await now.next())).toBe('5 COMPLETED')
    await now.leave()
  })

  it('has nothing to say to a client that missed nothing, until something happens', async () => {
    const { orderId, buyer } = await buyerWith(1, subgraph)
    const events = followStatus(orderId, buyer, 1)
    const first = events.next()
    await cancel(orderId, buyer)
    expect(shortOf(await first)).toBe('2 CANCELLED')
    await events.leave()
  })

  it('loses nothing to changes that race with a client coming and going', async () => {
    const { orderId, buyer } = await buyerWith(1, subgraph)
    const live = (async () => {
      await pay(orderId, buyer, 'SANDBOX_CARD_DECLINED')
      await until(orderId, 'PAYMENT_FAILED', buyer)
      await pay(orderId, buyer)
      await until(orderId, 'PAID', buyer)
      await ship(orderId)
      await complete(orderId)
    })()
    const seen: number[] = []
    while (seen.at(-1) !== 5) {
      const events = followStatus(orderId, buyer, seen.at(-1) ?? 0)
      seen.push((await events.next()).version)
      await events.leave()
    }
    await live
    expect(seen).toEqual([1, 2, 3, 4, 5])
  })

  it('ends with an error for nonsense and for others', async () => {
    const { orderId } = await buyerWith(1, subgraph)
    for (const [id, who, code] of [
      [orderId, userIdentity(newId('usr'), 'CUSTOMER'), 'FORBIDDEN'],
      ['é', staff, 'FORBIDDEN'],
      [orderId, anonymous, 'UNAUTHENTICATED'],
    ] as const) {
      expect(await refusalOf(STATUS, { id }, who)).toContain(code)
    }
  })
})

describe('myOrderUpdates', () => {
  async function placed(buyer: Who): Promise<string> {
    const items = [{ productId: subgraph.catalog.sell(), quantity: 1 }]
    const { data } = await placeOrder(subgraph, makeOrderInput({ items }), buyer)
    return data?.placeOrder.order?.id ?? ''
  }
  const keyOf = ({ order }: Update) => `${order.id} ${order.version}`

  it('begins with the newest orders as they are, the oldest of them first', async () => {
    const { orderIds, orderId, buyer } = await buyerWith(23, subgraph)
    await cancel(orderId, buyer)
    const events = followUpdates(buyer)
    const found = await events.take(20)
    expect(found.map(({ order }) => order.id)).toEqual(orderIds.slice(0, 20).reverse())
    expect(found.every(({ event }) => event === null)).toBe(true)
    expect(found.at(-1)?.order).toMatchObject({ status: 'CANCELLED', version: 2 })
    await events.leave()
  })

  it('gives a client that left in the midst of them the rest, whatever changed last', async () => {
    const { orderIds, buyer } = await buyerWith(3, subgraph)
    // Long ago, but for the oldest, which has just changed.
    const [newest = '', middle = '', oldest = ''] = orderIds
    const old = new Date(Date.now() - 3_600_000)
    for (const id of [newest, middle]) {
      await subgraph.prisma.order.update({
        where: { id },
        data: { createdAt: old, updatedAt: old },
      })
    }
    await cancel(oldest, buyer)
    const before = followUpdates(buyer)
    const { cursor, order } = await before.next()
    expect(order).toMatchObject({ id: oldest, version: 2 })
    await before.leave()
    const after = followUpdates(buyer, cursor)
    const seen = new Set<string>()
    while (seen.size < 3) seen.add((await after.next()).order.id)
    await after.leave()
    expect([...seen].sort()).toEqual([...orderIds].sort())
  })

  it('tells of every change of any order, also of those that are placed later', async () => {
    const { orderId, buyer } = await buyerWith(1, subgraph)
    const events = followUpdates(buyer)
    expect((await events.next()).order).toMatchObject({ id: orderId, version: 1 })
    const later = await placed(buyer)
    const begun = await events.next()
    expect(begun).toMatchObject({ event: 'CREATED', order: { id: later, version: 1 } })
    await cancel(orderId, buyer)
    expect(await events.next()).toMatchObject({
      event: 'CANCELLED',
      order: { id: orderId, status: 'CANCELLED', version: 2 },
    })
    await pay(later, buyer)
    expect(await events.next()).toMatchObject({ event: 'PAID', order: { id: later, version: 2 } })
    await events.leave()
  })

  it('gives a client that was away every change since its cursor, with growing versions', async () => {
    const { orderIds, buyer } = await buyerWith(2, subgraph)
    const [one = '', two = ''] = orderIds
    const before = followUpdates(buyer)
    const known = await before.take(2)
    const cursor = known.at(-1)?.cursor
    await before.leave()

    await pay(one, buyer, 'SANDBOX_CARD_DECLINED')
    await until(one, 'PAYMENT_FAILED', buyer)
    await pay(one, buyer)
    await until(one, 'PAID', buyer)
    await cancel(two, buyer)
    const three = await placed(buyer)
    await ship(one)

    const after = followUpdates(buyer, cursor)
    const seen: Update[] = []
    const wanted = [`${one} 2`, `${one} 3`, `${two} 2`, `${three} 1`, `${one} 4`]
    while (!wanted.every((each) => seen.map(keyOf).includes(each))) seen.push(await after.next())
    await after.leave()
    expect(new Set(seen.map(keyOf)).size).toBe(seen.length)
    const fresh = seen.map(keyOf).filter((each) => wanted.includes(each))
    expect(fresh).toEqual(wanted)
    for (const id of [one, two, three]) {
      const versions = seen.filter(({ order }) => order.id === id).map(({ order }) => order.version)
      expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    }
  })

  it('loses nothing to changes that race with a client coming and going', async () => {
    const { orderIds, buyer } = await buyerWith(6, subgraph)
    const live = Promise.all(orderIds.map((id) => cancel(id, buyer)))
    const versions = new Map<string, number>()
    let from: string | undefined
    while (orderIds.some((id) => versions.get(id) !== 2)) {
      const events = followUpdates(buyer, from)
      // What comes again is of the minute before the cursor: a client compares versions, so it must not count as progress.
      for (;;) {
        const { cursor, order } = await events.next()
        const isNew = order.version > (versions.get(order.id) ?? 0)
        if (!isNew) continue
        versions.set(order.id, order.version)
        from = cursor
        break
      }
      await events.leave()
    }
    await live
    expect(versions.size).toBe(6)
  })

  it('tells nobody of others’ orders, and takes no cursor that it did not make', async () => {
    const { buyer } = await buyerWith(1, subgraph)
    const stranger = userIdentity(newId('usr'), 'CUSTOMER')
    const events = followUpdates(stranger)
    const first = events.next()
    const own = await placed(stranger)
    expect((await first).order.id).toBe(own)
    await events.leave()
    const numbers = ['1e300', '9007199254740991', '-1', '"x"'].map((at) => `{"at":${at}}`)
    for (const text of ['nonsense', '', ...numbers]) {
      const from = Buffer.from(text).toString('base64url')
      expect(await refusalOf(UPDATES, { from }, buyer)).toContain('BAD_USER_INPUT')
    }
  })
})
