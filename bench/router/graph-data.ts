import type { GraphQLResolverMap } from '@apollo/subgraph'

// The people, products and reviews of the public benchmark of GraphQL gateways, in number and shape: everything is reviewed by
// the same person, so that the query meets few entities at many places.

const users = [
  ['1', 'Uri Goldshtein', 'urigo'],
  ['2', 'Dotan Simha', 'dotansimha'],
  ['3', 'Kamil Kisiela', 'kamilkisiela'],
  ['4', 'Arda Tanrikulu', 'ardatan'],
  ['5', 'Gil Gardosh', 'gilgardosh'],
  ['6', 'Laurin Quast', 'laurin'],
].map(([id, name, username]) => ({ id, name, username, birthday: 1_234_567_890 }))

const products = (
  [
    ['Table', 899, 100],
    ['Couch', 1_299, 1_000],
    ['Glass', 15, 20],
    ['Chair', 499, 100],
    ['TV', 1_299, 1_000],
    ['Lamp', 6_999, 300],
    ['Grill', 3_999, 2_000],
    ['Fridge', 100_000, 6_000],
    ['Sofa', 9_999, 800],
  ] as const
).map(([name, price, weight], index) => ({ upc: String(index + 1), name, price, weight }))

/** Letters of each review's text, and the product that it is about. */
const reviews = (
  [
    [446, '1'],
    [292, '1'],
    [272, '1'],
    [143, '1'],
    [446, '2'],
    [292, '2'],
    [272, '2'],
    [143, '2'],
    [143, '3'],
    [143, '4'],
    [857, '4'],
  ] as const
).map(([length, upc], index) => ({
  id: String(index + 1),
  body: `Review ${index + 1}: `.padEnd(length, 'it does what it should, and no more; '),
  product: { upc },
}))

interface Product {
  readonly upc: string
  readonly price?: number
  readonly weight?: number
}

const byId = <T extends { readonly id?: string | undefined }>(some: readonly T[]) => ({
  __resolveReference: ({ id }: { id: string }) => some.find((one) => one.id === id),
})

function shippingEstimate({ price = 0, weight = 0 }: Product): number {
  return price > 1_000 ? 0 : Math.round(weight / 2)
}

/** By subgraph. */
export const resolvers: Readonly<Record<string, GraphQLResolverMap>> = {
  accounts: {
    Query: {
      me: () => users[0],
      user: (_: unknown, { id }: { id: string }) => users.find((user) => user.id === id),
      users: () => users,
    },
    User: byId(users),
  },
  inventory: {
    Product: {
      __resolveReference: (product: Product) => product,
      inStock: () => true,
      shippingEstimate,
    },
  },
  products: {
    Query: {
      topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first),
    },
    Product: {
      __resolveReference: ({ upc }: Product) => products.find((product) => product.upc === upc),
    },
  },
  reviews: {
    Review: {
      ...byId(reviews),
      author: () => ({ id: '1', username: 'urigo' }),
    },
    User: {
      __resolveReference: (user: object) => user,
      numberOfReviews: () => 2,
      reviews: () => reviews.slice(0, 2),
    },
    Product: {
      __resolveReference: (product: object) => product,
      reviews: ({ upc }: Product) => reviews.filter(({ product }) => product.upc === upc),
    },
  },
}
