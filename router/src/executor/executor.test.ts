import { GraphQLError, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { answerJson } from './answer.ts'
import { createExecutor } from './executor.ts'
import { ask, createTestExecutor } from './testing/answers.ts'
import { createMocks, mockTransport } from './testing/compare.ts'
import { loadFixture } from './testing/fixtures.ts'
import type { Weather } from './testing/mock-subgraph.ts'

interface Entity {
  readonly id: string
}

const post = { id: 'p', author: { id: '1' } }

const SHOP = {
  users: {
    sdl: 'type Query { users: [User] me: User } type User @key(fields: "id") { id: ID! name: String! }',
    resolvers: {
      Query: { users: () => [{ id: '1' }, { id: '2' }], me: () => ({ id: '1' }) },
      User: { name: ({ id }: Entity) => `n${id}` },
    },
  },
  posts: {
    sdl: 'type User @key(fields: "id") { id: ID! posts: [Post] best: Post } type Post @key(fields: "id") { id: ID! author: User }',
    resolvers: { User: { posts: () => [post, post, null], best: () => post } },
  },
  text: {
    sdl: 'type Post @key(fields: "id") { id: ID! title: String body: String! }',
    resolvers: { Post: { title: ({ id }: Entity) => `t${id}`, body: () => 'b' } },
  },
}

describe('requests', () => {
  test('the 16 fetches of the public benchmark query go out as 6', async () => {
    const fixture = loadFixture('public')
    const sent: { subgraph: string; body: string }[] = []
    const executor = createExecutor<Weather>({
      supergraphSdl: fixture.supergraphSdl,
      transport: mockTransport(createMocks(fixture), sent),
    })
    const product = 'product { inStock name price shippingEstimate upc weight }'
    const document = parse(`{
      users { id username name reviews { id body ${product} ...Nested } }
      topProducts(first: 2) { inStock name price shippingEstimate upc weight reviews { ...Author } }
    }
    fragment Nested on Review { product { reviews { ...Author } } }
    fragment Author on Review { id body author { id username name reviews { id body ${product} } } }`)
    const weather = { nulls: 0, errors: 0, changes: 0 }
    await executor.execute(executor.plan({ document }), { context: weather })
    expect(sent.map(({ subgraph }) => subgraph).sort()).toEqual([
      'accounts',
      'accounts',
      'inventory',
      'products',
      'products',
      'reviews',
    ])
  })

  test('an entity is represented once, wherever it is', async () => {
    const { executor, sent } = createTestExecutor(SHOP)
    const { data } = await ask(executor, '{ users { posts { title } best { title } } }')
    const text = sent.filter(({ subgraph }) => subgraph === 'text')
    expect(text.map(({ variables }) => variables)).toEqual([
      { representations: [{ __typename: 'Post', id: 'p' }] },
    ])
    const posts = [{ title: 'tp' }, { title: 'tp' }, null]
    expect(data).toEqual({ users: [1, 2].map(() => ({ posts, best: { title: 'tp' } })) })
  })

  test('places whose later fields differ under one key keep their own', async () => {
    const { executor } = createTestExecutor(SHOP)
    const { data } = await ask(
      executor,
      '{ users { posts { author { a: name } } best { author { a: id } } } }',
    )
    const [first] = (data as { users: object[] }).users
    expect(first).toEqual({
      posts: [{ author: { a: 'n1' } }, { author: { a: 'n1' } }, null],
      best: { author: { a: '1' } },
    })
  })

  test('an operation is compiled once', () => {
    const { executor } = createTestExecutor(SHOP)
    const document = parse('query A { me { name } } query B { users { name } }')
    const a = executor.plan({ document, operationName: 'A' })
    expect(executor.plan({ document, operationName: 'A' })).toBe(a)
    expect(executor.plan({ document, operationName: 'B' })).not.toBe(a)
    expect(() => executor.plan({ document })).toThrow('Must provide operation name')
  })
})

describe('when things go wrong', () => {
  test('a subgraph out of reach costs its own fields', async () => {
    const { executor } = createTestExecutor(SHOP, (request) => {
      if (request.subgraph === 'text') throw new Error('connect ECONNREFUSED 10.0.0.1:4001')
      return undefined
    })
    const answer = await ask(executor, '{ me { name best { id title } } }')
    expect(answer).toEqual({
      data: { me: { name: 'n1', best: { id: 'p', title: null } } },
      errors: [
        {
          message: 'The text subgraph is out of reach.',
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'text' },
        },
      ],
    })
  })

  test('an error of an entity is told at every place that the entity has', async () => {
    const { executor } = createTestExecutor(SHOP, ({ subgraph }) => {
      if (subgraph !== 'text') return undefined
      return {
        data: { _entities: [{ title: null }] },
        errors: [
          {
            message: 'no title',
            path: ['_entities', 0, 'title'],
            extensions: { code: 'NO_TITLE', stacktrace: ['at /srv/x.js'] },
          },
        ],
      }
    })
    const { errors } = await ask(executor, '{ me { posts { title } } }')
    const extensions = { code: 'NO_TITLE', serviceName: 'text' }
    expect(errors).toEqual([
      { message: 'no title', path: ['me', 'posts', 0, 'title'], extensions },
      { message: 'no title', path: ['me', 'posts', 1, 'title'], extensions },
    ])
  })

  test('a part of a merged request that fails as a whole leaves the others their data', async () => {
    const { executor, sent } = createTestExecutor(SHOP, ({ subgraph, query }) =>
      subgraph === 'text' && query.includes('body')
        ? { data: null, errors: [{ message: 'broken' }] }
        : undefined,
    )
    const { data, errors } = await ask(executor, '{ me { posts { title } best { body } } }')
    expect(data).toEqual({ me: { posts: [{ title: 'tp' }, { title: 'tp' }, null], best: null } })
    expect(errors?.map(({ message }) => message)).toEqual(['broken'])
    expect(sent.filter(({ subgraph }) => subgraph === 'text')).toHaveLength(3)
  })

  test('an answer that is no list of entities is an error', async () => {
    const { executor } = createTestExecutor(SHOP, ({ subgraph }) =>
      subgraph === 'posts' ? { data: { _entities: [] } } : undefined,
    )
    const { data, errors } = await ask(executor, '{ me { best { id } } }')
    expect(data).toEqual({ me: { best: null } })
    expect(errors?.[0]?.extensions?.code).toBe('SUBGRAPH_INVALID_RESPONSE')
  })

  test('values that the schema does not allow are errors, and nulls bubble', async () => {
    const { executor } = createTestExecutor(SHOP, () => ({
      data: { me: { name: null }, users: [{ name: 7 }, 'x'] },
    }))
    const answer = await ask(executor, '{ me { name } users { name } }')
    const extensions = { code: 'SUBGRAPH_INVALID_RESPONSE' }
    expect(answer).toEqual({
      data: { me: null, users: [null, null] },
      errors: [
        {
          message: 'Cannot return null for non-nullable field User.name.',
          path: ['me', 'name'],
          extensions,
        },
        {
          message: 'Invalid value found for field User.name.',
          path: ['users', 0, 'name'],
          extensions,
        },
        { message: 'Invalid value found for type User.', path: ['users', 1], extensions },
      ],
    })
  })

  test("the transport's GraphQL errors are shown as they are", async () => {
    const { executor } = createTestExecutor(SHOP, () => {
      throw new GraphQLError('slow', { extensions: { code: 'SUBGRAPH_TIMEOUT' } })
    })
    expect(await ask(executor, '{ me { name } }')).toEqual({
      data: { me: null },
      errors: [{ message: 'slow', extensions: { code: 'SUBGRAPH_TIMEOUT' } }],
    })
  })

  test('an abort ends an execution, and no further fetch begins', async () => {
    const gone = new AbortController()
    const { executor, sent } = createTestExecutor(SHOP, () => {
      gone.abort(new Error('client left'))
      return undefined
    })
    const asked = ask(executor, '{ me { best { id } } }', { signal: gone.signal })
    await expect(asked).rejects.toThrow('client left')
    expect(sent).toHaveLength(1)
  })

  test('an abort during the last fetch is an abort too', async () => {
    const gone = new AbortController()
    const { executor } = createTestExecutor(SHOP, () => {
      gone.abort(new Error('client left'))
      throw new Error('aborted')
    })
    const asked = ask(executor, '{ me { name } }', { signal: gone.signal })
    await expect(asked).rejects.toThrow('client left')
  })

  test('wrong variables are refused before anything is fetched', async () => {
    const fixture = loadFixture('inaccessible')
    const sent: { subgraph: string; body: string }[] = []
    const executor = createExecutor<Weather>({
      supergraphSdl: fixture.supergraphSdl,
      transport: mockTransport(createMocks(fixture), sent),
    })
    const document = parse('query ($kind: Kind) { things(kind: $kind) { id } }')
    const { data, errors } = await executor.execute(executor.plan({ document }), {
      variables: { kind: 'INTERNAL' },
      context: { nulls: 0, errors: 0, changes: 0 },
    })
    expect(data).toBeUndefined()
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(sent).toHaveLength(0)
  })
})

describe('the response', () => {
  test('introspection goes with data, without what is inaccessible', async () => {
    const fixture = loadFixture('inaccessible')
    const executor = createExecutor<Weather>({
      supergraphSdl: fixture.supergraphSdl,
      transport: mockTransport(createMocks(fixture)),
    })
    const document = parse(`query ($name: String!) {
      boxes { size }
      __schema { types { name } }
      ...Kind
    }
    fragment Kind on Query { kind: __type(name: $name) { enumValues { name } } __typename }`)
    const answer = await executor.execute(executor.plan({ document }), {
      variables: { name: 'Kind' },
      context: { nulls: 0, errors: 0, changes: 0 },
    })
    const { data } = JSON.parse(answerJson(answer)) as {
      data: { __schema: { types: { name: string }[] }; kind: unknown; __typename: string }
    }
    expect(Object.keys(data)).toEqual(['boxes', '__schema', 'kind', '__typename'])
    expect(data.kind).toEqual({ enumValues: [{ name: 'PLAIN' }, { name: 'FANCY' }] })
    const names = data.__schema.types.map(({ name }) => name)
    expect(names).toContain('Box')
    expect(names).not.toContain('Vault')
    expect(names.filter((name) => name.startsWith('join__'))).toEqual([])
    expect(data.__typename).toBe('Query')
  })

  test('fields are in the order of GraphQL, conditions left out', async () => {
    const { executor } = createTestExecutor(SHOP)
    const query = `query ($no: Boolean = false, $yes: Boolean!) {
      me @include(if: $yes) { x: name @include(if: $no) ... on User { b: id } }
      users @skip(if: true) { id }
      me { c: name @skip(if: $no) ... on User @include(if: $yes) { a: id } d: __typename }
    }`
    const { data } = await ask(executor, query, { variables: { yes: true } })
    expect(JSON.stringify(data)).toBe('{"me":{"b":"1","c":"n1","a":"1","d":"User"}}')
  })

  test('aliases may be called as what objects inherit', async () => {
    const { executor } = createTestExecutor(SHOP)
    const { data } = await ask(
      executor,
      '{ me { __proto__: name constructor: best { toString: title } valueOf: posts { id } } }',
    )
    expect(JSON.stringify(data)).toBe(
      '{"me":{"__proto__":"n1","constructor":{"toString":"tp"},"valueOf":[{"id":"p"},{"id":"p"},null]}}',
    )
    expect(({} as Record<string, unknown>).name).toBeUndefined()
  })
})
