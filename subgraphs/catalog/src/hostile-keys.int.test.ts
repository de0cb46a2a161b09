import { afterAll, beforeAll, expect, it } from 'vitest'
import { admin, anonymous, startSubgraph, type TestSubgraph } from './testing/start-subgraph.ts'

let subgraph: TestSubgraph
beforeAll(async () => {
  subgraph = await startSubgraph()
})
afterAll(() => subgraph.close())

const TEXTS = [
  ...['', ' ', "' OR '1'='1", '*\r\nFLUSHALL\r\n', '\u0000', 'a\u0000b', '\u202eabc', '\\'],
  ...['\ud800', '\udfff\ud800', 'İ'.repeat(40), '👩‍👩‍👧‍👦'.repeat(30), 'ﷺ'.repeat(500)],
  ...['a'.repeat(70_000), '__proto__', 'constructor', 'toString', 'W10=', 'null'],
]
const BY_SLUG = /* GraphQL */ `
  query ($slug: String) {
    product(slug: $slug) {
      id
    }
    category(slug: $slug) {
      id
    }
  }
`
const BY_ID = /* GraphQL */ `
  query ($id: ID) {
    product(id: $id) {
      id
    }
    category(id: $id) {
      id
    }
  }
`

it.each([
  ['customers', anonymous],
  ['staff', admin],
])('finds nothing under a key that nothing can have, for %s', async (_who, identity) => {
  const answers = await Promise.all(
    TEXTS.flatMap((text) => [
      subgraph.ask(BY_SLUG, { slug: text }, identity),
      subgraph.ask(BY_ID, { id: text }, identity),
    ]),
  )
  for (const [at, answer] of answers.entries()) {
    const text = TEXTS[Math.floor(at / 2)]?.slice(0, 20)
    expect({ text, ...answer }).toEqual({ text, data: { product: null, category: null } })
  }
})

it('lists nothing of a merchant that nobody can be', async () => {
  const OF = `query ($merchantId: ID!) {
    products(filter: { merchantId: $merchantId }) { edges { node { id } } }
  }`
  for (const merchantId of TEXTS) {
    const answer = await subgraph.ask(OF, { merchantId }, admin)
    expect({ merchantId, ...answer }).toEqual({ merchantId, data: { products: { edges: [] } } })
  }
})
