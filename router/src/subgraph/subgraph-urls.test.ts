import { expect, test } from 'vitest'
import { EnvironmentError } from '@floodgate/platform/environment'
import { subgraphUrlsFor } from './subgraph-urls.ts'

const SDL = `
  enum join__Graph {
    USER @join__graph(name: "user", url: "http://user.invalid/graphql")
    STOCK_LEVELS @join__graph(name: "stock-levels", url: "http://stock.example/graphql")
  }
`

test('a variable counts before the address in the supergraph', () => {
  const SUBGRAPH_URL_USER = 'http://127.0.0.1:1/graphql'
  expect(subgraphUrlsFor(SDL, { SUBGRAPH_URL_USER })).toEqual({
    user: SUBGRAPH_URL_USER,
    'stock-levels': 'http://stock.example/graphql',
  })
  const SUBGRAPH_URL_STOCK_LEVELS = 'http://127.0.0.1:2/graphql'
  expect(subgraphUrlsFor(SDL, { SUBGRAPH_URL_USER, SUBGRAPH_URL_STOCK_LEVELS })).toEqual({
    user: SUBGRAPH_URL_USER,
    'stock-levels': SUBGRAPH_URL_STOCK_LEVELS,
  })
})

test('a subgraph without an address is named by its variable', () => {
  const find = () => subgraphUrlsFor(SDL, {})
  expect(find).toThrow(EnvironmentError)
  expect(find).toThrow(/SUBGRAPH_URL_USER: is required/)
})
