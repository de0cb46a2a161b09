import { expect, test } from 'vitest'
import { ask, createTestExecutor } from './testing/answers.ts'

const SUBGRAPHS = {
  shop: {
    sdl: `
      type Query { carts: [Cart!]! }
      type Cart @key(fields: "id") @context(name: "cart") {
        id: ID!
        currency: String
        settings: Settings
        items: [Item!]!
        gift: Item
      }
      type Settings { rounding: Int }
      type Item @key(fields: "id") {
        id: ID!
        price(
          currency: String @fromContext(field: "$cart { currency }")
          rounding: Int @fromContext(field: "$cart { settings { rounding } }")
        ): String
      }`,
    resolvers: {
      Query: {
        carts: () => [
          {
            id: '1',
            currency: 'EUR',
            settings: { rounding: 1 },
            items: items('a', 'b'),
            gift: { id: 'a' },
          },
          { id: '2', currency: 'USD', settings: { rounding: 1 }, items: items('a') },
          { id: '3', currency: 'EUR', settings: { rounding: 1 }, items: items('a', 'c') },
        ],
      },
      Item: {
        price: ({ id }: { id: string }, given: { currency: string; rounding: number }) =>
          `${id} in ${given.currency} by ${given.rounding}`,
      },
    },
  },
  other: {
    sdl: 'type Item @key(fields: "id") { id: ID! name: String }',
    resolvers: { Item: { name: ({ id }: { id: string }) => `name ${id}` } },
  },
}

const items = (...ids: string[]) => ids.map((id) => ({ id }))

test('arguments from above an entity are its own, though the entity is the same', async () => {
  const { executor, sent } = createTestExecutor(SUBGRAPHS)
  const { data, errors } = await ask(
    executor,
    '{ carts { items { id price name } gift { price } } }',
  )
  expect(errors).toBeUndefined()
  const item = (id: string, currency: string) => ({
    id,
    price: `${id} in ${currency} by 1`,
    name: `name ${id}`,
  })
  expect(data).toEqual({
    carts: [
      { items: [item('a', 'EUR'), item('b', 'EUR')], gift: { price: 'a in EUR by 1' } },
      { items: [item('a', 'USD')], gift: null },
      { items: [item('a', 'EUR'), item('c', 'EUR')], gift: null },
    ],
  })
  const priced = sent.filter(({ query }) => query.includes('price'))
  expect(priced.length).toBeLessThanOrEqual(2)
})

test("a client's own alias does not change what is read from above", async () => {
  const { executor } = createTestExecutor(SUBGRAPHS)
  const { data } = await ask(executor, '{ carts { currency: id items { price } } }')
  expect((data as { carts: unknown[] }).carts[1]).toEqual({
    currency: '2',
    items: [{ price: 'a in USD by 1' }],
  })
})
