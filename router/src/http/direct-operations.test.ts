import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSession, startTestRouter, type TestRouter } from '../testing/test-router.ts'
import { createDirectOperations } from './direct-operations.ts'

describe('which requests are run directly', () => {
  const text = '{ whoami }'
  const documents = {
    get: (asked: string) => (asked === text ? parse(text) : undefined),
    plugin: {},
  }
  const requestWith = (overrides: object = {}) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: '*/*', ...overrides },
  })

  const direct = createDirectOperations(documents)
  direct.learn(requestWith(), 'application/json; charset=utf-8')

  it('those of a known document from a client of a known kind', () => {
    expect(direct.find(requestWith(), { query: text, variables: { a: 1 } })).toMatchObject({
      contentType: 'application/json; charset=utf-8',
      variables: { a: 1 },
    })
    const charset = requestWith({ 'content-type': 'application/json; charset=UTF-8' })
    expect(direct.find(charset, { query: text, variables: null })).toBeDefined()
  })

  it.each([
    ['another document', {}, { query: '{ other }' }],
    ['another Accept', { accept: 'text/html' }, { query: text }],
    ['another content type', { 'content-type': 'text/plain' }, { query: text }],
    ['no content type', { 'content-type': undefined }, { query: text }],
    ['an operation that is not there', {}, { query: text, operationName: 'Other' }],
    ['extensions', {}, { query: text, extensions: { persistedQuery: { version: 1 } } }],
    ['variables that are no object', {}, { query: text, variables: [] }],
    ['a batch', {}, [{ query: text }]],
    ['no body', {}, ''],
  ])('not those with %s', (_what, headers, body) => {
    expect(direct.find(requestWith(headers), body)).toBeUndefined()
  })

  it('not GET', () => {
    const get = { method: 'GET', headers: { accept: '*/*' } }
    expect(direct.find(get, { query: text })).toBeUndefined()
  })
})

describe('a request that is run directly', () => {
  let router: TestRouter
  beforeAll(async () => {
    router = await startTestRouter()
    router.sessions.set('good', makeSession('usr_ann'))
  })
  afterAll(() => router.close())

  async function answerTo(body: object, headers: Record<string, string>) {
    const response = await router.post(body, { 'x-request-id': 'same', ...headers })
    const all = Object.fromEntries(response.headers)
    delete all.date
    return { status: response.status, headers: all, text: await response.text() }
  }

  const good = { authorization: 'Bearer good' }
  it.each([
    [{ query: '{ whoami }' }, {}],
    [{ query: '{ whoami people { id name } goods { name price } }' }, good],
    [{ query: '{ broken whoami }' }, good],
    [{ query: 'mutation { touch(id: "x") { id } }' }, {}],
    [{ query: 'query A { whoami } query B { broken }', operationName: 'B' }, {}],
    [{ query: 'query A { whoami } query C { broken }', operationName: 'D' }, {}],
    [{ query: 'query V($w: Boolean!) { whoami @include(if: $w) }', variables: { w: true } }, {}],
    [{ query: 'query W($w: Boolean!) { whoami @include(if: $w) }', variables: { w: 'x' } }, {}],
    [{ query: 'query X($w: Boolean!) { whoami @include(if: $w) }' }, {}],
    [{ query: '{ whoami nothing }' }, {}],
    [{ query: '{ a: whoami }' }, { authorization: 'Bearer nobody' }],
    [{ query: '{ b: whoami }' }, { accept: 'application/graphql-response+json' }],
    [{ query: '{ c: whoami }' }, { accept: 'image/png' }],
    [{ query: '{ __schema { queryType { name } } }' }, {}],
  ])('has the same answer as through the pipeline: %j %j', async (body, headers) => {
    const first = await answerTo(body, headers)
    expect(await answerTo(body, headers)).toEqual(first)
    expect(await answerTo(body, headers)).toEqual(first)
  })

  it('is somebody else’s when another token comes with the same text', async () => {
    router.sessions.set('other', makeSession('usr_bob'))
    const whoami = async (token?: string) =>
      (await router.query('query Who { whoami }', token === undefined ? {} : { token })).data
    expect(await whoami('good')).toEqual({ whoami: 'usr_ann' })
    expect(await whoami('other')).toEqual({ whoami: 'usr_bob' })
    expect(await whoami()).toEqual({ whoami: 'anonymous' })
    expect(await whoami('good')).toEqual({ whoami: 'usr_ann' })
  })
})
