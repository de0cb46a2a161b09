import type { Query } from './target.ts'

/** Of the public benchmark: 16 fetches by the stock gateway's plan. */
export const federatedQuery: Query = {
  name: 'federated',
  variables: {},
  text: `fragment User on User { id username name }
fragment Review on Review { id body }
fragment Product on Product { inStock name price shippingEstimate upc weight }
query Federated {
  users {
    ...User
    reviews {
      ...Review
      product {
        ...Product
        reviews {
          ...Review
          author {
            ...User
            reviews { ...Review product { ...Product } }
          }
        }
      }
    }
  }
  topProducts {
    ...Product
    reviews {
      ...Review
      author {
        ...User
        reviews { ...Review product { ...Product } }
      }
    }
  }
}`,
}

export const lookupQuery: Query = {
  name: 'lookup',
  variables: { id: '1' },
  text: 'query Lookup($id: ID!) { user(id: $id) { id name username } }',
}

/** What a shop shows of one product. */
export const productPageQuery = (id: string): Query => ({
  name: 'product-page',
  variables: { id },
  text: `query ProductPage($id: ID!) {
  product(id: $id) {
    id
    name
    description
    price { amount currency }
    category { id name }
    seckillEvent { id title price { amount currency } quota perUserLimit status startsAt endsAt }
  }
}`,
})

/** A buyer's orders, with the products as they are now. */
export const ordersQuery: Query = {
  name: 'orders',
  variables: { first: 20 },
  text: `query Orders($first: Int!) {
  me {
    id
    username
    orders(first: $first) {
      edges {
        node {
          id
          status
          total { amount currency }
          createdAt
          items { name quantity unitPrice { amount currency } product { id name price { amount currency } } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
}
