import type { Identity, IdentitySigner, SignedRequest } from '@floodgate/platform/identity'
import type { ListeningServer } from '@floodgate/platform/health'
import { createLogger } from '@floodgate/platform/logging'
import { createMetrics } from '@floodgate/platform/metrics'
import { createSubgraphServer } from '@floodgate/platform/subgraph-server'
import { openPolicy } from '@floodgate/platform/testing/open-policy'
import { requireUser } from '@floodgate/platform/authorization'
import { createEventStream, type EventStream } from '../subscriptions/event-stream.ts'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible", "@composeDirective"])`

const CACHE_CONTROL = `
extend schema
  @link(url: "https://floodgate.example/cacheControl/v1.0", import: ["@cacheControl"])
  @composeDirective(name: "@cacheControl")
directive @cacheControl(maxAge: Int, scope: cacheControl__Scope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT
enum cacheControl__Scope { PUBLIC PRIVATE }
`

export interface Ticket {
  id: string
  status: string
  version: number
  buyerId: string
  productId: string | null
  note?: string | null
}

/** Tickets that a test changes while subscriptions follow them. */
export interface TicketFeed {
  put(ticket: Ticket): void
  /** Subscriptions that follow the ticket. */
  followers(id: string): number
  follow(id: string): AsyncIterableIterator<Ticket>
  /** The same value over and over, as fast as it is taken. */
  flood(value: string): AsyncIterableIterator<string>
  /** Floods ever begun and ended: a short one can be over before a test looks at it. */
  floods(): { readonly begun: number; readonly ended: number }
  /** Waits at a gate until a test opens it. */
  pass(): Promise<string>
  /** Who waits at the gate. */
  atGate(): number
  openGate(): void
}

export function createTicketFeed(): TicketFeed {
  const tickets = new Map<string, Ticket>()
  const streams = new Map<string, Set<EventStream<Ticket>>>()
  let begun = 0
  let ended = 0
  let waiting = 0
  const gate = Promise.withResolvers<string>()
  const of = (id: string) => streams.get(id) ?? new Set()

  return {
    put(ticket) {
      tickets.set(ticket.id, ticket)
      for (const stream of of(ticket.id)) stream.push(ticket)
    },
    followers: (id) => of(id).size,
    follow(id) {
      const stream: EventStream<Ticket> = createEventStream({
        limit: 10_000,
        onOverflow() {
          throw new Error('too many events in a test')
        },
        onReturn: () => void of(id).delete(stream),
      })
      streams.set(id, of(id).add(stream))
      const current = tickets.get(id)
      if (current) stream.push(current)
      return stream
    },
    async *flood(value) {
      begun++
      try {
        for (;;) {
          yield value
          await new Promise(setImmediate)
        }
      } finally {
        ended++
      }
    },
    floods: () => ({ begun, ended }),
    pass() {
      waiting++
      return gate.promise
    },
    atGate: () => waiting,
    openGate: () => gate.resolve('passed'),
  }
}

const ticketTypeDefs = `${LINK}
${CACHE_CONTROL}
type Query {
  ticket(id: ID!): Ticket
  whoami: String!
  requestId: String!
  clientIp: String
  gated: String
  broken: String
}
type Mutation { touch(id: ID!): Ticket! }
type Subscription {
  ticket(id: ID!): Ticket!
  mine: Ticket!
  flood(bytes: Int!): String!
  "A text without a version."
  note(id: ID!): String
  "For everybody."
  notice(id: ID!): Notice! @cacheControl(maxAge: 1)
}
type Notice @cacheControl(inheritMaxAge: true) { version: Int! text: String! askedBy: String! }
type Ticket @key(fields: "id") {
  id: ID!
  status: String!
  version: Int!
  buyer: User!
  product: Product
  note: String
  "Fails for every ticket."
  cursed: String
  outcome: Outcome!
  hidden: String @inaccessible
}
union Outcome = Won | Lost
type Won { prize: Product! }
type Lost { reason: String! }
type User @key(fields: "id", resolvable: false) { id: ID! }
type Product @key(fields: "id", resolvable: false) { id: ID! }
`

interface TestContext {
  readonly identity: Identity
  readonly requestId: string
  readonly clientIp?: string | undefined
}

function ticketResolvers(feed: TicketFeed) {
  const unwrap = <T>(value: T) => value
  const describe = (identity: Identity) =>
    identity.kind === 'user' ? identity.userId : identity.kind
  return {
    Query: {
      whoami: (_: unknown, _args: unknown, { identity }: TestContext) => describe(identity),
      requestId: (_: unknown, _args: unknown, { requestId }: TestContext) => requestId,
      clientIp: (_: unknown, _args: unknown, { clientIp }: TestContext) => clientIp,
      gated: () => feed.pass(),
      broken: () => {
        throw new Error(
          "ER_DUP_ENTRY: Duplicate entry 'x' for key 'users.secret' at /srv/app/db.js",
        )
      },
    },
    Mutation: {
      touch: (_: unknown, { id }: { id: string }) => ({ id, status: 'TOUCHED', version: 1 }),
    },
    Subscription: {
      ticket: {
        subscribe: (_: unknown, { id }: { id: string }) => feed.follow(id),
        resolve: unwrap,
      },
      mine: {
        subscribe: (_: unknown, _args: unknown, { identity }: TestContext) =>
          feed.follow(requireUser(identity).userId),
        resolve: unwrap,
      },
      note: {
        subscribe: (_: unknown, { id }: { id: string }) => feed.follow(id),
        resolve: ({ note }: Ticket) => note,
      },
      notice: {
        subscribe: (_: unknown, { id }: { id: string }) => feed.follow(id),
        resolve: unwrap,
      },
      flood: {
        subscribe: (_: unknown, { bytes }: { bytes: number }) => feed.flood('x'.repeat(bytes)),
        resolve: unwrap,
      },
    },
    Notice: {
      text: ({ status }: Ticket) => status,
      askedBy: (_: Ticket, _args: unknown, { identity }: TestContext) => describe(identity),
    },
    Ticket: {
      buyer: ({ buyerId }: Ticket) => ({ id: buyerId }),
      product: ({ productId }: Ticket) => productId && { id: productId },
      cursed: () => {
        throw new Error('cursed at /srv/app/ticket.js:1')
      },
      outcome: ({ status, productId }: Ticket) =>
        status === 'WON'
          ? { __typename: 'Won', prize: { id: productId } }
          : { __typename: 'Lost', reason: status },
    },
  }
}

const peopleTypeDefs = `${LINK}
${CACHE_CONTROL}
type Query { people: [User!]! @cacheControl(maxAge: 7) }
type User @key(fields: "id") { id: ID! name: String! nickname: String }
`

const peopleResolvers = {
  Query: { people: () => [{ id: 'usr_ann' }, { id: 'usr_bob' }] },
  User: {
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    name: ({ id }: { id: string }) => {
      if (id === 'usr_nobody') return null
      return id.replace('usr_', '')
    },
    nickname: () => null,
  },
}

const goodsTypeDefs = `${LINK}
type Query { goods: [Product!]! }
type Product @key(fields: "id") { id: ID! name: String! price: Int }
`

const goodsResolvers = {
  Query: { goods: () => [{ id: 'prd_1' }] },
  Product: {
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    name: ({ id }: { id: string }) => `product ${id}`,
    price: () => 1_299,
  },
}

export const TEST_TYPE_DEFS = {
  tickets: ticketTypeDefs,
  people: peopleTypeDefs,
  goods: goodsTypeDefs,
} as const

export type TestSubgraph = keyof typeof TEST_TYPE_DEFS

/** A real subgraph server of the platform, not yet listening. */
export function createTestSubgraph(
  name: TestSubgraph,
  feed: TicketFeed,
  identitySigner: IdentitySigner,
): Promise<ListeningServer> {
  const resolvers = {
    tickets: ticketResolvers(feed),
    people: peopleResolvers,
    goods: goodsResolvers,
  }[name]
  return createSubgraphServer<TestContext>({
    typeDefs: TEST_TYPE_DEFS[name],
    resolvers,
    policy: openPolicy(TEST_TYPE_DEFS[name]),
    createContext: (signed: SignedRequest): TestContext => signed,
    identitySigner,
    readiness: {},
    metrics: createMetrics(name),
    logger: createLogger({ name, level: 'silent' }),
  })
}
