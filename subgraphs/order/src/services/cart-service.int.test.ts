import { newId } from '@floodgate/platform/identifier'
import type { Identity } from '@floodgate/platform/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeOrderInput, placeOrder } from '../testing/place-order-operations.ts'
import {
  anonymous,
  startSubgraph,
  type TestSubgraph,
  userIdentity,
} from '../testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph(13)
})
afterAll(() => subgraph.close())

const FIELDS = /* GraphQL */ `
  version
  lines {
    name
    quantity
    product {
      id
    }
    unitPrice {
      amount
    }
    problems {
      __typename
      ... on PriceChanged {
        before {
          amount
        }
        now {
          amount
        }
      }
      ... on OutOfStock {
        available
      }
    }
  }
  total {
    amount
    currency
  }
`
const RESULT = `__typename ... on CartSuccess { cart { ${FIELDS} } }`
const MUTATIONS = {
  add: `mutation ($input: AddToCartInput!) { result: addToCart(input: $input) { ${RESULT} } }`,
  change: `mutation ($input: CartItemInput!) { result: changeCartItem(input: $input) { ${RESULT} } }`,
  remove: `mutation ($input: ID!) { result: removeFromCart(productId: $input) { ${RESULT} } }`,
  clear: `mutation { result: clearCart { ${RESULT} } }`,
  merge: `mutation ($input: MergeCartInput!) { result: mergeCart(input: $input) { ${RESULT} } }`,
}

interface Cart {
  readonly version: number
  readonly lines: readonly {
    readonly name: string
    readonly quantity: number
    readonly product: { readonly id: string } | null
    readonly problems: readonly object[]
  }[]
  readonly total: { readonly amount: number } | null
}

interface Result {
  readonly __typename: string
  readonly cart?: Cart
}

const newOwner = () => userIdentity(newId('usr'), 'CUSTOMER')

async function run(name: keyof typeof MUTATIONS, input: unknown, owner: Identity): Promise<Result> {
  const { data, errors } = await subgraph.ask<{ result: Result } | null>(
    MUTATIONS[name],
    { input },
    owner,
  )
  if (!data) throw new Error(errors?.map(({ extensions }) => extensions.code).join())
  return data.result
}

const add = (productId: string, quantity: number, owner: Identity, key: string = newId('msg')) =>
  run('add', { productId, quantity, idempotencyKey: key }, owner)

async function read(owner: Identity): Promise<Cart> {
  const { data } = await subgraph.ask<{ cart: Cart }>(`{ cart { ${FIELDS} } }`, {}, owner)
  return data.cart
}

const quantitiesOf = ({ lines }: Cart) =>
  lines.map(({ product, quantity }) => [product?.id, quantity])

describe('a cart', () => {
  it('is empty at first, and keeps lines in the order in which they came', async () => {
    const [lamp, desk] = [subgraph.catalog.sell(), subgraph.catalog.sell({ unitAmount: 100 })]
    const owner = newOwner()
    expect(await read(owner)).toEqual({ version: 0, lines: [], total: null })
    await add(lamp, 1, owner)
    await add(desk, 2, owner)
    const { cart } = await add(lamp, 3, owner)
    expect(cart && quantitiesOf(cart)).toEqual([
      [lamp, 4],
      [desk, 2],
    ])
    expect(cart).toMatchObject({ version: 3, total: { amount: 20_160, currency: 'EUR' } })
    expect(await read(newOwner())).toMatchObject({ lines: [] })
  })

  it('adds once under a key, however many at once, and refuses another input', async () => {
    const lamp = subgraph.catalog.sell()
    const owner = newOwner()
    await Promise.all(Array.from({ length: 10 }, () => add(lamp, 2, owner, 'one')))
    expect(quantitiesOf(await read(owner))).toEqual([[lamp, 2]])
    expect((await add(lamp, 3, owner, 'one')).__typename).toBe('IdempotencyConflict')
    await Promise.all(Array.from({ length: 5 }, () => add(lamp, 1, owner)))
    expect(quantitiesOf(await read(owner))).toEqual([[lamp, 7]])
  })

  it('changes, removes and clears', async () => {
    const [lamp, desk] = [subgraph.catalog.sell(), subgraph.catalog.sell()]
    const owner = newOwner()
    await add(lamp, 1, owner)
    await add(desk, 1, owner)
    const change = { productId: lamp, quantity: 5 }
    const { cart } = await run('change', change, owner)
    expect(cart && quantitiesOf(cart)).toEqual([
      [lamp, 5],
      [desk, 1],
    ])
    const removed = await run('remove', lamp, owner)
    expect(removed.cart && quantitiesOf(removed.cart)).toEqual([[desk, 1]])
    expect((await run('remove', lamp, owner)).__typename).toBe('CartSuccess')
    expect((await run('change', change, owner)).__typename).toBe('CartLineNotFound')
    expect((await run('clear', null, owner)).cart?.lines).toEqual([])
  })

  it('takes in another cart once, up to what a line may have, without what is gone', async () => {
    const [lamp, desk] = [subgraph.catalog.sell(), subgraph.catalog.sell()]
    const owner = newOwner()
    await add(lamp, 990, owner)
    const items = [
      { productId: lamp, quantity: 20 },
      { productId: newId('prd'), quantity: 1 },
      { productId: desk, quantity: 2 },
      { productId: desk, quantity: 1 },
    ]
    const input = { items, idempotencyKey: 'login' }
    await Promise.all([run('merge', input, owner), run('merge', input, owner)])
    expect(quantitiesOf(await read(owner))).toEqual([
      [lamp, 999],
      [desk, 3],
    ])
  })

  it('has its limits', async () => {
    const lamp = subgraph.catalog.sell()
    const owner = newOwner()
    await add(lamp, 999, owner)
    expect((await add(lamp, 1, owner)).__typename).toBe('CartLimitExceeded')
    expect((await add(newId('prd'), 1, owner)).__typename).toBe('ProductUnavailable')
    const many = Array.from({ length: 50 }, () => subgraph.catalog.sell())
    const merge = (products: readonly string[], key: string) => {
      const items = products.map((productId) => ({ productId, quantity: 1 }))
      return run('merge', { items, idempotencyKey: key }, owner)
    }
    expect((await merge(many, 'too many')).__typename).toBe('CartLimitExceeded')
    expect((await merge(many.slice(1), 'enough')).cart?.lines).toHaveLength(50)
    // A refused change has not used up its key.
    await run('remove', lamp, owner)
    expect((await merge(many, 'too many')).__typename).toBe('CartSuccess')
    await expect(merge([...many, lamp], 'malformed')).rejects.toThrow('BAD_USER_INPUT')
    await expect(add(lamp, 0, owner)).rejects.toThrow('BAD_USER_INPUT')
    await expect(add(lamp, 1, owner, '')).rejects.toThrow('BAD_USER_INPUT')
  })

  it('is for those who are logged in', async () => {
    await expect(run('clear', null, anonymous)).rejects.toThrow('UNAUTHENTICATED')
    const { errors } = await subgraph.ask('{ cart { version } }', {}, anonymous)
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe("a cart's lines", () => {
  it('say what has changed since, until their owner has seen it', async () => {
    const { catalog } = subgraph
    const [lamp, desk] = [catalog.sell({ name: 'Lamp' }), catalog.sell({ name: 'Desk' })]
    const owner = newOwner()
    await add(lamp, 3, owner)
    await add(desk, 1, owner)
    catalog.change(lamp, { unitAmount: 5_500, stock: 2 })
    catalog.discontinue(desk)
    expect(await read(owner)).toMatchObject({
      lines: [
        {
          product: { id: lamp },
          unitPrice: { amount: 5_500 },
          problems: [
            { __typename: 'PriceChanged', before: { amount: 4_990 }, now: { amount: 5_500 } },
            { __typename: 'OutOfStock', available: 2 },
          ],
        },
        {
          product: null,
          name: 'Desk',
          unitPrice: null,
          problems: [{ __typename: 'ProductUnavailable' }],
        },
      ],
      total: { amount: 16_500 },
    })
    const { cart } = await run('change', { productId: lamp, quantity: 2 }, owner)
    expect(cart?.lines[0]?.problems).toEqual([])
  })
})

describe('an order of a cart', () => {
  it('takes what it orders out of the cart, and leaves what came meanwhile', async () => {
    const { catalog } = subgraph
    const [lamp, desk, chair] = [catalog.sell(), catalog.sell(), catalog.sell()]
    const owner = newOwner()
    await add(lamp, 2, owner)
    await add(desk, 1, owner)
    // Its answer from the catalog is lost, so that there is a time between order and reservation.
    catalog.fail('after')
    const input = makeOrderInput({})
    expect((await placeOrder(subgraph, input, owner)).errors?.[0]?.extensions.code).toBe(
      'UNAVAILABLE',
    )
    await add(lamp, 5, owner)
    await add(chair, 1, owner)
    const { data } = await placeOrder(subgraph, input, owner)
    expect(data?.placeOrder.order).toMatchObject({ total: { amount: 3 * 4_990 } })
    expect(quantitiesOf(await read(owner))).toEqual([
      [lamp, 5],
      [chair, 1],
    ])
    const again = await placeOrder(subgraph, input, owner)
    expect(again.data?.placeOrder.order?.id).toBe(data?.placeOrder.order?.id)
    expect(quantitiesOf(await read(owner))).toHaveLength(2)
  })

  it('leaves the cart as it is when there is not enough', async () => {
    const { catalog } = subgraph
    const lamp = catalog.sell({ stock: 1 })
    const owner = newOwner()
    await add(lamp, 2, owner)
    const { data } = await placeOrder(subgraph, makeOrderInput({}), owner)
    expect(data?.placeOrder.__typename).toBe('InsufficientStock')
    expect(quantitiesOf(await read(owner))).toEqual([[lamp, 2]])
  })
})
