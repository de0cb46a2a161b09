/**
 * The tabs that a first visit opens, in the order of the shop's main job. The first has no variables: GraphiQL
 * does not show those of the tab that it opens with.
 */
export const exampleTabs = [
  {
    query: `# Welcome to Floodgate. The tabs walk through a
# flash sale, from left to right. Run with Ctrl-Enter; Ctrl-Space completes.

query Products {
  products(first: 5, filter: { inStock: true }) {
    edges {
      node {
        id
        name
        price { amount currency }
        category { name }
        stock
        # answered by another subgraph than the rest
        seckillEvent { id title status startsAt price { amount currency } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
  {
    query: `# The playground keeps the token until the page is left,
# and sends it with every tab whose header editor has no
# "Authorization": "Bearer <token>" of its own.

mutation Login($input: LoginInput!) {
  login(input: $input) {
    __typename
    ... on LoginSuccess { token expiresAt user { id username roles } }
    ... on Problem { message }
  }
}
`,
    variables: json({ input: { login: 'alice', password: 'alice-demo-password' } }),
  },
  {
    query: `# The id of an active sale goes into the variables
# of the next tab.

query ActiveSales {
  seckillEvents(status: ACTIVE, first: 5) {
    edges {
      node {
        id
        title
        product { name price { amount currency } }
        price { amount currency }
        available
        quota
        perUserLimit
        endsAt
        serverTime
      }
    }
  }
}
`,
  },
  {
    query: `# Answers at once with a ticket; its outcome arrives on
# the subscription of the next tab. Safe to repeat:
# the same key returns the same ticket.

mutation Purchase($input: PurchaseInput!) {
  purchase(input: $input) {
    __typename
    ... on PurchaseAccepted { ticket { id status position etaMs } }
    ... on AlreadyPurchased { message ticket { id status order { id } } }
    ... on Problem { message }
  }
}
`,
    variables: json({
      input: { eventId: 'the id of an active sale', quantity: 1, idempotencyKey: 'my-purchase-1' },
    }),
  },
  {
    query: `# Four subgraphs answer this one subscription: seckill
# pushes; order, catalog and user complete each event.

subscription Ticket($id: ID!) {
  seckillTicket(id: $id) {
    id
    status
    version
    position
    buyer { username }
    event { title product { name } }
    order {
      id
      status
      total { amount currency }
      items { quantity product { name images { url } } }
    }
    failureReason
  }
}
`,
    variables: json({ id: 'the id of the ticket' }),
  },
  {
    query: `# SANDBOX_CARD succeeds, SANDBOX_CARD_DECLINED is
# declined; a new attempt needs a new key.

mutation Pay($input: PayOrderInput!) {
  payOrder(input: $input) {
    __typename
    ... on PayOrderSuccess { payment { id status } order { id status } }
    ... on Problem { message }
  }
}
`,
    variables: json({
      input: {
        orderId: 'the id of the order',
        method: 'SANDBOX_CARD',
        idempotencyKey: 'my-payment-1',
      },
    }),
  },
  {
    query: `# The order as it is now, then at every change.

subscription OrderStatus($id: ID!) {
  orderStatus(orderId: $id) {
    id
    status
    version
    updatedAt
    payments { status failureReason }
    items { name quantity product { slug } }
    buyer { username }
  }
}
`,
    variables: json({ id: 'the id of the order' }),
  },
]

function json(value: object): string {
  return JSON.stringify(value, null, 2)
}
