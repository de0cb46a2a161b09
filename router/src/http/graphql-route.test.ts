import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSession, startTestRouter, type TestRouter } from '../testing/test-router.ts'

let router: TestRouter
beforeAll(async () => {
  router = await startTestRouter({
    corsOrigins: ['https://shop.example'],
    documentLimits: { depth: 6, cost: 50 },
  })
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
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } })

describe('a request that is run directly', () => {
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
    [{ query: '{ whoami nothing other }' }, {}],
    [{ query: '{ whoam }' }, {}],
    [{ query: '{ whoami' }, {}],
    [{ query: '' }, {}],
    [{}, {}],
    [{ query: '{ a: whoami }' }, { authorization: 'Bearer nobody' }],
    [{ query: '{ b: whoami }' }, { accept: 'application/graphql-response+json' }],
    [{ query: '{ b: whoami x }' }, { accept: 'application/graphql-response+json' }],
    [{ query: '{ c: whoami }' }, { accept: 'image/png' }],
    [{ query: '{ d: whoami }' }, { origin: 'https://shop.example' }],
    [{ query: '{ d: whoami }' }, { origin: 'https://evil.example' }],
    [{ query: '{ __schema { queryType { name } } }' }, {}],
    [{ query: 'subscription { mine { id } }' }, good],
    [{ query: '{ __schema { types { fields { type { ofType { ofType { name } } } } } } }' }, {}],
    [{ query: '{ people { id } goods { id } ' + aliases(20, 'people { id }') + '}' }, {}],
    [{ extensions: persisted('0'.repeat(64)) }, {}],
    [{ query: '{ whoami }', extensions: persisted('0'.repeat(64)) }, {}],
    [{ query: '{ whoami }', extensions: { persistedQuery: { version: 2 } } }, {}],
    [{ query: '{ whoami }', extensions: { other: 1 } }, {}],
    [{ query: '{ whoami }', extensions: 'other' }, {}],
    [{ query: '{ whoami }', documentId: 7 }, {}],
    [{ query: '{ whoami }', documentId: 'not-there' }, {}],
    [{ query: '{ whoami }', variables: '{}' }, {}],
    [{ query: 7 }, {}],
  ])('has the same answer as through the pipeline: %j %j', async (body, headers) => {
    // A sort of client that was not here before is answered by the pipeline.
    const { accept = '*/*' } = headers as { accept?: string }
    const strange = { ...headers, accept: `${accept}, x/${crypto.randomUUID()}` }
    const throughPipeline = await answerTo(body, strange)
    await answerTo({ query: '{ whoami }' }, headers)
    expect(await answerTo(body, headers)).toEqual(throughPipeline)
    expect(await answerTo(body, headers)).toEqual(throughPipeline)
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

describe('Cache-Control', () => {
  it.each([
    ['{ people { name } }', 'public, max-age=7'],
    ['{ people { name } broken }', 'no-store'],
    ['{ nothing }', 'no-store'],
  ])('of %j is %j', async (query, expected) => {
    const search = new URLSearchParams({ query })
    const got = await fetch(`${router.url}?${search.toString()}`)
    expect(got.headers.get('cache-control')).toBe(expected)
    const byPipeline = await router.post({ query }, { accept: `*/*, x/${crypto.randomUUID()}` })
    expect(byPipeline.headers.get('cache-control')).toBe(expected)
    const directly = await router.post({ query })
    expect(directly.headers.get('cache-control')).toBe(expected)
  })

  it('of a mutation and of refusals is no-store', async () => {
    const answers = await Promise.all([
      router.post({ query: 'mutation { touch(id: "x") { id } }' }),
      router.post({ query: '{ whoami }' }, { authorization: 'Bearer nobody' }),
      router.post([{ query: '{ whoami }' }]),
      fetch(router.url, { method: 'POST', body: '{}' }),
      fetch(router.url),
    ])
    for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store')
  })
})

describe('batches', () => {
  it('are refused with a word', async () => {
    const response = await router.post([{ query: '{ whoami }' }, { query: '{ whoami }' }])
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringContaining('a request for each') as string,
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    })
  })
})

function aliases(count: number, field: string): string {
  return Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ')
}
