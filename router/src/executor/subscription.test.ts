import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { answerJson } from './answer.ts'
import { createTestExecutor } from './testing/answers.ts'

const SUBGRAPHS = {
  orders: {
    sdl: `
      type Query { order: Order }
      type Subscription { changed(id: ID!): Order deleted: ID }
      type Order @key(fields: "id") { id: ID! state: String lines: [Line!] }
      type Line { product: Product }
      type Product @key(fields: "upc", resolvable: false) { upc: ID! }`,
  },
  products: {
    sdl: 'type Product @key(fields: "upc") { upc: ID! name: String! }',
    resolvers: { Product: { name: ({ upc }: { upc: string }) => `name ${upc}` } },
  },
}

const QUERY = `subscription ($id: ID!, $deleted: Boolean = false, $withState: Boolean!) {
  event: changed(id: $id) {
    ... on Order { was: state @include(if: $withState) }
    lines { product { title: name ...Same } }
  }
  deleted @include(if: $deleted)
}
fragment Same on Product { again: name __typename }`

test('an event is completed by other subgraphs and written as a query would be', async () => {
  const { executor, sent } = createTestExecutor(SUBGRAPHS)
  const variables = { id: 'o', withState: true }
  const compiled = executor.plan({ document: parse(QUERY), variables })
  const { primary } = compiled
  expect(primary).toMatchObject({ subgraph: 'orders' })
  expect([...(primary?.variables ?? [])].sort()).toEqual(['id', 'withState'])
  expect(primary?.query).not.toContain('deleted')

  const line = { product: { __typename: 'Product', upc: '1' } }
  const event = { data: { event: { __typename: 'Order', was: 'NEW', lines: [line, line] } } }
  const answer = await executor.executeEvent(compiled, event, { variables, context: undefined })
  const product = { title: 'name 1', again: 'name 1', __typename: 'Product' }
  expect(JSON.parse(answerJson(answer))).toEqual({
    data: { event: { was: 'NEW', lines: [{ product }, { product }] } },
  })
  expect(sent).toHaveLength(1)
  expect(line).toEqual({ product: { __typename: 'Product', upc: '1' } })
})

test('errors of an event and of what completes it are told together', async () => {
  const { executor } = createTestExecutor(SUBGRAPHS, () => {
    throw new Error('down')
  })
  const variables = { id: 'o', withState: true }
  const compiled = executor.plan({ document: parse(QUERY), variables })
  const line = { product: { __typename: 'Product', upc: '1' } }
  const event = {
    data: { event: { __typename: 'Order', was: null, lines: [line] } },
    errors: [{ message: 'no state', path: ['event', 'was'] }],
  }
  const answer = await executor.executeEvent(compiled, event, { variables, context: undefined })
  expect(answer.data).toBe('{"event":{"was":null,"lines":[{"product":null}]}}')
  expect(answer.errors.map(({ message, path }) => [message, path])).toEqual([
    ['no state', ['event', 'was']],
    ['The products subgraph is out of reach.', undefined],
  ])
})

test('the root field that is left by conditions is the one followed', () => {
  const { executor } = createTestExecutor(SUBGRAPHS)
  const document = parse(
    'subscription ($a: Boolean!) { changed(id: 1) @skip(if: $a) { id } deleted @include(if: $a) }',
  )
  const queryFor = (a: boolean) => executor.plan({ document, variables: { a } }).primary?.query
  expect(queryFor(true)).toBe('subscription{deleted}')
  expect(queryFor(false)).toBe('subscription{changed(id:1){id}}')
  const nothing = parse('subscription { deleted @skip(if: true) }')
  expect(() => executor.plan({ document: nothing })).toThrow('no field to subscribe to')
})
