/** One state that everybody follows, and a way to change it. */
export const FEED_TYPE_DEFS = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { feed: Feed! }
  type Mutation { publish: Feed! }
  type Subscription { feed: Feed! }
  "\`at\` is when it was published, in milliseconds since the epoch."
  type Feed { version: Int! at: Float! }
`
export const FEED_NAME = 'feed'
export const FOLLOW = 'subscription { feed { version at } }'
