import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import type { Authorization } from './authorization/rules.ts'
import { ask, createTestExecutor } from './testing/answers.ts'

const SUBGRAPHS = {
  posts: {
    sdl: `
      type Query {
        posts: [Post!]
        me: User @authenticated
        strict: Int! @authenticated
        audit: String @requiresScopes(scopes: [["audit:read", "audit:list"], ["admin"]])
        figures: Figures
        nodes: [Node]
      }
      type Mutation { post(title: String!): Post @policy(policies: [["author"]]) }
      interface Node { id: ID! owner: String }
      type Post implements Node @key(fields: "id") {
        id: ID!
        title: String
        owner: String
        views: Int @authenticated
        secret: String! @requiresScopes(scopes: [["secrets"]])
      }
      type Note implements Node { id: ID! owner: String @authenticated text: String }
      type User @key(fields: "id") { id: ID! name: String }
      type Figures @requiresScopes(scopes: [["figures"]]) { sum: Int }`,
    resolvers: {
      Query: {
        posts: () => [{ id: '1', title: 'first', views: 3, secret: 's' }],
        me: () => ({ id: 'u', name: 'Ann' }),
        strict: () => 1,
        audit: () => 'log',
        figures: () => ({ sum: 9 }),
        nodes: () => [
          { __typename: 'Post', id: '1', owner: 'Ann' },
          { __typename: 'Note', id: '2', owner: 'Bob', text: 't' },
        ],
      },
      Mutation: { post: () => ({ id: '2', title: 'new' }) },
    },
  },
  stats: {
    sdl: 'type Post @key(fields: "id") { id: ID! rank: Int @authenticated likes: Int }',
    resolvers: { Post: { rank: () => 1, likes: () => 2 } },
  },
}

const holding = (scopes: readonly string[], policies: readonly string[] = []): Authorization => ({
  authenticated: true,
  scopes: new Set(scopes),
  policies: new Set(policies),
})

const refusal = (...path: string[]) => ({
  message: 'Unauthorized field or type',
  path,
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
})

describe('what a request may not see', () => {
  test('is not asked for, and null, with an error for each field', async () => {
    const { executor, sent } = createTestExecutor(SUBGRAPHS)
    const answer = await ask(
      executor,
      '{ posts { title seen: views rank likes } me { name } audit figures { sum } }',
    )
    expect(answer.data).toEqual({
      posts: [{ title: 'first', seen: null, rank: null, likes: 2 }],
      me: null,
      audit: null,
      figures: null,
    })
    expect(answer.errors).toEqual([
      refusal('posts', '@', 'seen'),
      refusal('posts', '@', 'rank'),
      refusal('me'),
      refusal('audit'),
      refusal('figures'),
    ])
    const asked = sent.map(({ query }) => query).join('\n')
    expect(asked).not.toMatch(/views|rank|audit|figures|\bme\b/)
  })

  test('nulls bubble from fields that are never null', async () => {
    const { executor, sent } = createTestExecutor(SUBGRAPHS)
    const posts = await ask(executor, '{ posts { title secret } }')
    expect(posts).toEqual({ data: { posts: null }, errors: [refusal('posts', '@', 'secret')] })
    sent.length = 0
    expect(await ask(executor, '{ strict }')).toEqual({ data: null, errors: [refusal('strict')] })
    expect(sent).toEqual([])
  })

  test('is what any type of an interface asks, unless the type is named', async () => {
    const { executor } = createTestExecutor(SUBGRAPHS)
    const answer = await ask(executor, '{ nodes { id owner ... on Post { by: owner } } }')
    expect(answer.data).toEqual({
      nodes: [
        { id: '1', owner: null, by: 'Ann' },
        { id: '2', owner: null },
      ],
    })
    expect(answer.errors).toEqual([refusal('nodes', '@', 'owner')])
  })

  test('is told by the object, where the interface itself asks nothing', async () => {
    const withoutRule = (sdl: string) =>
      sdl.replace(/(interface Node[^}]*owner: String) @authenticated/, '$1')
    const { executor } = createTestExecutor(SUBGRAPHS, undefined, withoutRule)
    const answer = await ask(executor, '{ nodes { id owner ... on Note { text } } }')
    expect(answer.data).toEqual({
      nodes: [
        { id: '1', owner: 'Ann' },
        { id: '2', owner: null, text: 't' },
      ],
    })
    expect(answer.errors).toEqual([refusal('nodes', '@', 'owner')])
  })

  test('a mutation is not run', async () => {
    const { executor, sent } = createTestExecutor(SUBGRAPHS)
    const mutation = 'mutation { post(title: "x") { title } }'
    const answer = await ask(executor, mutation, { authorization: holding(['author']) })
    expect(answer).toEqual({ data: { post: null }, errors: [refusal('post')] })
    expect(sent).toEqual([])
  })
})

describe('what a request may see', () => {
  test('depends on its scopes and policies, not on requests before it', async () => {
    const { executor } = createTestExecutor(SUBGRAPHS)
    const query = 'query ($t: String = "x") { audit figures { sum } me { name } }'
    const withScopes = async (...scopes: string[]) => {
      const { data } = await ask(executor, query.replace(' ($t: String = "x")', ''), {
        authorization: holding(scopes),
      })
      return data
    }
    const me = { name: 'Ann' }
    expect(await withScopes()).toEqual({ audit: null, figures: null, me })
    expect(await withScopes('audit:read')).toEqual({ audit: null, figures: null, me })
    expect(await withScopes('audit:read', 'audit:list')).toMatchObject({ audit: 'log' })
    expect(await withScopes('admin', 'figures')).toEqual({ audit: 'log', figures: { sum: 9 }, me })
    const posted = await ask(executor, 'mutation { post(title: "x") { title } }', {
      authorization: holding([], ['author']),
    })
    expect(posted).toEqual({ data: { post: { title: 'new' } } })
  })

  test('requests that the rules treat alike share a plan', () => {
    const { executor } = createTestExecutor(SUBGRAPHS)
    const document = parse('{ posts { title views } }')
    const nobody = executor.plan({ document })
    const one = executor.plan({ document, authorization: holding(['a']) })
    expect(executor.plan({ document, authorization: holding(['b']) })).toBe(one)
    expect(one).not.toBe(nobody)
  })
})
