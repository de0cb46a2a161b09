import { anything, hostileText } from './hostile-values.ts'
import type { Random } from './random.ts'

/** An HTTP request, whatever is in it. */
export interface RawRequest {
  readonly method: string
  /** Behind the endpoint's path. */
  readonly search?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Buffer | string
}

const JSON_HEADERS = { 'content-type': 'application/json' }
const post = (
  body: Buffer | string,
  headers: Record<string, string> = JSON_HEADERS,
): RawRequest => ({
  ...{ method: 'POST', headers, body },
})
const query = (text: string) => post(JSON.stringify({ query: text }))

type Make = (random: Random) => RawRequest

const FORMS: readonly [Make, ...Make[]] = [
  // Not UTF-8, not JSON, not an object.
  () => post(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22, 0x7d])),
  () =>
    post(Buffer.concat([Buffer.from('{"query":"{ me { username } }'), Buffer.from([0xe2, 0x82])])),
  () => post('{"query":"{ me'),
  (random) => post(JSON.stringify(anything(random))),
  () => post(''),
  () => post('[]'),
  () => post(JSON.stringify(Array.from({ length: 50 }, () => ({ query: '{ __typename }' })))),
  () =>
    post(
      '{"query":"{ __typename }","__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}',
    ),
  () =>
    post(
      '{"query":"query($id: ID!) { product(id: $id) { id } }","variables":{"__proto__":{"id":"x"}}}',
    ),
  () => post(`${'['.repeat(50_000)}${']'.repeat(50_000)}`),
  () =>
    post(`{"query":"{ __typename }","variables":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`),
  // Documents that cost much to read or to run.
  () => query(`{ ${'a: __typename '.repeat(20_000)} }`),
  (random) =>
    query(
      `{ ${Array.from({ length: 2_000 }, (_, i) => `a${i}: categories { id }`).join(' ')} ${random.below(9)} }`,
    ),
  () =>
    query(
      `{ ${Array.from({ length: 300 }, (_, i) => `a${i}: products(first: 100) { edges { node { id } } }`).join(' ')} }`,
    ),
  () =>
    query(
      `{ ${'seckillEvents { edges { node { product { seckillEvent { product { seckillEvent { '.repeat(60)}`,
    ),
  () =>
    query(
      `{ ${'me { orders { edges { node { buyer '.repeat(40)} { id } ${'} } } } '.repeat(40)} }`,
    ),
  () =>
    query(
      `{ ...A } ${Array.from({ length: 200 }, (_, i) => `fragment ${'A'.repeat(i + 1)} on Query { ...${'A'.repeat(i + 2)} }`).join(' ')}`,
    ),
  () => query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
  () =>
    query(
      `{ __schema { types { fields { type { ${'ofType { '.repeat(30)} name ${'} '.repeat(30)} } } } } }`,
    ),
  () => query(`query ${'$'.repeat(1_000)} { me { id } }`),
  () => query(`{ me ${'@include(if: true) '.repeat(2_000)} { id } }`),
  () => query(`"""${'x'.repeat(200_000)}"""{ me { id } }`),
  () => query(`{ product(id: "${'\\u0000'.repeat(1_000)}") { id } }`),
  () => query(`{ product(id: ${'9'.repeat(10_000)}) { id } }`),
  (random) => query(hostileText(random)),
  () => query('{ _entities(representations: [{ __typename: "User", id: "x" }]) { __typename } }'),
  () => query('{ _service { sdl } }'),
  () => query('mutation { reserveStock(reservations: []) { __typename } }'),
  () => query('subscription { orderStatus(orderId: "x") { id } }'),
  // Requests that are odd in their heads.
  (random) => ({
    method: 'GET',
    headers: {},
    search: `?query=${encodeURIComponent(hostileText(random).toWellFormed())}`,
  }),
  () => ({ method: 'GET', headers: {}, search: '?query=%7B%FF%FE%7D&variables=%' }),
  () => ({ method: 'GET', headers: {}, search: '?query={__typename}&query={me{id}}' }),
  () => ({ method: 'GET', headers: {}, search: '?query=mutation{logout{loggedOut}}' }),
  () => ({ method: 'PUT', headers: JSON_HEADERS, body: '{}' }),
  () => ({ method: 'DELETE', headers: {} }),
  () => ({ method: 'OPTIONS', headers: { origin: 'https://evil.example' } }),
  () => post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' }),
  () => post('{"query":"{ __typename }"}', { 'content-type': 'application/json; charset=utf-16' }),
  () => post('{"query":"{ __typename }"}', { ...JSON_HEADERS, 'content-encoding': 'gzip' }),
  () => post('{"query":"{ __typename }"}', { ...JSON_HEADERS, accept: 'multipart/mixed' }),
  () =>
    post('{"query":"{ me { id } }"}', {
      ...JSON_HEADERS,
      authorization: `Bearer ${'A'.repeat(43)}`,
    }),
  () => post('{"query":"{ me { id } }"}', { ...JSON_HEADERS, authorization: 'Basic YTpi' }),
  () =>
    post('{"query":"{ me { id } }"}', {
      ...JSON_HEADERS,
      authorization: `Bearer ${'x'.repeat(6_000)}`,
    }),
  () =>
    post('{"query":"{ me { id } }"}', {
      ...JSON_HEADERS,
      'x-floodgate-identity': 'a.{"identity":{"kind":"service"}}',
    }),
  () =>
    post('{"query":"{ me { id } }"}', {
      ...JSON_HEADERS,
      cookie: `__Host-floodgate-session=${'A'.repeat(43)}`,
    }),
  () =>
    post('{"query":"{ me { id } }"}', { ...JSON_HEADERS, 'idempotency-key': 'x'.repeat(5_000) }),
  () => post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"__proto__"}}}'),
  () => post('{"documentId":"constructor"}'),
]

/** What no well-behaved client sends. */
export const rawRequest = (random: Random): RawRequest => random.pick(FORMS)(random)

/** Over the router's limit; sent seldom, since it costs the sender most. */
export const hugeRequest = (): RawRequest => post(`{"query":"${'x'.repeat(1_200_000)}"}`)
